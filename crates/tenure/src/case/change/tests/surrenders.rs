//! Rights that are given back: one right ends, whole or in part, and all else stays as it was.

use identity::{ContractCode, ParcelCode, UnitCode};

use super::sample::{ISSUER, entering, scene};
use crate::ObjectKind;
use crate::case::{Impossible, Outcome, Surrender, surrendered};

const HOMESTEAD: &str = "229901001001JC00002F00010001";

fn contract(n: u32) -> ContractCode {
    ContractCode::parse(&format!("{ISSUER}{n:04}J")).unwrap()
}

fn parcel(n: u32) -> ParcelCode {
    ParcelCode::parse(&format!("{ISSUER}{n:05}")).unwrap()
}

fn land(n: u32, parcels: &[u32]) -> Surrender {
    let parcels = parcels.iter().map(|it| parcel(*it)).collect();
    Surrender::Land { contract: contract(n), parcels }
}

fn given(surrender: &Surrender) -> Result<Outcome, Impossible> {
    surrendered(surrender, &scene(), &[], &entering())
}

fn ended(outcome: &Outcome) -> Vec<(ObjectKind, &str)> {
    outcome.ended.iter().map(|it| (it.kind, it.code.as_str())).collect()
}

#[test]
fn with_the_last_parcel_the_contract_ends_and_the_land_stays() {
    let outcome = given(&land(2, &[3])).unwrap();
    let (code, contractor) = (contract(2), contract(2).contractor());
    let expected =
        [(ObjectKind::LandContract, code.as_str()), (ObjectKind::Contractor, contractor.as_str())];
    assert_eq!(ended(&outcome), expected);
    assert_eq!(outcome.cancelled[0].fact.reason, "自愿交回承包地");
    assert_eq!(outcome.after.facts.parcels, scene().facts.parcels);
    assert_eq!(outcome.after.facts.households, scene().facts.households);
    assert_eq!(outcome.after.facts.homesteads, scene().facts.homesteads);
}

#[test]
fn what_is_left_of_a_contract_has_a_new_page_and_a_new_certificate() {
    let outcome = given(&land(1, &[2])).unwrap();
    assert!(outcome.ended.is_empty() && outcome.cancelled.is_empty());
    assert_eq!(outcome.n_serial_numbers, 1);
    let after = outcome.after.facts.contracts;
    let left = after.iter().find(|it| it.contract.fact.code == contract(1)).unwrap();
    assert_eq!((left.parcels.len(), left.contract.fact.n_parcels), (1, 1));
    assert_eq!(left.parcels[0].fact.parcel, parcel(1));
    assert!(!left.certificate.as_ref().unwrap().fact.collected);
}

#[test]
fn a_homestead_ends_and_the_land_of_its_household_stays() {
    let unit = UnitCode::parse(HOMESTEAD).unwrap();
    let outcome = given(&Surrender::Homestead { unit }).unwrap();
    assert_eq!(ended(&outcome), [(ObjectKind::Homestead, HOMESTEAD)]);
    assert_eq!(outcome.after.facts.contracts, scene().facts.contracts);
    assert_eq!(outcome.after.facts.homesteads.len() + 1, scene().facts.homesteads.len());
}

#[test]
fn nothing_is_given_back_that_is_not_held() {
    for (surrender, refused) in [
        (land(1, &[]), "nothing-asked"),
        (land(1, &[3]), "parcel-not-in-contract"),
        (land(1, &[1, 1]), "parcel-named-twice"),
        (land(9, &[1]), "not-registered"),
    ] {
        assert_eq!(given(&surrender).unwrap_err().code(), refused, "{surrender:?}");
    }
}

#[test]
fn what_is_given_back_touches_its_household_and_its_parcels() {
    let touched = land(1, &[2]).touched();
    assert!(touched.contracts.contains(&contract(1)));
    assert_eq!(touched.parcels, [parcel(2)]);
    assert_eq!(touched.contractors, [contract(1).contractor()]);
}
