//! The closed lists: no word of theirs names a right, and every entry serves.

use std::collections::BTreeSet;

use crate::lint::look_through;
use crate::pack::PolicyPacks;
use crate::{DocumentType, FactKind, Kinship, Language};

/// Every code and name of the lists.
fn words() -> impl Iterator<Item = String> {
    let languages = [Language::Chinese, Language::English];
    let facts =
        FactKind::ALL.iter().flat_map(move |it| languages.map(|language| it.name(language)));
    let documents =
        DocumentType::ALL.iter().flat_map(move |it| languages.map(|language| it.name(language)));
    let relatives =
        Kinship::ALL.iter().flat_map(move |it| languages.map(|language| it.name(language)));
    let codes = FactKind::ALL.iter().map(|it| it.as_str());
    let codes = codes.chain(DocumentType::ALL.iter().map(|it| it.as_str()));
    let codes = codes.chain(Kinship::ALL.iter().map(|it| it.as_str()));
    facts.chain(documents).chain(relatives).chain(codes).map(str::to_owned)
}

#[test]
fn no_fact_document_or_relative_has_a_word_for_a_right() {
    for word in words() {
        assert_eq!(look_through(&word), [], "{word}");
    }
}

#[test]
fn no_two_entries_of_a_list_have_one_code() {
    let codes: Vec<&str> = FactKind::ALL.iter().map(|it| it.as_str()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    let codes: Vec<&str> = DocumentType::ALL.iter().map(|it| it.as_str()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}

#[test]
fn every_fact_is_asked_by_some_pack() {
    let asked: BTreeSet<FactKind> = PolicyPacks::built_in()
        .iter()
        .flat_map(|pack| pack.channels.iter().chain([&pack.permit]))
        .flat_map(|channel| &channel.conditions)
        .flat_map(|condition| &condition.any_of)
        .flat_map(|it| it.facts.iter().copied())
        .collect();
    // Said of an applicant who settles where no text of the five lets anyone settle.
    let unasked: Vec<&FactKind> = FactKind::ALL.iter().filter(|it| !asked.contains(it)).collect();
    assert_eq!(unasked, [&FactKind::OutsideTowns]);
}

#[test]
fn every_fact_but_the_place_of_settlement_can_be_proved() {
    let unproved: Vec<&str> =
        FactKind::ALL.iter().filter(|it| it.documents().is_empty()).map(|it| it.as_str()).collect();
    assert_eq!(unproved, ["in-city-district", "in-county-town", "in-town", "outside-towns"]);
}
