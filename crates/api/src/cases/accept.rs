//! A case is handed in.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use casework::case::{Mode, Submission};
use serde::Deserialize;
use tenure::case::{CaseDocument, Decision, Request};
use utoipa::{IntoParams, ToSchema};

use super::revision::Revised;
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// What is handed in at the counter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SubmissionIn {
    /// Who asks, by name.
    applicant: String,
    /// What is asked for; its `kind` says which form it has.
    #[schema(value_type = Object)]
    request: Request,
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    documents: Vec<CaseDocument>,
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    decisions: Vec<Decision>,
}

/// Whether it is only tried.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Trial {
    /// With `true` the answer says what the rules find, and nothing changes.
    #[serde(default)]
    dry_run: bool,
}

impl Trial {
    pub(super) fn mode(&self) -> Mode {
        if self.dry_run { Mode::DryRun } else { Mode::Real }
    }
}

impl From<SubmissionIn> for Submission {
    fn from(submission: SubmissionIn) -> Self {
        let SubmissionIn { applicant, request, documents, decisions } = submission;
        Self { applicant, request, documents, decisions }
    }
}

/// Accepts a case, or says at once all that stands in its way.
#[utoipa::path(
    post,
    path = "/api/v1/cases",
    params(Trial),
    request_body = SubmissionIn,
    responses(
        (status = 200, description = "It was only tried.", body = CaseOut),
        (status = 201, description = "The case is accepted.", body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn accept_case(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    trial: Result<Query<Trial>, QueryRejection>,
    body: Result<Json<SubmissionIn>, JsonRejection>,
) -> Result<(StatusCode, Revised<Json<CaseOut>>), Problem> {
    let (Query(trial), Json(body)) = (trial?, body?);
    let mode = trial.mode();
    let view = casework::case::accept_case(
        &app.store,
        &app.desk,
        &officer,
        body.into(),
        app.occasion(),
        mode,
    )
    .await?;
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Revised::of(view)))
}
