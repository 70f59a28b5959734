//! The file of a case in hand: read for an officer, and worked on in one unit of work.

use store::{CaseFile, Store, StoreError, Unit};
use tenure::case::StepTaken;
use uuid::Uuid;

use crate::{Officer, Refused};

/// The file of a case of the officer's division.
pub(crate) async fn read(store: &Store, officer: &Officer, id: Uuid) -> Result<CaseFile, Refused> {
    store.case_file(&officer.scope, id).await.map_err(|error| not_found(id, error))
}

/// The same in a unit of work: nobody else can change it while that is under way.
pub(super) async fn open(
    unit: &mut Unit,
    officer: &Officer,
    id: Uuid,
) -> Result<CaseFile, Refused> {
    unit.case_file(&officer.scope, id).await.map_err(|error| not_found(id, error))
}

/// A unit of work in the county of a case that the officer may see.
pub(super) async fn begin(store: &Store, officer: &Officer, id: Uuid) -> Result<Unit, Refused> {
    let county = store.county_of_case(&officer.scope, id).await;
    Ok(store.begin(county.map_err(|error| not_found(id, error))?).await?)
}

/// The steps that were taken, in their order.
pub(super) fn history(file: &CaseFile) -> Vec<StepTaken> {
    file.steps.iter().map(|it| it.taken.clone()).collect()
}

/// What is not there, and what the officer may not see, are refused alike.
fn not_found(id: Uuid, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what: "case", code: id.to_string() },
        other => other.into(),
    }
}
