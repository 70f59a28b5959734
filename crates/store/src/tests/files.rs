//! The household file.

use super::{
    harness::Scratch,
    on_both_engines,
    village::{HEAD, NUMBER, PHONE, county, enter, home, id, now, village},
};
use crate::{HouseholdFile, HouseholdKey, Scope, StoreError};

on_both_engines!(
    a_household_is_found_by_either_code_and_by_its_id,
    a_file_holds_the_three_books,
    a_household_without_land_has_a_file_too,
);

async fn a_household_is_found_by_either_code_and_by_its_id(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let find =
        |text: String| async move { scratch.store.find_household(&Scope::Everywhere, &text).await };
    let key = HouseholdKey { county: county(), id: id(2), division: home() };
    assert_eq!(find("510182901001000001".to_owned()).await.unwrap(), key, "contractor");
    assert_eq!(find(id(2).to_string()).await.unwrap(), key, "internal id");
    assert_eq!(find(id(3).to_string()).await.unwrap(), key, "internal id of the contractor");
    assert_eq!(find("51018290100100H0001".to_owned()).await.unwrap().id, id(6), "landless");
    for text in ["510182901001008001", "510182901001000002", "", "张", &id(21).to_string()] {
        assert!(matches!(find(text.to_owned()).await, Err(StoreError::NotFound)), "{text}");
    }
}

async fn a_file_holds_the_three_books(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let file = scratch.store.household_file(&home().into(), county(), id(2), now()).await.unwrap();
    let village = village();
    let HouseholdFile {
        county: _,
        division,
        household,
        contractor,
        members,
        contracts,
        homesteads,
        share_holdings,
        restrictions,
        acts,
    } = file;
    assert_eq!(division, home());
    assert_eq!(household, village.households[0]);
    assert_eq!(household.fact().phone.as_deref(), Some(PHONE));
    assert_eq!(contractor.as_ref(), village.contractors.first());
    assert_eq!(members, village.members.into_iter().zip(village.persons).collect::<Vec<_>>());
    assert_eq!(members[0].1.fact().document.number.expose(), NUMBER);
    assert_eq!(contracts.len(), 1);
    let contract = contracts.into_iter().next().unwrap();
    assert_eq!(contract.contract, village.contracts[0]);
    assert_eq!(contract.issuer, village.issuers[0]);
    assert_eq!(contract.right.as_ref(), village.rights.first());
    assert_eq!(contract.certificate.as_ref(), village.certificates.first());
    assert_eq!(contract.certificate_changes, village.certificate_changes);
    assert_eq!(contract.title_documents, village.title_documents);
    assert_eq!(contract.circulations, village.circulations);
    let parcels: Vec<_> = village.contracted_parcels.into_iter().zip(village.parcels).collect();
    assert_eq!(contract.parcels, parcels);
    assert_eq!(homesteads, village.homesteads[..1]);
    assert_eq!(share_holdings.len(), 1);
    assert_eq!(share_holdings[0].0, village.share_holdings[0]);
    assert_eq!(share_holdings[0].1, village.collectives[0]);
    assert_eq!(restrictions, village.restrictions[1..], "the objection ended in January");
    assert_eq!(acts, [super::village::act(1)]);
    assert_eq!(members[0].1.fact().name, HEAD);
}

async fn a_household_without_land_has_a_file_too(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let file = scratch.store.household_file(&home().into(), county(), id(6), now()).await.unwrap();
    assert_eq!(file.contractor, None);
    assert_eq!(file.contracts, []);
    assert_eq!(file.homesteads, village().homesteads[1..]);
}
