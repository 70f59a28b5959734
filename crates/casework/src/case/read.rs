//! Cases read: one, or a list of those that an officer may see.

use store::{CaseFilter, CaseRow, LineageRow, Store, StoreError};
use tenure::ObjectKind;
use uuid::Uuid;

use super::desk::Desk;
use super::file;
use super::findings::Findings;
use super::view::CaseView;
use crate::refused::shown;
use crate::{Officer, Refused};

/// A case of the officer's division.
pub async fn case(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    id: Uuid,
) -> Result<CaseView, Refused> {
    let file = file::read(store, officer, id).await?;
    Ok(CaseView::new(desk, file, Findings::default()))
}

/// The id of a case of the officer's division, by its number or by the id itself.
pub async fn case_id(store: &Store, officer: &Officer, text: &str) -> Result<Uuid, Refused> {
    if let Ok(id) = Uuid::try_parse(text) {
        return Ok(id);
    }
    match store.case_by_number(&officer.scope, text).await {
        Err(StoreError::NotFound) => Err(Refused::NotFound { what: "case", code: shown(text) }),
        id => Ok(id?),
    }
}

/// At most `limit` cases of the officer's division in the order of their numbers, after a number.
pub async fn cases(
    store: &Store,
    officer: &Officer,
    filter: &CaseFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<Vec<CaseRow>, Refused> {
    Ok(store.cases(&officer.scope, filter, limit, after).await?)
}

/// Where an object came from and where it went 来源与去向, the whole chain.
pub async fn lineage(
    store: &Store,
    officer: &Officer,
    kind: ObjectKind,
    code: &str,
) -> Result<Vec<LineageRow>, Refused> {
    match store.lineage_of(&officer.scope, kind, code).await {
        Err(StoreError::NotFound) => {
            Err(Refused::NotFound { what: kind.as_str(), code: shown(code) })
        }
        chain => Ok(chain?),
    }
}
