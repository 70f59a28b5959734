//! The quotations against the texts they were taken from, where those lie beside the workspace.

use std::path::Path;

use crate::pack::{Clause, OpenReason, PolicyPack, PolicyPacks};

/// The text a pack was read from, or nothing, said plainly, where it is not there.
fn seed(pack: &PolicyPack) -> Option<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
    let path = Path::new(folder).join(&pack.source.file);
    if !path.exists() {
        println!("did not run: {} is not there", path.display());
        return None;
    }
    Some(std::fs::read_to_string(path).unwrap())
}

/// Every quotation of a pack, with its paragraph.
fn clauses(pack: &PolicyPack) -> Vec<Clause> {
    let mut found = pack.protections.clone();
    for channel in pack.channels.iter().chain([&pack.permit]) {
        found.push(channel.clause.clone());
        found.extend(channel.conditions.iter().map(|it| it.quotation.within(&channel.clause)));
        let relatives = channel.relatives.iter().filter_map(|it| it.quotation.as_ref());
        found.extend(relatives.map(|it| it.within(&channel.clause)));
    }
    found.extend(pack.open.iter().filter_map(|it| it.reason.clause()).cloned());
    found.extend(pack.evidence.iter().map(|it| it.clause.clone()));
    found
}

#[test]
fn every_quotation_stands_in_its_source_byte_for_byte() {
    for pack in PolicyPacks::built_in().iter() {
        let Some(text) = seed(pack) else { continue };
        for clause in clauses(pack) {
            assert!(text.contains(&clause.quotation), "{}: {clause}", pack.code);
        }
    }
}

#[test]
fn every_quotation_stands_in_the_paragraph_it_names() {
    for pack in PolicyPacks::built_in().iter() {
        let Some(text) = seed(pack) else { continue };
        for clause in clauses(pack) {
            let places = text.match_indices(&clause.quotation);
            let right = places
                .map(|(place, _)| text.split_at(place).0)
                .any(|before| stands_in(before, &clause.at));
            assert!(right, "{}: {clause}", pack.code);
        }
    }
}

/// Whether a text that breaks off at a quotation breaks off in the paragraph with these labels.
fn stands_in(before: &str, labels: &[String]) -> bool {
    let mut rest = before;
    labels.iter().all(|label| {
        let mut place = 0;
        let mut found = None;
        for line in rest.split_inclusive('\n') {
            place += line.len();
            if line.starts_with(label.as_str()) {
                found = Some(place);
            } else if kind(line) == kind(label) && found.is_some() {
                found = None;
            }
        }
        rest = rest.split_at(found.unwrap_or(rest.len())).1;
        found.is_some()
    })
}

/// What a label looks like: `（十二）` and `（三）` are of one kind, `三、`, `(1)` and `1.` of others.
fn kind(line: &str) -> Option<String> {
    let numerals = "一二三四五六七八九十壹";
    let head: Vec<char> = line.chars().take_while(|it| *it != '\n').take(6).collect();
    let end = head.iter().position(|it| "）)、.,".contains(*it))?;
    let label = &head[..=end];
    let numbered = label.iter().any(|it| numerals.contains(*it) || it.is_ascii_digit());
    let shape = |it: &char| match it {
        it if numerals.contains(*it) => 'N',
        it if it.is_ascii_digit() => '0',
        it => *it,
    };
    let mut shape: Vec<char> = label.iter().map(shape).collect();
    shape.dedup();
    numbered.then(|| shape.into_iter().collect())
}

#[test]
fn a_quotation_in_another_paragraph_is_noticed() {
    let labels = |labels: &[&str]| labels.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let before = "二、甲\n（一）乙\n三、丙\n（一）丁\n（二）戊";
    assert!(stands_in(before, &labels(&["三、", "（二）"])));
    assert!(!stands_in(before, &labels(&["三、", "（一）"])));
    assert!(!stands_in(before, &labels(&["二、", "（一）"])));
}

#[test]
fn what_a_pack_calls_absent_is_absent_from_its_source() {
    for pack in PolicyPacks::built_in().iter() {
        let Some(text) = seed(pack) else { continue };
        for question in &pack.open {
            let OpenReason::Silent(silent) = &question.reason else { continue };
            let told = !silent.absent.is_empty() || silent.clause.is_some();
            assert!(told, "{}: {} shows nothing", pack.code, question.code);
            let found = silent.absent.iter().find(|it| text.contains(it.as_str()));
            assert!(found.is_none(), "{}: {found:?} stands in the text", pack.code);
        }
    }
}

#[test]
fn what_a_corrupt_passage_most_likely_said_stands_in_the_sister_text() {
    let packs = PolicyPacks::built_in();
    let Some(sister) = seed(packs.get("jilin").unwrap()) else { return };
    for question in &packs.get("liaoyuan").unwrap().open {
        if let OpenReason::Corrupt(corrupt) = &question.reason {
            assert!(sister.contains(&corrupt.reads), "{}", question.code);
        }
    }
}

#[test]
fn a_pack_without_a_protective_clause_says_so_and_the_others_have_one() {
    for pack in PolicyPacks::built_in().iter() {
        assert_eq!(pack.protections.is_empty(), pack.code == "liaocheng", "{}", pack.code);
    }
}
