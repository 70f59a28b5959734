//! A bank's file 银行回单 is laid beside the payments of a run.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use casework::case::Mode;
use casework::collective::ApplicationView;
use casework::market::BankFileAsked;
use store::ApplicationBody;
use tenure::collective::{CollectiveRequest, ReceiptsAsked};

use super::wire::{ApplicationOut, answer};
use crate::bank_file::HandedBankFile;
use crate::cases::accept::Trial;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Lays a bank's file beside the payments of a run: every payment and every line with what became of it.
///
/// Columns are found by their headings: 支付序号 (if there is one), 账号, 金额 in yuan.
#[utoipa::path(
    post,
    path = "/api/v1/collectives/{code}/runs/{year}/{number}/bank-files",
    params(
        ("code" = String, Path, description = "统一社会信用代码."),
        ("year" = i32, Path, description = "The year whose income it is."),
        ("number" = u32, Path, description = "The number of the run in the year."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "It was only tried.", body = ApplicationOut),
        (status = 201, description = "The application waits for another officer.", body = ApplicationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn hand_in_bank_file(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, i32, u32)>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Answered, Problem> {
    let (Path((code, year, number)), mode, bytes) = (place?, trial?.mode(), bytes?);
    let operation = format!("POST /api/v1/collectives/{code}/runs/{year}/{number}/bank-files");
    let HandedBankFile { file: BankFileAsked { sha256: file_sha256, lines }, request } =
        HandedBankFile::of(&headers, operation, &bytes)?;
    let asked = CollectiveRequest::Receipts(ReceiptsAsked { year, number, file_sha256, lines });
    let body =
        ApplicationBody { request: asked, decisions: Vec::new(), decision_numbers: Vec::new() };
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &ApplicationView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = casework::collective::apply(&counter, &code, body, mode).await?;
    Ok(Answered::of(reply, answer))
}
