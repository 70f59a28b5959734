//! An application is handed in.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::collective::ApplicationView;

use super::wire::{ApplicationIn, ApplicationOut, answer};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Hands in what a collective asks the register to enter, or says at once all that stands in its way.
#[utoipa::path(
    post,
    operation_id = "apply_for_collective",
    path = "/api/v1/collectives/{code}/applications",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = ApplicationIn,
    responses(
        (status = 200, description = "It was only tried.", body = ApplicationOut),
        (status = 201, description = "The application waits for another officer.", body = ApplicationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn apply(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    code: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body, request }: Handed<ApplicationIn>,
) -> Result<Answered, Problem> {
    let (Path(code), mode) = (code?, trial?.mode());
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &ApplicationView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = casework::collective::apply(&counter, &code, body.into(), mode).await?;
    Ok(Answered::of(reply, answer))
}
