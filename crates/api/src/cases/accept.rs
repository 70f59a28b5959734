//! A case is handed in.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use casework::case::{CaseView, Mode, Submission};
use serde::Deserialize;
use tenure::case::{CaseDocument, Decision, Request};
use utoipa::{IntoParams, ToSchema};

use super::handed::Handed;
use super::revision::{Answered, answer};
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
pub(crate) struct Trial {
    /// With `true` the answer says what the rules find, and nothing changes.
    #[serde(default)]
    dry_run: bool,
}

impl Trial {
    pub(crate) fn mode(&self) -> Mode {
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
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = SubmissionIn,
    responses(
        (status = 200, description = "It was only tried.", body = CaseOut),
        (status = 201, description = "The case is accepted.", body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn accept_case(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body, request }: Handed<SubmissionIn>,
) -> Result<Answered, Problem> {
    let mode = trial?.mode();
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &CaseView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = casework::case::accept_case(&counter, body.into(), mode).await?;
    Ok(Answered::of(reply, answer))
}
