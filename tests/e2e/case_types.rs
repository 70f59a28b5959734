//! A case of each kind, over HTTP from acceptance to the archive, with what no other kind does to the books.
//!
//! The scenarios are listed by kind, and the list is what the tests are made of: a kind that it leaves out fails a test.

mod batches;
mod certificates;
mod corrections;
mod endings;
mod first;
mod households;
mod papers;
mod parcels;
mod restraints;
mod town;

use e2e_tests::{Engine, on_both_engines};
use serde_json::Value;
use tenure::case::{CaseKind, CaseTypes, Step};

use town::Town;

/// Makes a test on both engines of each scenario, and the list of the kinds that have one.
macro_rules! scenarios {
    ($($kind:ident: $family:ident::$scenario:ident,)*) => {
        const WITH_SCENARIO: &[CaseKind] = &[$(CaseKind::$kind),*];

        $(async fn $scenario(engine: Engine) {
            let town = Town::new(engine).await;
            let case = $family::$scenario(&town).await;
            went_all_the_way(&town, CaseKind::$kind, &case).await;
        })*

        on_both_engines!($($scenario),*);
    };
}

scenarios! {
    FirstRegistration: first::a_household_is_registered_with_its_contract,
    FirstRegistrationOther: first::a_cooperative_is_registered_that_the_members_let_in,
    HomesteadFirstRegistration: first::a_homestead_is_registered_that_the_township_granted,
    HomesteadConfirmation: first::a_homestead_is_confirmed_that_has_long_been_there,
    MemberChange: households::a_child_joins_and_one_who_died_leaves,
    HeadChange: households::a_son_takes_the_place_of_the_head,
    HouseholdSplit: households::a_household_splits_and_a_parcel_with_it,
    HouseholdMerge: households::two_households_become_one,
    ParcelChange: parcels::a_flood_takes_a_parcel_and_another_is_surveyed_anew,
    Exchange: parcels::two_households_exchange_parcels,
    Assignment: parcels::a_household_assigns_all_its_land_and_keeps_its_homestead,
    Correction: corrections::a_name_that_was_entered_wrongly_is_put_right,
    ObjectionRegistration: restraints::an_objection_keeps_land_from_being_assigned,
    AdvanceNotice: restraints::an_advance_notice_keeps_land_from_being_exchanged,
    Seizure: restraints::a_seized_contract_does_not_split,
    Mortgage: restraints::a_mortgaged_contract_is_not_mortgaged_again,
    Lifting: restraints::land_that_is_free_again_is_exchanged,
    Reissue: certificates::a_lost_certificate_is_issued_again,
    Replacement: certificates::a_worn_certificate_is_replaced,
    Cancellation: endings::a_landslide_ends_a_right_with_its_parcels,
    Expropriation: endings::a_road_takes_a_part_of_a_parcel,
    TermExtension: batches::a_batch_of_contracts_goes_on_for_thirty_years,
    IssuerSuccession: batches::a_group_becomes_a_cooperative_and_every_contract_goes_on,
}

#[test]
fn every_kind_of_case_has_a_scenario() {
    let missing: Vec<_> = CaseKind::ALL.iter().filter(|it| !WITH_SCENARIO.contains(it)).collect();
    assert!(missing.is_empty(), "no scenario for {missing:?}");
}

/// What is so of every case that is archived: its kind, its way, its act, the entry of that, and its papers.
async fn went_all_the_way(town: &Town, kind: CaseKind, case: &Value) {
    assert_eq!((&case["kind"], &case["state"]), (&kind.as_str().into(), &"archived".into()));
    let case_type = CaseTypes::built_in().get(kind);
    let steps: Vec<&str> =
        case["steps"].as_array().unwrap().iter().map(|it| it["step"].as_str().unwrap()).collect();
    for step in &case_type.path {
        assert!(steps.contains(&step.as_str()), "{}: {steps:?}", step.as_str());
    }
    assert_eq!(steps.contains(&Step::Certify.as_str()), case_type.makes_certificate);
    let entry = town.entry(case).await;
    assert_eq!((&entry["case_kind"], &entry["case"]), (&case["kind"], &case["number"]));
    assert_eq!(entry["division"], case["division"]);
    let changed = entry["inserted"].as_u64().unwrap() + entry["superseded"].as_u64().unwrap();
    assert!(changed > 0, "{entry:#}");
    let id = case["id"].as_str().unwrap().parse().unwrap();
    let scope = store::Scope::Everywhere;
    let file = town.registry.store.case_file(&scope, id).await.unwrap();
    assert_eq!(file.held, [], "an archived case holds nothing");
    papers::say_what_the_act_did(town, kind, case).await;
}
