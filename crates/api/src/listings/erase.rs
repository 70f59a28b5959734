//! Whoever lost is erased.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::listing::ListingView;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{ListingOut, answer};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// An erasure needs nothing said beside it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ErasureIn {}

/// Erases who those bidders are who lost, so many months after the listing was over as the county keeps them.
#[utoipa::path(
    post,
    path = "/api/v1/listings/{number}/erasure",
    params(
        ("number" = String, Path, description = "Such as `220221-2026-000001`."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = ErasureIn,
    responses(
        (status = 200, body = ListingOut),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn erase_bidders(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body: ErasureIn {}, request }: Handed<ErasureIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode) = (number?, trial?.mode());
    let answer = |view: &ListingView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(casework::listing::erase_losers(&counter, &number, mode)).await?;
    Ok(Answered::of(reply, answer))
}
