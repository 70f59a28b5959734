//! Transfers without a listing 流转: taken in, taken step by step, looked at.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::market::transfer::{self as use_case, StepAsked, TransferAsked, TransferView};
use identity::DivisionCode;
use market::transfer::{TransferKind, TransferState};
use serde::Deserialize;
use serde_json::Value;
use store::{Answer, DealFilter};
use utoipa::{IntoParams, ToSchema};

use super::transfer_wire::TransferOut;
use super::wire::DealHead;
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many transfers an answer lists where nothing else is said, and at most.
const LISTED: u32 = 50;
const LISTED_MAX: u32 = 500;

/// How a transfer is answered.
pub(super) fn answer(status: StatusCode, view: &TransferView) -> Answer {
    Answer {
        status: status.as_u16(),
        etag: format!("\"{}\"", view.row.revision),
        response: serde_json::to_string(&TransferOut::from(view)).unwrap_or_default(),
    }
}

/// A transfer with its papers; who holds the right is read from the register.
#[derive(Deserialize, ToSchema)]
#[schema(value_type = Object)]
#[serde(transparent)]
pub(super) struct TransferIn(TransferAsked);

/// A step with what it says: `step`, and `with` where something is said.
#[derive(Deserialize, ToSchema)]
#[schema(value_type = Object)]
#[serde(transparent)]
pub(super) struct TransferStepIn(StepAsked);

/// Takes a transfer in, or says all that stands in its way.
#[utoipa::path(
    post,
    path = "/api/v1/transfers",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = TransferIn,
    responses(
        (status = 200, description = "It was only tried.", body = TransferOut),
        (status = 201, body = TransferOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_transfer_in(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body: TransferIn(asked), request }: Handed<TransferIn>,
) -> Result<Answered, Problem> {
    let mode = trial?.mode();
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &TransferView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(use_case::take_in(&counter, asked, mode)).await?;
    Ok(Answered::of(reply, answer))
}

/// Takes a step of a transfer, at the revision that the officer saw.
#[utoipa::path(
    post,
    path = "/api/v1/transfers/{number}/steps",
    params(
        ("number" = String, Path, description = "The number of the transfer."),
        ("If-Match" = String, Header, description = "The `ETag` of the transfer as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = TransferStepIn,
    responses(
        (status = 200, body = TransferOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_transfer_step(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body: TransferStepIn(asked), request }: Handed<TransferStepIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode) = (number?, trial?.mode());
    let answer = |view: &TransferView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = use_case::take_step(&counter, &number, revision, asked, mode);
    Ok(Answered::of(Box::pin(reply).await?, answer))
}

/// Gives a transfer with its steps, its money and what is to be looked into today, and its revision as the `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/transfers/{number}",
    params(("number" = String, Path, description = "The number of the transfer.")),
    responses(
        (status = 200, body = TransferOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_transfer(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path(number) = number?;
    let view = use_case::transfer(&app.store, &officer, &number, app.today()).await?;
    Ok(Answered::with(answer(StatusCode::OK, &view)))
}

/// Which transfers are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Such as `running`.
    state: Option<String>,
    /// By its code: `L1`, `L2`, `L4`, `L5`, `F1`.
    kind: Option<String>,
    /// A division; without it, all that the officer may see.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<u32>,
    /// The number of the last transfer of the page before.
    after: Option<String>,
}

/// Lists the transfers of the officer's division.
#[utoipa::path(
    get,
    path = "/api/v1/transfers",
    params(Which),
    responses(
        (status = 200, body = Vec<DealHead>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_transfers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<DealHead>, Problem> {
    let Query(Which { state, kind, division, limit, after }) = which?;
    let known_state =
        |it: &String| serde_json::from_value::<TransferState>(Value::String(it.clone())).is_ok();
    if let Some(unknown) = state.as_ref().filter(|it| !known_state(it)) {
        return Err(Problem::bad_request(&format!("`{unknown}` is no state of a transfer")));
    }
    if let Some(unknown) = kind.as_deref().filter(|it| TransferKind::parse(it).is_none()) {
        return Err(Problem::bad_request(&format!("`{unknown}` is no kind of a transfer")));
    }
    let filter = DealFilter { state, subject: kind, division };
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let transfers =
        use_case::transfers(&app.store, &officer, &filter, limit, after.as_deref()).await?;
    let last = transfers.last().map(|it| it.number.clone());
    Ok(Page::after(transfers.iter().map(DealHead::from).collect(), limit, last))
}
