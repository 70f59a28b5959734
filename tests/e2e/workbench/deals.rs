//! The market as its officers use it: a listing, and an exit, from the first page to the archive.

use std::sync::Arc;

use access::Desk;
use e2e_tests::{CENTRE, Engine, Registry, SECOND_CENTRE};
use serde_json::json;

use super::stage::tell;
use crate::exits::counter::{ExitCounter, HOUSEHOLD};
use crate::listings::market::{ISSUER, Market, SPARE};

/// So often may the one browser of a story sign in on a day.
const OFTEN: u32 = 1_000;

/// The registry from now on knows only these, who sign in.
pub(super) async fn signed_in(
    registry: Arc<Registry>,
    accounts: &[(&str, &str, &[&str])],
) -> Registry {
    let registry = Arc::into_inner(registry).unwrap();
    for (login, officer, roles) in accounts {
        registry.given_account_of(officer, login, Desk::Register, roles, None).await;
    }
    registry.with_sign_in().asked_so_often_a_day(OFTEN)
}

#[tokio::test]
async fn the_market_takes_a_listing_from_the_draft_to_the_archive() {
    let Market { registry } = Market::new(Engine::Sqlite).await;
    let market: &[&str] = &["market"];
    let accounts = [("zhongxin", CENTRE, market), ("zhongxin2", SECOND_CENTRE, market)];
    let registry = signed_in(registry, &accounts).await;
    tell("listing", &registry, &json!({ "parcel": SPARE, "issuer": ISSUER })).await;
}

#[tokio::test]
async fn a_household_leaves_a_parcel_step_by_step_with_everybodys_consent() {
    let ExitCounter { registry, .. } = Box::pin(ExitCounter::open(Engine::Sqlite)).await;
    let accounts: [(&str, &str, &[&str]); 4] = [
        ("shouli", "受理员甲", &["intake", "archivist"]),
        ("shenhe", "审核员丙", &["reviewer"]),
        ("shenpi", "审批人丁", &["approver"]),
        ("dengbu", "登簿员戊", &["registrar"]),
    ];
    let registry = signed_in(registry, &accounts).await;
    tell("exit", &registry, &json!({ "household": HOUSEHOLD })).await;
}
