//! The market as everybody may read it: what is and was listed, and what its notices say; no bidder and no household.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use casework::Refused;
use casework::listing::{PublicNotice, public_listing, public_listings};
use maud::{Markup, html};
use store::{ListedDeal, ListingFilter};

use super::frame::{broken, english, page};
use crate::AppState;

const TITLE: &str = "农村产权交易公告";
/// As many as a page lists; the number is our own.
const LISTED: u32 = 500;

/// The listings from their notice on, the latest first.
pub(super) async fn list(State(app): State<AppState>) -> Response {
    let all = ListingFilter::default();
    match public_listings(&app.store, app.officer.scope, all, LISTED, None).await {
        Ok(listings) => page(StatusCode::OK, TITLE, &listed(&listings)),
        Err(error) => broken(&error),
    }
}

/// The notices of a listing.
pub(super) async fn show(
    State(app): State<AppState>,
    number: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(number)) = number else { return unknown() };
    match public_listing(&app.store, app.officer.scope, &number).await {
        Ok(notice) => page(StatusCode::OK, TITLE, &in_full(&notice)),
        Err(Refused::NotFound { .. }) => unknown(),
        Err(error) => broken(&error),
    }
}

fn listed(listings: &[ListedDeal]) -> Markup {
    html! {
        @if listings.is_empty() {
            section { p { "还没有发布交易公告。" } (english("Nothing was listed yet.")) }
        }
        @for it in listings.iter().rev() {
            section {
                p {
                    a href=(format!("/listings/{}", it.number)) { (it.listing.object.name_zh()) " " (it.number) }
                }
                p {
                    (it.state.name_zh())
                    @if let Some(days) = it.listing.notice { "　公告期 " (days) }
                }
            }
        }
    }
}

fn in_full(notice: &PublicNotice) -> Markup {
    let result = notice.result_zh();
    html! {
        section {
            h2 { "转出公告" }
            @for line in notice.listing_zh() { p { (line) } }
            p { "现在的状态：" strong { (notice.deal.state.name_zh()) } }
            (english("What is listed, on which terms, and where it stands."))
        }
        @if !result.is_empty() {
            section {
                h2 { "成交结果公示" }
                @for line in &result { p { (line) } }
                (english("The result, and until when it may be objected to."))
            }
        }
        p { a href="/listings" { "全部交易公告" } }
    }
}

fn unknown() -> Response {
    let body = html! {
        section.result.unknown { p { strong { "没有这件交易公告" } } (english("There is no such listing.")) }
        p { a href="/listings" { "全部交易公告" } }
    };
    page(StatusCode::NOT_FOUND, TITLE, &body)
}
