//! What stands on a notice, and what never does.

use chrono::NaiveDate;

use super::{NoticeContent, notice_content};
use crate::ObjectKind;
use crate::case::{CaseKind, CaseTypes, Ended, NoticeAsked, Outcome, Scene};
use crate::rules::tests::sample::Sample;
use crate::submission::Table;
use crate::takeover::{Takeover, read};

fn facts() -> Takeover {
    let sample = Sample::new();
    let mut county = sample.county.clone();
    let crs = county.crs[&Table::Parcel];
    for layer in [Table::BoundaryPoint, Table::BoundaryLine, Table::VillageArea, Table::Homestead] {
        county.crs.insert(layer, crs);
    }
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    read(&sample.village, &county, day).unwrap()
}

fn survey() -> &'static NoticeAsked {
    &CaseTypes::built_in().get(CaseKind::FirstRegistration).notices[0]
}

fn content(facts: Takeover) -> NoticeContent {
    let after = Scene { facts, restrictions: Vec::new() };
    let outcome = Outcome { after, ..Outcome::default() };
    notice_content(survey(), 1, &outcome, &Scene::default())
}

fn on_paper(content: &NoticeContent) -> String {
    serde_json::to_string(content).unwrap()
}

#[test]
fn a_parcel_is_shown_with_its_holder_its_areas_and_its_bounds() {
    let facts = facts();
    let content = content(facts.clone());
    assert_eq!(content.after.parcels.len(), facts.parcels.len());
    assert_eq!(content.village.as_deref(), Some(facts.issuers[0].fact.code.village().as_str()));
    assert_eq!((content.round, content.days), (1, 7));
    let held = &facts.contracts[0].parcels[0].fact;
    let row = content.after.parcels.iter().find(|it| it.code == held.parcel).unwrap();
    let contractor = facts.contracts[0].contract.fact.contractor;
    let holder = facts.contractors.iter().find(|it| it.fact.code == contractor).unwrap();
    let [shown] = &row.holders[..] else { panic!("one holder") };
    assert_eq!(shown.name.as_deref(), Some(holder.fact.name.as_str()));
    assert_eq!(shown.contract_area_m2, held.contract_area_m2);
    assert_eq!(row.measured_area_mu, row.measured_area_m2.to_mu());
    let parcel = facts.parcels.iter().find(|it| it.fact.code == held.parcel).unwrap();
    assert_eq!(row.bounds.east, parcel.fact.bounds.east);
}

#[test]
fn no_identity_number_and_no_telephone_stands_on_it() {
    let mut facts = facts();
    let phone = "13904320577";
    facts.issuers[0].fact.phone = Some(phone.to_owned());
    facts.contractors[0].fact.phone = Some(phone.to_owned());
    facts.parcels[0].fact.bounds.east = Some(format!("孙立 {phone}"));
    facts.homesteads[0].fact.location = format!("村东，电话{phone}");
    let people = facts.households.iter().flat_map(|it| &it.members);
    let of_people = people.map(|it| it.fact.person.document.number.expose().to_owned());
    let of_contractors = facts.contractors.iter().map(|it| &it.fact.document);
    let of_issuers = facts.issuers.iter().map(|it| &it.fact.head_document);
    let others = of_contractors.chain(of_issuers).map(|it| it.number.expose().to_owned());
    let secrets: Vec<_> = of_people.chain(others).chain([phone.to_owned()]).collect();
    assert!(secrets.len() > 4);
    let paper = on_paper(&content(facts));
    for secret in secrets {
        assert!(!paper.contains(&secret), "{secret} stands on the notice");
    }
    assert!(paper.contains("孙立 ***********"), "{paper}");
}

#[test]
fn no_coordinate_stands_on_it() {
    let facts = facts();
    let paper = on_paper(&content(facts.clone()));
    let outlines = facts.parcels.iter().map(|it| &it.fact.outline);
    let outlines = outlines.chain(facts.homesteads.iter().map(|it| &it.fact.outline));
    let rings = outlines.flat_map(|it| &it.patches).flat_map(|it| &it.exterior.0);
    let values: Vec<_> = rings.flat_map(|it| [it.x.trunc(), it.y.trunc()]).collect();
    assert!(values.len() > 8);
    for value in values {
        assert!(!paper.contains(&value.to_string()), "{value} stands on the notice");
    }
}

#[test]
fn the_order_of_the_facts_does_not_change_it() {
    let facts = facts();
    let mut turned = facts.clone();
    turned.parcels.reverse();
    turned.contractors.reverse();
    turned.contracts.reverse();
    turned.households.reverse();
    turned.households.iter_mut().for_each(|it| it.members.reverse());
    turned.homesteads.reverse();
    assert!(facts.parcels.len() > 1 && facts != turned);
    assert_eq!(on_paper(&content(facts)), on_paper(&content(turned)));
}

#[test]
fn a_parcel_held_by_shares_shows_each_holder_in_the_order_of_their_codes() {
    let mut facts = facts();
    let parcel = facts.contracts[0].parcels[0].clone();
    facts.contracts[1].parcels.push(parcel.clone());
    let paper = content(facts.clone());
    facts.contracts.reverse();
    assert_eq!(on_paper(&content(facts)), on_paper(&paper));
    let shown = paper.after.parcels.iter().find(|it| it.code == parcel.fact.parcel).unwrap();
    assert_eq!(shown.holders.len(), 2);
    assert!(shown.holders[0].contractor < shown.holders[1].contractor);
}

#[test]
fn it_reads_back_as_it_was_frozen() {
    let content = content(facts());
    let read: NoticeContent = serde_json::from_str(&on_paper(&content)).unwrap();
    assert_eq!(read, content);
}

#[test]
fn what_ends_is_told_with_what_is_registered() {
    let before = Scene { facts: facts(), restrictions: Vec::new() };
    let code = before.facts.contracts[0].contract.fact.code.to_string();
    let last_day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let ended = [(ObjectKind::LandContract, &*code), (ObjectKind::Person, "22022119900101123X")];
    let ended = ended.map(|(kind, code)| Ended { kind, code: code.to_owned(), last_day }).to_vec();
    let outcome = Outcome { ended, ..Outcome::default() };
    let asked = &CaseTypes::built_in().get(CaseKind::Cancellation).notices[0];
    let content = notice_content(asked, 1, &outcome, &before);
    assert_eq!(content.ended.len(), 1);
    assert_eq!((&*content.ended[0].kind, &content.ended[0].code), ("land-contract", &code));
    assert_eq!(content.before.contracts.len(), before.facts.contracts.len());
    assert!(content.after.contracts.is_empty() && content.village.is_some());
    assert!(!on_paper(&content).contains("22022119900101123X"));
}
