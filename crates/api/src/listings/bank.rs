//! A bank's file is laid beside what a listing expects.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use casework::listing::ListingView;

use super::wire::{ListingOut, answer};
use crate::bank_file::HandedBankFile;
use crate::cases::accept::Trial;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// Lays a bank's file beside the payments of a listing: only a line that matches is a payment, and every line is told.
///
/// Columns are found by their headings: 支付序号 (if there is one), 账号, 金额 in yuan.
#[utoipa::path(
    post,
    path = "/api/v1/listings/{number}/bank-files",
    params(
        ("number" = String, Path, description = "Such as `220221-2026-000001`."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, body = ListingOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn hand_in_listing_bank_file(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Answered, Problem> {
    let (Path(number), mode, bytes) = (number?, trial?.mode(), bytes?);
    let operation = format!("POST /api/v1/listings/{number}/bank-files");
    let HandedBankFile { file, request } = HandedBankFile::of(&headers, operation, &bytes)?;
    let answer = |view: &ListingView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let taken = casework::listing::take_bank_file(&counter, &number, file, mode);
    Ok(Answered::of(Box::pin(taken).await?, answer))
}
