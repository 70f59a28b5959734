//! The money of a transfer: ordered, matched with the bank's file, due.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use casework::market::transfer::{self as use_case, TransferView};
use casework::market::{hand_in_bank_file, order_payments};

use super::money::OrdersIn;
use super::transfer_wire::TransferOut;
use super::transfers::answer;
use super::wire::DueOut;
use crate::bank_file::HandedBankFile;
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Orders what is due of the price, or else what falls due next; where the transfer is void, what goes back.
#[utoipa::path(
    post,
    path = "/api/v1/transfers/{number}/orders",
    params(
        ("number" = String, Path, description = "The number of the transfer."),
        ("If-Match" = String, Header, description = "The `ETag` of the transfer as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = OrdersIn,
    responses(
        (status = 200, body = TransferOut),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn order_transfer_payments(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body, request }: Handed<OrdersIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode) = (number?, trial?.mode());
    let answer = |view: &TransferView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(order_payments(&counter, &number, revision, body.asked(), mode)).await?;
    Ok(Answered::of(reply, answer))
}

/// Lays a bank's file beside the payments of a transfer: each line is matched, or told as what it is.
///
/// Columns are found by their headings: 支付序号 (if there is one), 账号, 金额 in yuan.
#[utoipa::path(
    post,
    path = "/api/v1/transfers/{number}/payments",
    params(
        ("number" = String, Path, description = "The number of the transfer."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, body = TransferOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn hand_in_transfer_payments(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Answered, Problem> {
    let (Path(number), mode, bytes) = (number?, trial?.mode(), bytes?);
    let operation = format!("POST /api/v1/transfers/{number}/payments");
    let HandedBankFile { file, request } = HandedBankFile::of(&headers, operation, &bytes)?;
    let answer = |view: &TransferView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(hand_in_bank_file(&counter, &number, file, mode)).await?;
    Ok(Answered::of(reply, answer))
}

/// What is due of the price, what was paid of it, and what is overdue today.
#[utoipa::path(
    get,
    path = "/api/v1/transfers/{number}/dues",
    params(("number" = String, Path, description = "The number of the transfer.")),
    responses(
        (status = 200, body = Vec<DueOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_transfer_dues(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<DueOut>>, Problem> {
    let Path(number) = number?;
    let view = use_case::transfer(&app.store, &officer, &number, app.today()).await?;
    Ok(Json(view.dues(app.today()).iter().map(DueOut::from).collect()))
}
