//! The file of a case in hand: read for an officer, and opened and closed around what is added to it.

use store::{CaseFile, Store, StoreError, Unit};
use tenure::case::StepTaken;
use uuid::Uuid;

use super::desk::Desk;
use super::findings::Findings;
use super::view::CaseView;
use crate::{Officer, Refused};

/// The file of a case of the officer's division.
pub(crate) async fn read(store: &Store, officer: &Officer, id: Uuid) -> Result<CaseFile, Refused> {
    match store.case_file(&officer.scope, id).await {
        Err(StoreError::NotFound) => Err(Refused::NotFound { what: "case", code: id.to_string() }),
        file => Ok(file?),
    }
}

/// A unit of work in the county of a case that the officer may see.
pub(super) async fn begin(store: &Store, officer: &Officer, id: Uuid) -> Result<Unit, Refused> {
    let county = read(store, officer, id).await?.case.county;
    Ok(store.begin(county).await?)
}

/// Makes it happen, and shows the case as it stands then.
pub(super) async fn finish(
    mut unit: Unit,
    desk: &Desk,
    officer: &Officer,
    id: Uuid,
) -> Result<CaseView, Refused> {
    let file = unit.case_file(&officer.scope, id).await?;
    unit.commit().await?;
    Ok(CaseView::new(desk, file, Findings::default()))
}

/// The steps that were taken, in their order.
pub(super) fn history(file: &CaseFile) -> Vec<StepTaken> {
    file.steps.iter().map(|it| it.taken.clone()).collect()
}
