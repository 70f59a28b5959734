//! A homestead in another hand: one row changes, and both households keep what else they have.

use identity::UnitCode;

use super::sample::{ISSUER, day, entering, scene};
use crate::case::{HomesteadTransfer, Impossible, LineageKind, Outcome, homestead_transferred};
use crate::{HouseholdCode, ObjectKind};

const HOMESTEAD: &str = "229901001001JC00002F00010001";

fn household(n: u32) -> HouseholdCode {
    HouseholdCode::parse(&format!("{ISSUER}{n:04}")).unwrap()
}

fn owner() -> HouseholdCode {
    let homesteads = scene().facts.homesteads;
    let found = homesteads.iter().find(|it| it.fact.unit_code.as_str() == HOMESTEAD);
    found.unwrap().fact.household.clone()
}

fn transferred(unit: &str, to: HouseholdCode) -> Result<Outcome, Impossible> {
    let transfer = HomesteadTransfer { unit: UnitCode::parse(unit).unwrap(), to };
    homestead_transferred(&transfer, &scene(), &entering())
}

#[test]
fn a_homestead_goes_over_with_a_new_certificate_and_says_whose_it_was() {
    let outcome = transferred(HOMESTEAD, household(2)).unwrap();
    let homesteads = &outcome.after.facts.homesteads;
    let gone = homesteads.iter().find(|it| it.fact.unit_code.as_str() == HOMESTEAD).unwrap();
    assert_eq!((&gone.fact.household, gone.first_day), (&household(2), day("2026-12-01")));
    assert!(gone.fact.note.as_deref().unwrap().ends_with(&format!("转让，原属农户{}", owner())));
    assert_eq!(gone.fact.certificate_number.as_deref(), Some(entering().homestead_number));
    assert_eq!((outcome.n_homestead_numbers, outcome.n_serial_numbers), (1, 0));
    assert!(outcome.ended.is_empty());
    let lineage = &outcome.lineage[0];
    assert_eq!((lineage.kind, lineage.how), (ObjectKind::Homestead, LineageKind::Transfer));
}

#[test]
fn nothing_else_of_either_household_changes() {
    let mut after = transferred(HOMESTEAD, household(2)).unwrap().after;
    let before = scene();
    after.facts.homesteads.clone_from(&before.facts.homesteads);
    assert_eq!(after, before);
}

#[test]
fn no_homestead_goes_to_its_own_household_or_to_nobody_or_from_nowhere() {
    for (unit, to, refused) in [
        (HOMESTEAD, owner(), "same-household"),
        (HOMESTEAD, household(99), "not-registered"),
        ("229901001001JC99999F00010001", household(2), "not-registered"),
    ] {
        assert_eq!(transferred(unit, to.clone()).unwrap_err().code(), refused, "{unit} to {to}");
    }
}

#[test]
fn a_transfer_touches_the_homestead_and_both_households() {
    let unit = UnitCode::parse(HOMESTEAD).unwrap();
    let touched = HomesteadTransfer { unit, to: household(2) }.touched();
    assert_eq!(touched.homesteads, [unit]);
    assert_eq!(touched.contractors, [household(2).contractor().unwrap()]);
}
