//! The papers that a case can print.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use uuid::Uuid;

use super::wire::PaperOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Lists the papers that a case can print as it stands, with how often each was printed.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}/papers",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_papers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let Path(id) = id?;
    let papers = casework::papers::papers(&app.store, &app.desk, &officer, id).await?;
    Ok(Json(papers.into_iter().map(Into::into).collect()))
}
