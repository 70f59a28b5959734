//! The part of the register that a case touches.

use std::collections::BTreeSet;

use tenure::{ObjectKind, Parcel};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{
        self, PHONE, contract_code, contractor_code, county, crs, day, enter, id, parcel_code,
        rectangle, village,
    },
};
use crate::{Codes, Row, VillageRegister};

on_both_engines!(
    a_contractor_brings_all_that_hangs_on_it,
    a_parcel_a_contract_and_what_lies_on_it_bring_the_same,
    another_household_stays_out,
    a_code_stays_used_after_its_object_has_ended,
    neighbours_are_found_by_their_outlines,
);

async fn register_of(scratch: &Scratch, kind: ObjectKind, code: &str) -> VillageRegister {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let codes = Codes::from_iter([(kind, code.to_owned())]);
    unit.register_of(&codes).await.unwrap()
}

fn ids<T: crate::Fact>(rows: &[Row<T>]) -> Vec<u128> {
    rows.iter().map(|it| it.id().0.as_u128()).collect()
}

async fn a_contractor_brings_all_that_hangs_on_it(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let code = contractor_code(1);
    let read = register_of(scratch, ObjectKind::Contractor, code.as_str()).await;
    let village = village();
    assert_eq!(read.issuers, village.issuers);
    assert_eq!(read.contractors, village.contractors[..1]);
    assert_eq!(read.households, village.households[..1]);
    assert_eq!(read.households[0].fact().phone.as_deref(), Some(PHONE));
    assert_eq!(read.members, village.members);
    assert_eq!(read.persons, village.persons);
    assert_eq!(read.parcels, village.parcels);
    assert_eq!(read.contracts, village.contracts);
    assert_eq!(read.contracted_parcels, village.contracted_parcels);
    assert_eq!(read.rights, village.rights);
    assert_eq!(read.certificates, village.certificates);
    assert_eq!(read.certificate_changes, village.certificate_changes);
    assert_eq!(read.title_documents, village.title_documents);
    assert_eq!(read.circulations, village.circulations);
    assert_eq!(read.homesteads, village.homesteads[..1]);
    assert_eq!(read.restrictions, village.restrictions);
    assert_eq!(read.share_holdings, [], "shares are none of a case's");
    let objects: Vec<u128> = read.objects.iter().map(|it| it.id.0.as_u128()).collect();
    assert_eq!(objects, [1, 2, 3, 4, 5, 21, 22, 31, 41, 61, 62]);
}

async fn a_parcel_a_contract_and_what_lies_on_it_bring_the_same(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let whole = register_of(scratch, ObjectKind::Contractor, contractor_code(1).as_str()).await;
    for (kind, code) in [
        (ObjectKind::Parcel, parcel_code(2).to_string()),
        (ObjectKind::LandContract, contract_code(1).to_string()),
        (ObjectKind::Household, contractor_code(1).to_string()),
        (ObjectKind::Restriction, "510182-2026-000011".to_owned()),
    ] {
        assert_eq!(register_of(scratch, kind, &code).await, whole, "{kind:?}");
    }
}

async fn another_household_stays_out(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let code = "510182901001JC00002W00000000";
    let read = register_of(scratch, ObjectKind::Homestead, code).await;
    assert_eq!(ids(&read.households), [6]);
    assert_eq!(ids(&read.homesteads), [42]);
    assert_eq!((ids(&read.contracts), ids(&read.restrictions)), (vec![], vec![]));
    let nothing = register_of(scratch, ObjectKind::Parcel, contractor_code(1).as_str()).await;
    assert_eq!(nothing, VillageRegister::default(), "a code is one of its kind");
}

async fn a_code_stays_used_after_its_object_has_ended(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let codes = [parcel_code(1).to_string(), parcel_code(9).to_string()];
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let parcels = unit.current_by_code::<Parcel>(ObjectKind::Parcel, &codes).await.unwrap();
    assert_eq!(ids(&parcels), [21]);
    unit.end_objects(&parcels, &village::act(1), day("2026-01-01")).await.unwrap();
    let used = unit.code_used(ObjectKind::Parcel, &codes).await.unwrap();
    assert_eq!(used, BTreeSet::from([parcel_code(1).to_string()]));
    let living = unit.current_by_code::<Parcel>(ObjectKind::Parcel, &codes).await.unwrap();
    assert_eq!(living, []);
    let ended = Codes::from_iter([(ObjectKind::Parcel, codes[0].clone())]);
    let register = unit.register_of(&ended).await.unwrap();
    assert_eq!(ids(&register.parcels), [22], "the contract is there, and it is not under it");
    assert!(register.objects.iter().any(|it| it.id == id(21)), "its name is known all the same");
}

async fn neighbours_are_found_by_their_outlines(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let near = unit.parcels_near(crs(), &rectangle(1)).await.unwrap();
    assert_eq!(ids(&near), [21, 22], "one shares its boundary with the other");
    let far = unit.parcels_near(crs(), &rectangle(500)).await.unwrap();
    assert_eq!(far, []);
}
