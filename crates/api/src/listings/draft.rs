//! A right is put up for listing.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use casework::case::Mode;
use casework::listing::{ListingAsked, ListingView};
use chrono::NaiveDate;
use market::listing::{ListedObject, Reserve, TradeForm, TradeWay};
use market::{Consent, Days, Evidence};
use serde::Deserialize;
use tenure::decision::Decision;
use utoipa::ToSchema;

use super::wire::{ListingOut, answer};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::Answered;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// A right that is to be listed 转出申请; whose it is and where it lies is read from the register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListingIn {
    /// What is listed; its `kind` says which form it has.
    #[schema(value_type = Object)]
    object: ListedObject,
    /// `lease`, `share-in` or `transfer`.
    #[schema(value_type = String)]
    form: TradeForm,
    /// The first and the last day on which it may be used, where it is no transfer.
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    /// One of each adult co-holder, where it is no collective's.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    consents: Vec<Consent>,
    /// What the members decided, where it is a collective's.
    #[schema(value_type = Option<Object>)]
    decision: Option<Decision>,
    /// 底价 for the whole term, in fen.
    reserve_fen: i64,
    valuation: Option<ValuationIn>,
    /// 保证金, in fen.
    deposit_fen: i64,
    /// How it is traded; its `kind` is `agreement`, `ascending`, `sealed` or `tender`.
    #[schema(value_type = Object)]
    way: TradeWay,
    /// 收款账号 of whoever gives the right.
    payee_account: String,
}

/// What it was valued at 评估价.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValuationIn {
    price_fen: i64,
    /// The SHA-256 of the stored report.
    #[schema(value_type = String)]
    report_sha256: Evidence,
}

/// A reserve with its valuation.
pub(super) fn reserve(reserve_fen: i64, valuation: Option<ValuationIn>) -> Reserve {
    Reserve { reserve_fen, valuation: valuation.map(|it| (it.price_fen, it.report_sha256)) }
}

impl TryFrom<ListingIn> for ListingAsked {
    type Error = Problem;

    fn try_from(listing: ListingIn) -> Result<Self, Problem> {
        let ListingIn {
            object,
            form,
            first_day,
            last_day,
            consents,
            decision,
            reserve_fen,
            valuation,
            deposit_fen,
            way,
            payee_account,
        } = listing;
        let term = match (first_day, last_day) {
            (None, None) => None,
            (Some(first), Some(last)) => {
                Some(Days::new(first, last).map_err(|it| Problem::bad_request(&it.to_string()))?)
            }
            _ => return Err(Problem::bad_request("a term has a first and a last day")),
        };
        let reserve = reserve(reserve_fen, valuation);
        Ok(Self {
            object,
            form,
            term,
            consents,
            decision,
            reserve,
            deposit_fen,
            way,
            payee_account,
        })
    }
}

/// Drafts a listing; a draft may have what the rules find, and says it.
#[utoipa::path(
    post,
    path = "/api/v1/listings",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = ListingIn,
    responses(
        (status = 200, description = "It was only tried.", body = ListingOut),
        (status = 201, description = "It is a draft.", body = ListingOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn draft_listing(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    trial: Result<Query<Trial>, QueryRejection>,
    Handed { body, request }: Handed<ListingIn>,
) -> Result<Answered, Problem> {
    let (mode, asked) = (trial?.mode(), body.try_into()?);
    let status = if mode == Mode::Real { StatusCode::CREATED } else { StatusCode::OK };
    let answer = |view: &ListingView| answer(status, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = Box::pin(casework::listing::draft(&counter, asked, mode)).await?;
    Ok(Answered::of(reply, answer))
}
