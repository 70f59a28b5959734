//! The money of an exit: ordered, matched with the bank's file, due.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use casework::market::exit::{self as use_case, ExitView};
use casework::market::{OrderAsked, hand_in_bank_file, order_payments};
use serde::Deserialize;
use tenure::ObjectId;
use utoipa::ToSchema;
use uuid::Uuid;

use super::exits::answer;
use super::wire::{DueOut, ExitOut};
use crate::bank_file::HandedBankFile;
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// The orders, which come to exactly what is still to be paid.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrdersIn {
    orders: Vec<OrderIn>,
}

impl OrdersIn {
    pub(super) fn asked(self) -> Vec<OrderAsked> {
        self.orders.into_iter().map(Into::into).collect()
    }
}

/// So much to, or from, an account of somebody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OrderIn {
    person: Uuid,
    account: String,
    amount_fen: i64,
}

impl From<OrderIn> for OrderAsked {
    fn from(OrderIn { person, account, amount_fen }: OrderIn) -> Self {
        Self { person: ObjectId(person), account, amount_fen }
    }
}

/// Orders the compensation of an exit that is signed, or says from where it comes back when the exit did not come about.
#[utoipa::path(
    post,
    path = "/api/v1/exits/{number}/orders",
    params(
        ("number" = String, Path, description = "The number of the exit."),
        ("If-Match" = String, Header, description = "The `ETag` of the exit as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = OrdersIn,
    responses(
        (status = 200, body = ExitOut),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn order_exit_payments(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body, request }: Handed<OrdersIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode) = (number?, trial?.mode());
    let answer = |view: &ExitView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = order_payments(&counter, &number, revision, body.asked(), mode).await?;
    Ok(Answered::of(reply, answer))
}

/// Lays a bank's file beside the payments of an exit: each line is matched, or told as what it is.
///
/// Columns are found by their headings: 支付序号 (if there is one), 账号, 金额 in yuan.
#[utoipa::path(
    post,
    path = "/api/v1/exits/{number}/payments",
    params(
        ("number" = String, Path, description = "The number of the exit."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, body = ExitOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn hand_in_exit_payments(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Answered, Problem> {
    let (Path(number), mode, bytes) = (number?, trial?.mode(), bytes?);
    let operation = format!("POST /api/v1/exits/{number}/payments");
    let HandedBankFile { file, request } = HandedBankFile::of(&headers, operation, &bytes)?;
    let answer = |view: &ExitView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = hand_in_bank_file(&counter, &number, file, mode).await?;
    Ok(Answered::of(reply, answer))
}

/// What is due of the compensation, what was paid of it, and what is overdue today.
#[utoipa::path(
    get,
    path = "/api/v1/exits/{number}/dues",
    params(("number" = String, Path, description = "The number of the exit.")),
    responses(
        (status = 200, body = Vec<DueOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_exit_dues(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<DueOut>>, Problem> {
    let Path(number) = number?;
    let view = use_case::exit(&app.store, &officer, &number).await?;
    Ok(Json(view.dues(app.today()).iter().map(DueOut::from).collect()))
}
