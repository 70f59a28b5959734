//! Voluntary paid exits 自愿有偿退出: handed in, taken step by step, looked at.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::market::exit::{self as use_case, ApplicationAsked, ExitView, StepAsked};
use identity::DivisionCode;
use market::exit::{ExitKind, ExitState};
use serde::Deserialize;
use serde_json::Value;
use store::{Answer, DealFilter};
use utoipa::{IntoParams, ToSchema};

use super::wire::{DealHead, ExitOut};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many exits an answer lists where nothing else is said, and at most.
const LISTED: u32 = 50;
const LISTED_MAX: u32 = 500;

/// How an exit is answered.
pub(super) fn answer(status: StatusCode, view: &ExitView) -> Answer {
    Answer {
        status: status.as_u16(),
        etag: format!("\"{}\"", view.row.revision),
        response: serde_json::to_string(&ExitOut::from(view)).unwrap_or_default(),
    }
}

/// An application to leave one of the three rights; it has no place for a reason.
#[derive(Deserialize, ToSchema)]
#[schema(value_type = Object)]
#[serde(transparent)]
pub(super) struct ExitIn(ApplicationAsked);

/// A step with what it says: `step`, and `with` where something is said.
#[derive(Deserialize, ToSchema)]
#[schema(value_type = Object)]
#[serde(transparent)]
pub(super) struct ExitStepIn(StepAsked);

/// Takes an application in, where the county has recorded its pilot approval, or says all that stands in its way.
#[utoipa::path(
    post,
    path = "/api/v1/exits",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = ExitIn,
    responses(
        (status = 200, description = "It was only tried.", body = ExitOut),
        (status = 201, body = ExitOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn apply_for_exit(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body: ExitIn(asked), request }: Handed<ExitIn>,
) -> Result<Answered, Problem> {
    let mode = trial?.mode();
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &ExitView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(use_case::apply(&counter, asked, mode)).await?;
    Ok(Answered::of(reply, answer))
}

/// Takes a step of an exit, at the revision that the officer saw.
#[utoipa::path(
    post,
    path = "/api/v1/exits/{number}/steps",
    params(
        ("number" = String, Path, description = "The number of the exit."),
        ("If-Match" = String, Header, description = "The `ETag` of the exit as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = ExitStepIn,
    responses(
        (status = 200, body = ExitOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_exit_step(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body: ExitStepIn(asked), request }: Handed<ExitStepIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode) = (number?, trial?.mode());
    let answer = |view: &ExitView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = use_case::take_step(&counter, &number, revision, asked, mode);
    Ok(Answered::of(Box::pin(reply).await?, answer))
}

/// Gives an exit with its steps and its money, and its revision as the `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/exits/{number}",
    params(("number" = String, Path, description = "The number of the exit.")),
    responses(
        (status = 200, body = ExitOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_exit(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path(number) = number?;
    let view = use_case::exit(&app.store, &officer, &number).await?;
    Ok(Answered::with(answer(StatusCode::OK, &view)))
}

/// Which exits are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Such as `on-notice`.
    state: Option<String>,
    /// `contracted-land`, `homestead` or `shares`.
    right: Option<String>,
    /// A division; without it, all that the officer may see.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<u32>,
    /// The number of the last exit of the page before.
    after: Option<String>,
}

/// Lists the exits of the officer's division.
#[utoipa::path(
    get,
    path = "/api/v1/exits",
    params(Which),
    responses(
        (status = 200, body = Vec<DealHead>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_exits(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<DealHead>, Problem> {
    let Query(Which { state, right, division, limit, after }) = which?;
    let known_state =
        |it: &String| serde_json::from_value::<ExitState>(Value::String(it.clone())).is_ok();
    if let Some(unknown) = state.as_ref().filter(|it| !known_state(it)) {
        return Err(Problem::bad_request(&format!("`{unknown}` is no state of an exit")));
    }
    if let Some(unknown) = right.as_deref().filter(|it| ExitKind::parse(it).is_none()) {
        return Err(Problem::bad_request(&format!("`{unknown}` is no right that can be left")));
    }
    let filter = DealFilter { state, subject: right, division };
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let exits = use_case::exits(&app.store, &officer, &filter, limit, after.as_deref()).await?;
    let last = exits.last().map(|it| it.number.clone());
    Ok(Page::after(exits.iter().map(DealHead::from).collect(), limit, last))
}
