//! Those who watch, and change nothing: the supervisor, the audit administrator, and everybody.

use access::Desk;
use chrono::FixedOffset;
use e2e_tests::{Counter, Engine};
use serde_json::json;

use super::deals::signed_in;
use super::stage::tell;
use crate::listings::market::Market;
use crate::settlement::safeguard::a_household_gives_up_after_settling;
use crate::transfers::counter::TransferCounter;

#[tokio::test]
async fn a_supervisor_looks_at_signs_and_figures_and_an_administrator_at_the_log() {
    let deals = Box::pin(TransferCounter::open(Engine::Sqlite)).await;
    deals.entered(&deals.lease()).await;
    let registry = deals.registry;
    a_household_gives_up_after_settling(&registry).await;
    let beijing = FixedOffset::east_opt(8 * 3_600).unwrap();
    let now = registry.now().with_timezone(&beijing).format("%Y-%m-%dT%H:%M:%S");

    let supervisor: &[&str] = &["supervisor"];
    let registry = signed_in(registry, &[("jiandu", "监督辛", supervisor)]).await;
    let auditor = ["audit-administrator"];
    registry.given_account_of("审计员", "shenji", Desk::Administration, &auditor, None).await;
    tell("supervision", &registry, &json!({ "now": now.to_string() })).await;
}

#[tokio::test]
async fn everybody_reads_the_notices_the_market_and_the_rules() {
    let market = Market::new(Engine::Sqlite).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let counter = Counter { registry: &market.registry };
    let request = json!({
        "kind": "cancellation", "on": "220221901901010004J", "reason": "court-decision",
    });
    let case = counter.accept(&request).await;
    counter.walk(&case, "on-notice", &[]).await;
    let registry = signed_in(market.registry, &[]).await;
    tell("public", &registry, &json!({ "listing": number })).await;
}
