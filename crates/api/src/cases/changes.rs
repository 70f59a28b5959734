//! What a case would change, side by side.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use serde::Serialize;
use serde_json::Value;
use tenure::case::{Changes, NoticeRows};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// What a case would change, as a notice would show it today.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseChangesOut {
    /// What is registered of the objects of the case; nothing before a first registration.
    before: RowsOut,
    /// What would be registered of them.
    after: RowsOut,
    /// What ends, with nothing in its place.
    ended: Vec<EndedOut>,
}

/// The objects of a case, each kind in the order of its codes, as a notice shows them.
#[derive(Serialize, ToSchema)]
pub(super) struct RowsOut {
    #[schema(value_type = Vec<Object>)]
    issuers: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    contractors: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    households: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    contracts: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    parcels: Vec<Value>,
    #[schema(value_type = Vec<Object>)]
    homesteads: Vec<Value>,
}

/// An object that would end.
#[derive(Serialize, ToSchema)]
pub(super) struct EndedOut {
    /// Such as `parcel`.
    kind: String,
    code: String,
}

impl From<NoticeRows> for RowsOut {
    fn from(rows: NoticeRows) -> Self {
        let NoticeRows { issuers, contractors, households, contracts, parcels, homesteads } = rows;
        Self {
            issuers: values(&issuers),
            contractors: values(&contractors),
            households: values(&households),
            contracts: values(&contracts),
            parcels: values(&parcels),
            homesteads: values(&homesteads),
        }
    }
}

impl From<Changes> for CaseChangesOut {
    fn from(changes: Changes) -> Self {
        let Changes { before, after, ended } = changes;
        let ended = ended.into_iter().map(|it| EndedOut { kind: it.kind, code: it.code });
        Self { before: before.into(), after: after.into(), ended: ended.collect() }
    }
}

/// Rows of a notice hold texts and numbers alone, which serde can always write.
fn values(rows: &[impl Serialize]) -> Vec<Value> {
    rows.iter().map(|it| serde_json::to_value(it).unwrap_or_default()).collect()
}

/// Says what a case would change as the register stands now, before and after side by side.
///
/// It is null once the case is entered, refused or withdrawn, and changes nothing any more.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}/changes",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    responses(
        (status = 200, body = Option<CaseChangesOut>),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_case_changes(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<Option<CaseChangesOut>>, Problem> {
    let (Path(id), occasion) = (id?, app.occasion());
    let changes =
        casework::case::case_changes(&app.store, &app.desk, &officer, id, occasion).await?;
    Ok(Json(changes.map(Into::into)))
}
