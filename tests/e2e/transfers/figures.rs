//! Transfers in the figures of the market: a deal is counted once, its end is none, and what is void never was.

use e2e_tests::{APPROVER, Engine, REGISTRAR, on_both_engines};
use serde_json::{Value, json};

use super::counter::{PARCELS, RENT_FEN, TransferCounter};
use super::endings::coercion;

on_both_engines!(a_deal_is_counted_once_and_a_void_one_not_at_all);

impl TransferCounter {
    async fn total(&self) -> [Value; 3] {
        let figures = self.registry.get("/api/v1/market-figures").await.body;
        ["n_deals", "n_paid", "value_fen"].map(|it| figures["total"][it].clone())
    }
}

async fn a_deal_is_counted_once_and_a_void_one_not_at_all(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let one = [json!(1), json!(1), json!(RENT_FEN)];
    let ended = counter.entered(&counter.lease()).await;
    assert_eq!(counter.total().await, one);
    counter.step(REGISTRAR, &ended, &counter.agreed_end()).await;
    assert_eq!(counter.total().await, one, "its end is no deal");
    let other = counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31");
    let void = counter.entered(&counter.lease_of(&other)).await;
    assert_eq!(counter.total().await, [json!(2), json!(2), json!(2 * RENT_FEN)]);
    counter.registry.given_days_later(40);
    counter.step(APPROVER, &void, &coercion(&counter)).await;
    assert_eq!(counter.total().await, one, "it never was");
    let csv = counter.registry.get("/api/v1/market-figures.csv").await;
    assert!(csv.text.contains("土地经营权"), "{csv}");
    let then = counter.registry.get("/api/v1/market-figures?last_day=2026-12-01").await.body;
    assert_eq!(then["total"]["n_deals"], 1, "nor was it then: {then:#}");
}
