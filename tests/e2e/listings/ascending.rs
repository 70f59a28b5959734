//! A village's land by rising bids, from the draft to the archive.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::market::{DEPOSIT_FEN, Market, RESERVE_FEN, bid};

on_both_engines!(a_villages_land_goes_from_the_draft_to_the_archive);

async fn a_villages_land_goes_from_the_draft_to_the_archive(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, member]) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T09:00:00", &number, bid(&member, RESERVE_FEN)).await;
    let best = market.step_at("2026-12-14T10:00:00", &number, bid(&stranger, 101_000)).await;
    assert_eq!(best["best"], json!({ "bidder": 1, "price_fen": 101_000 }));
    let struck = json!({ "step": "strike" });
    let struck = market.step_at("2026-12-14T10:00:00.001", &number, struck).await;
    assert_eq!(struck["award"], json!({ "bidder": 1, "price_fen": 101_000 }));
    let owed = struck["payments"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&owed["purpose"], &owed["bidder"], &owed["amount_fen"]),
        (&json!("deposit-refunded"), &json!(2), &json!(DEPOSIT_FEN)),
        "the loser's deposit goes back: {owed:#}"
    );
    market.step(&number, json!({ "step": "post-result" })).await;
    market.step_at("2026-12-22T09:00:00", &number, json!({ "step": "close-result" })).await;
    let contract = market.document("土地经营权出租合同").await;
    market.step(&number, json!({ "step": "sign", "contract": contract })).await;
    let paid = market.pay_all(&number).await;
    assert_eq!(paid["state"], "settled", "{paid:#}");
    market.pay_all(&number).await;
    market.step(&number, json!({ "step": "attest" })).await;
    let entered = market.step(&number, json!({ "step": "enter" })).await;
    let archived = market.step(&number, json!({ "step": "archive" })).await;
    assert_eq!((&archived["state_zh"], &archived["act"]), (&json!("已归档"), &entered["act"]));

    assert_eq!(balances(&archived), [101_000, -101_000], "the village has it, the winner paid it");
    let entry = market.entry(&entered).await;
    assert_eq!(
        (&entry["kind"], &entry["deal_subject"]),
        (&json!("deal"), &json!("collective-land"))
    );
    assert_eq!((&entry["price_fen"], &entry["first_day"]), (&json!(101_000), &json!("2027-01-01")));
}

/// What stands on the accounts of the parties, the largest first; all others must be empty.
fn balances(listing: &Value) -> Vec<i64> {
    let mut sums = std::collections::BTreeMap::<String, i64>::new();
    for movement in listing["movements"].as_array().unwrap() {
        for posting in movement["postings"].as_array().unwrap() {
            let account = posting["account"].to_string();
            *sums.entry(account).or_default() += posting["amount_fen"].as_i64().unwrap();
        }
    }
    sums.retain(|account, sum| {
        assert!(*sum == 0 || account.contains("party\""), "{account}: {sum}");
        *sum != 0
    });
    let mut sums: Vec<i64> = sums.into_values().collect();
    sums.sort_unstable_by(|a, b| b.cmp(a));
    sums
}
