//! What the database itself refuses, by name.

use tenure::{NumberStanding, ObjectKind};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, NUMBER, county, enter, home, village},
};
use crate::StoreError;

on_both_engines!(
    a_code_is_never_used_again,
    a_valid_number_belongs_to_one_person,
    an_object_has_one_current_row,
    a_row_of_nothing_is_refused,
    entries_cannot_be_changed_or_taken_back,
    units_of_one_county_wait_for_each_other,
);

async fn a_code_is_never_used_again(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let code = village::contractor_code(1);
    let again = village::object(900, ObjectKind::Contractor, Some(code.as_str()), home());
    let refused = unit.insert_objects(vec![again]).await;
    assert!(matches!(refused, Err(StoreError::CodeUsedBefore)), "{refused:?}");
}

async fn a_valid_number_belongs_to_one_person(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    for (standing, accepted) in [
        (NumberStanding::Valid, false),
        (NumberStanding::Disputed, true),
        (NumberStanding::Unverified, true),
    ] {
        let mut unit = scratch.store.begin(county()).await.unwrap();
        let object = village::object(900, ObjectKind::Person, None, home());
        unit.insert_objects(vec![object]).await.unwrap();
        let person = village::row(900, village::person("王五", NUMBER, standing), ());
        let inserted = unit.insert(vec![person]).await;
        assert_eq!(inserted.is_ok(), accepted);
        assert!(accepted || matches!(inserted, Err(StoreError::NumberInUse)), "{inserted:?}");
    }
}

async fn an_object_has_one_current_row(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let mut second = village().parcels.remove(0);
    second.registered.version.number = 2;
    let refused = unit.insert(vec![second]).await.unwrap_err();
    assert_eq!(refused.to_string(), "an object of `parcel` has a current row already");
}

async fn a_row_of_nothing_is_refused(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&village::act(1), &home()).await.unwrap();
    let refused = unit.insert(village().parcels).await;
    let committed = match refused {
        Ok(()) => unit.commit().await,
        Err(error) => Err(error),
    };
    assert!(matches!(committed, Err(StoreError::Dangling { .. })), "{committed:?}");
    assert_eq!(scratch.store.counties().await.unwrap(), []);
}

async fn entries_cannot_be_changed_or_taken_back(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let wipe = scratch.either("DELETE FROM ledger_entry", "TRUNCATE ledger_entry CASCADE");
    for statement in ["UPDATE ledger_entry SET canonical = '{}'", "DELETE FROM ledger_entry", wipe]
    {
        let error = scratch.execute(statement).await.unwrap_err();
        assert!(error.to_string().contains("ledger entries are immutable"), "{statement}: {error}");
    }
    assert_eq!(scratch.query("SELECT canonical FROM ledger_entry").await.len(), 1);
}

async fn units_of_one_county_wait_for_each_other(scratch: &Scratch) {
    let mut first = scratch.store.begin(county()).await.unwrap();
    first.record_act(&village::act(1), &home()).await.unwrap();
    let store = scratch.store.clone();
    let second = tokio::spawn(async move {
        let mut unit = store.begin(county()).await.unwrap();
        unit.next_act_number().await.unwrap()
    });
    first.commit().await.unwrap();
    assert_eq!(second.await.unwrap(), 2, "the second one sees what the first one did");
}
