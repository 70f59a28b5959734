//! A step of a case.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use casework::case::StepAsked;
use serde::Deserialize;
use tenure::case::{Request, Step};
use utoipa::ToSchema;
use uuid::Uuid;

use super::accept::Trial;
use super::revision::{IfMatch, Revised};
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// The step that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StepIn {
    /// Such as `approve`; the case says which are possible.
    #[schema(value_type = String)]
    step: Step,
    /// What is written beside it, such as all that is missing when a case is returned.
    note: Option<String>,
    /// The request as it should stand, where a correction changes it.
    #[schema(value_type = Option<Object>)]
    request: Option<Request>,
}

/// Takes a step, where the process allows it and no rule stands in the way.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/steps",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case as it was seen."),
        Trial
    ),
    request_body = StepIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_step(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    body: Result<Json<StepIn>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Query(trial), Json(body)) = (id?, trial?, body?);
    let StepIn { step, note, request } = body;
    let asked = StepAsked { step, revision, note, request };
    let (occasion, mode) = (app.occasion(), trial.mode());
    let view =
        casework::case::take_step(&app.store, &app.desk, &officer, id, asked, occasion, mode)
            .await?;
    Ok(Revised::of(view))
}
