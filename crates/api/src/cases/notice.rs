//! Public notices, for everybody to read, and the objections to them.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::OpenNotice;
use tenure::case::{Objection, ObjectionAnswer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::revision::Revised;
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// An objection as it is taken at the counter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObjectionIn {
    by: String,
    ground: String,
    /// SHA-256 of the evidence, where any came with it.
    evidence_sha256: Option<String>,
}

/// The answer to an objection.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerIn {
    text: String,
    upheld: bool,
}

/// A notice that runs; nothing personal stands in it.
#[derive(Serialize, ToSchema)]
pub(super) struct PublicNoticeOut {
    id: Uuid,
    kind: &'static str,
    round: u32,
    first_day: NaiveDate,
    last_day: NaiveDate,
    content_sha256: String,
    content: Value,
}

impl From<OpenNotice> for PublicNoticeOut {
    fn from(notice: OpenNotice) -> Self {
        Self {
            id: notice.id,
            kind: notice.kind.as_str(),
            round: notice.round,
            first_day: notice.first_day,
            last_day: notice.last_day,
            content: serde_json::from_str(&notice.content).unwrap_or_default(),
            content_sha256: notice.content_sha256,
        }
    }
}

/// Takes an objection to the notice that runs.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/objections",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    request_body = ObjectionIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn raise_objection(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    body: Result<Json<ObjectionIn>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path(id), Json(ObjectionIn { by, ground, evidence_sha256 })) = (id?, body?);
    let raised_day = app.occasion().today;
    let objection = Objection { number: 0, raised_day, by, ground, evidence_sha256, answer: None };
    let view =
        casework::case::raise_objection(&app.store, &app.desk, &officer, id, objection).await?;
    Ok(Revised::of(view))
}

/// Answers an objection; one that is upheld calls for a correction and another round.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/objections/{number}/answer",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("number" = u32, Path, description = "The number of the objection in its round.")
    ),
    request_body = AnswerIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn answer_objection(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(Uuid, u32)>, PathRejection>,
    body: Result<Json<AnswerIn>, JsonRejection>,
) -> Result<Revised<Json<CaseOut>>, Problem> {
    let (Path((id, number)), Json(AnswerIn { text, upheld })) = (place?, body?);
    let answer =
        ObjectionAnswer { day: app.occasion().today, officer: officer.name.clone(), text, upheld };
    let view =
        casework::case::answer_objection(&app.store, &app.desk, &officer, id, number, &answer)
            .await?;
    Ok(Revised::of(view))
}

/// Lists the notices that run today, without sign-in.
#[utoipa::path(
    get,
    path = "/api/v1/notices",
    responses((status = 200, body = Vec<PublicNoticeOut>))
)]
pub(super) async fn list_notices(
    State(app): State<AppState>,
) -> Result<Json<Vec<PublicNoticeOut>>, Problem> {
    let notices = casework::case::public_notices(&app.store, app.occasion()).await?;
    Ok(Json(notices.into_iter().map(Into::into).collect()))
}
