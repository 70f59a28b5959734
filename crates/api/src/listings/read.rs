//! Listings as officers read them.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;

use super::which::Which;
use super::wire::{ListingHead, ListingOut, answer};
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::page::Page;
use crate::{AppState, Problem};

/// Lists the listings of the officer's division.
#[utoipa::path(
    get,
    path = "/api/v1/listings",
    params(Which),
    responses(
        (status = 200, body = Vec<ListingHead>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_listings(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<ListingHead>, Problem> {
    let Query(which) = which?;
    let (filter, limit, after) = which.filter()?;
    let after = after.as_deref();
    let found = casework::listing::listings(&app.store, &officer, &filter, limit, after).await?;
    let last = found.last().map(|it| it.number.clone());
    Ok(Page::after(found.iter().map(Into::into).collect(), limit, last))
}

/// Gives a listing with all that is kept of it, and its revision as the `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/listings/{number}",
    params(("number" = String, Path, description = "Such as `220221-2026-000001`.")),
    responses(
        (status = 200, body = ListingOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_listing(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path(number) = number?;
    let view = casework::listing::listing(&app.store, &officer, &number).await?;
    Ok(Answered::with(answer(StatusCode::OK, &view)))
}
