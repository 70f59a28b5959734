//! What everybody may read of the market, without sign-in: no person, no household, nothing that is sealed.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use casework::listing::{PublicNotice, public_listing, public_listings};
use serde::Serialize;
use utoipa::ToSchema;

use super::which::Which;
use super::wire::{ListingHead, NoticeDays};
use crate::page::Page;
use crate::{AppState, Problem};

/// A listing as its notices 公告 say it.
#[derive(Serialize, ToSchema)]
pub(super) struct ListingNoticeOut {
    #[serde(flatten)]
    listing: ListingHead,
    /// 转出公告, line by line.
    notice_zh: Vec<String>,
    /// 成交结果公示, line by line, once the result was put on notice.
    result_zh: Vec<String>,
    /// Until when somebody may object to the result.
    objections_until: Option<NoticeDays>,
}

impl From<&PublicNotice> for ListingNoticeOut {
    fn from(notice: &PublicNotice) -> Self {
        Self {
            listing: (&notice.deal).into(),
            notice_zh: notice.listing_zh(),
            result_zh: notice.result_zh(),
            objections_until: notice.deal.listing.result_notice.map(Into::into),
        }
    }
}

/// Lists what is and was on the market, from its notice on.
#[utoipa::path(
    get,
    path = "/api/v1/public/listings",
    security(()),
    params(Which),
    responses(
        (status = 200, body = Vec<ListingHead>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_public_listings(
    State(app): State<AppState>,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<ListingHead>, Problem> {
    let Query(which) = which?;
    let (filter, limit, after) = which.filter()?;
    let service = app.officer.scope;
    let found = public_listings(&app.store, service, filter, limit, after.as_deref()).await?;
    let last = found.last().map(|it| it.number.clone());
    Ok(Page::after(found.iter().map(Into::into).collect(), limit, last))
}

/// Gives the notices of a listing: what is listed, and, once there is one, the result.
#[utoipa::path(
    get,
    path = "/api/v1/public/listings/{number}",
    security(()),
    params(("number" = String, Path, description = "Such as `220221-2026-000001`.")),
    responses(
        (status = 200, body = ListingNoticeOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_public_listing(
    State(app): State<AppState>,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<ListingNoticeOut>, Problem> {
    let Path(number) = number?;
    let notice = public_listing(&app.store, app.officer.scope, &number).await?;
    Ok(Json((&notice).into()))
}
