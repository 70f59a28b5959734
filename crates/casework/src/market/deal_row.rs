//! The row of a deal, found by its number where the officer may see it.

use serde::de::DeserializeOwned;
use store::{DealKind, DealRow, Store, StoreError, Unit};

use crate::refused::shown;
use crate::{Officer, Refused};

/// A unit of work in the county of a deal's number.
pub(crate) async fn begin(
    store: &Store,
    officer: &Officer,
    (kind, number): (DealKind, &str),
) -> Result<Unit, Refused> {
    let county = store.county_of_deal(&officer.scope, number);
    Ok(store.begin(county.map_err(|error| not_found(kind, number, error))?).await?)
}

/// A deal in a unit of work: nobody else takes a step of it meanwhile.
pub(crate) async fn open<B: DeserializeOwned>(
    unit: &mut Unit,
    officer: &Officer,
    (kind, number): (DealKind, &str),
) -> Result<DealRow<B>, Refused> {
    let row = unit.deal(&officer.scope, kind, number).await;
    row.map_err(|error| not_found(kind, number, error))
}

/// A deal as it stands.
pub(crate) async fn read<B: DeserializeOwned>(
    store: &Store,
    officer: &Officer,
    (kind, number): (DealKind, &str),
) -> Result<DealRow<B>, Refused> {
    let row = store.deal(&officer.scope, kind, number).await;
    row.map_err(|error| not_found(kind, number, error))
}

/// What is not there, and what the officer may not see, are refused alike.
pub(crate) fn not_found(kind: DealKind, number: &str, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what: kind.as_str(), code: shown(number) },
        other => other.into(),
    }
}
