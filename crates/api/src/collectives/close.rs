//! An application is entered by another officer, or taken back.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::collective::ApplicationView;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{ApplicationOut, answer};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// An entry needs nothing said beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryIn {}

/// Why an application is taken back.
#[derive(Deserialize, ToSchema)]
#[schema(as = ApplicationWithdrawalIn)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawalIn {
    reason: String,
}

/// Enters an application, as the register stands now: one act, by another officer than the one who handed it in.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/applications/{number}/entry",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("number" = u32, Path, description = "The number of the application."),
        ("If-Match" = String, Header, description = "The `ETag` of the application as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = EntryIn,
    responses(
        (status = 200, body = ApplicationOut),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn enter_application(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, u32)>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body: EntryIn {}, request }: Handed<EntryIn>,
) -> Result<Answered, Problem> {
    let (Path((code, number)), mode) = (place?, trial?.mode());
    let answer = |view: &ApplicationView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let entered = casework::collective::enter(&counter, &code, number, revision, mode);
    Ok(Answered::of(Box::pin(entered).await?, answer))
}

/// Takes an application back, with the reason.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/applications/{number}/withdrawal",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("number" = u32, Path, description = "The number of the application."),
        ("If-Match" = String, Header, description = "The `ETag` of the application as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = WithdrawalIn,
    responses(
        (status = 200, body = ApplicationOut),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn withdraw_application(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, u32)>, PathRejection>,
    IfMatch(revision): IfMatch,
    Handed { body: WithdrawalIn { reason }, request }: Handed<WithdrawalIn>,
) -> Result<Answered, Problem> {
    let Path((code, number)) = place?;
    let answer = |view: &ApplicationView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, Mode::Real, &answer);
    let reply = casework::collective::withdraw(&counter, &code, number, revision, reason).await?;
    Ok(Answered::of(reply, answer))
}
