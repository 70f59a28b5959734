//! Closed columns stay closed, and what breaks the model is told as such.

use super::{
    harness::Scratch,
    on_both_engines,
    village::{NUMBER, county, enter, home, id, now, village},
};
use crate::{At, Keys, Scope, StoreError};

on_both_engines!(
    a_wrong_key_is_corruption,
    a_row_that_breaks_the_model_is_corruption,
    the_number_stands_nowhere_in_the_database,
);

async fn a_wrong_key_is_corruption(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let store = scratch.opened_with(Keys::new([1; 32], [2; 32])).await;
    let file = store.household_file(&Scope::Everywhere, county(), id(2), now()).await;
    let Err(StoreError::Corrupt { table, what, .. }) = file else { panic!("{file:?}") };
    assert_eq!(table, "contractor");
    assert!(!what.contains(NUMBER));
    store.close().await.unwrap();
}

async fn a_row_that_breaks_the_model_is_corruption(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    for (statement, table, says) in [
        ("UPDATE parcel SET code = '1'", "parcel", "code: "),
        ("UPDATE parcel SET code = '5101829010010000001', epsg = 3857", "parcel", "EPSG:3857"),
        ("UPDATE household_member SET relation = '999'", "household_member", "relation: "),
        ("UPDATE collective SET total_denominator = 0", "collective", "denominator"),
        ("UPDATE boundary_line SET course = outline FROM division_area", "boundary_line", "course"),
    ] {
        let changed = scratch.execute(statement).await.unwrap();
        assert!(changed > 0);
        let error = match table {
            "parcel" => rows::<tenure::Parcel>(scratch).await,
            "household_member" => rows::<tenure::HouseholdMember>(scratch).await,
            "collective" => rows::<tenure::Collective>(scratch).await,
            _ => rows::<tenure::BoundaryLine>(scratch).await,
        };
        let StoreError::Corrupt { table: named, what, .. } = error else { panic!("{error}") };
        assert_eq!(named, table);
        assert!(what.contains(says), "{what}");
    }
}

async fn rows<T: crate::Fact>(scratch: &Scratch) -> StoreError {
    let rows = scratch.store.rows_of::<T>(&Scope::Everywhere, &home(), At::Current).await;
    rows.unwrap_err()
}

async fn the_number_stands_nowhere_in_the_database(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let Some(file) = scratch.file() else {
        for table in ["person", "contractor", "issuer", "certificate", "certificate_change"] {
            let rows = scratch.query(&format!("SELECT t::text AS text FROM {table} AS t")).await;
            assert!(!rows.is_empty());
            for row in rows {
                let text: String = row.try_get("", "text").unwrap();
                let number = NUMBER.to_lowercase();
                let hex = seal::hex(number.as_bytes());
                assert!(!text.to_lowercase().contains(&number) && !text.contains(&hex), "{table}");
            }
        }
        return;
    };
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default());
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
    assert!(contains("试验村1组".as_bytes()), "the rows are in what is looked through");
    assert!(!contains(NUMBER.as_bytes()));
}
