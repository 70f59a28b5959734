//! What leads a listing off its way: nobody comes, the market stops it, the winner does not sign, somebody objects.

use std::sync::Arc;

use e2e_tests::{CENTRE, Engine, on_both_engines};
use serde_json::{Value, json};

use super::market::{DEPOSIT_FEN, Market, RESERVE_FEN, bid, line, problem, rising};

on_both_engines!(
    where_nobody_comes_it_has_failed_and_is_listed_again_for_less,
    whoever_paid_a_deposit_has_it_back_when_the_market_ends_it,
    a_winner_who_does_not_sign_loses_the_deposit_to_the_village,
    an_objection_that_is_upheld_undoes_the_award,
    every_line_of_the_banks_file_is_matched_or_told,
    a_deposit_that_comes_too_late_goes_back,
    after_a_crash_between_payment_and_act_a_listing_is_entered_once,
    whoever_lost_is_erased_when_nobody_may_claim_any_more,
);

async fn where_nobody_comes_it_has_failed_and_is_listed_again_for_less(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let close = json!({ "step": "close-enrolment" });
    market.at("2026-12-07T23:59:59.999");
    let early = market.try_step(CENTRE, &number, &close).await;
    assert_eq!(problem(&early), (409, "wrong-step".to_owned()), "the notice runs");
    let failed = market.step_at("2026-12-08T00:00:00", &number, close).await;
    assert_eq!(failed["state"], "failed");

    let report = market.document("第二次评估报告").await;
    let cheaper = json!({
        "step": "relist", "reserve_fen": RESERVE_FEN / 2, "way": rising(),
        "valuation": { "price_fen": RESERVE_FEN / 2, "report_sha256": report },
    });
    let again = market.step(&number, cheaper).await;
    assert_eq!((&again["state"], &again["round"]), (&json!("draft"), &json!(2)));
    let other = market.try_draft(CENTRE, &market.spare_land().await).await;
    assert_eq!(problem(&other), (409, "held".to_owned()), "the parcel is listed: {other}");
    market.step(&number, json!({ "step": "submit" })).await;
}

async fn whoever_paid_a_deposit_has_it_back_when_the_market_ends_it(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, _]) = market.opened(&market.spare_land().await).await;
    let stopped = market.step(&number, json!({ "step": "suspend" })).await;
    assert_eq!(stopped["state_zh"], "中止");
    assert_eq!(refunds(&stopped).len(), 0, "what is only stopped keeps its deposits");
    let bidding = market.try_step(CENTRE, &number, &bid(&stranger, RESERVE_FEN)).await;
    assert_eq!(problem(&bidding), (409, "wrong-step".to_owned()));
    market.step(&number, json!({ "step": "resume" })).await;
    market.step(&number, json!({ "step": "suspend" })).await;
    let ended = market.step(&number, json!({ "step": "terminate" })).await;
    assert_eq!(refunds(&ended), [(1, DEPOSIT_FEN, false), (2, DEPOSIT_FEN, false)]);
    let paid = market.pay_all(&number).await;
    assert_eq!(refunds(&paid), [(1, DEPOSIT_FEN, true), (2, DEPOSIT_FEN, true)]);
    // The parcel is free for another listing.
    market.draft(&market.spare_land().await).await;
}

/// The deposits that go back: whose, how much, and whether the bank has paid it.
fn refunds(listing: &Value) -> Vec<(u64, i64, bool)> {
    let payments = listing["payments"].as_array().unwrap().iter();
    let back = payments.filter(|it| it["purpose"] == "deposit-refunded");
    back.map(|it| {
        let (bidder, fen) = (it["bidder"].as_u64(), it["amount_fen"].as_i64());
        (bidder.unwrap(), fen.unwrap(), it["paid"] == true)
    })
    .collect()
}

async fn a_winner_who_does_not_sign_loses_the_deposit_to_the_village(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, _]) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T09:00:00", &number, bid(&stranger, RESERVE_FEN)).await;
    market.step_at("2026-12-14T10:00:00.001", &number, json!({ "step": "strike" })).await;
    market.step(&number, json!({ "step": "post-result" })).await;
    market.step_at("2026-12-22T09:00:00", &number, json!({ "step": "close-result" })).await;
    let failed = market.step(&number, json!({ "step": "default" })).await;
    assert_eq!(failed["state"], "failed");
    assert_eq!(refunds(&failed), [(2, DEPOSIT_FEN, false)]);
    let lost = failed["payments"].as_array().unwrap().iter().find(|it| it["purpose"] == "paid-out");
    let lost = lost.unwrap();
    assert_eq!((&lost["bidder"], &lost["amount_fen"]), (&Value::Null, &json!(DEPOSIT_FEN)));
    let movements = failed["movements"].to_string();
    assert!(movements.contains("deposit-forfeited"), "{movements}");
    let paid = market.pay_all(&number).await;
    assert!(paid["payments"].as_array().unwrap().iter().all(|it| it["paid"] == true));
}

async fn an_objection_that_is_upheld_undoes_the_award(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, _]) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T09:00:00", &number, bid(&stranger, RESERVE_FEN)).await;
    market.step_at("2026-12-14T10:00:00.001", &number, json!({ "step": "strike" })).await;
    market.step(&number, json!({ "step": "post-result" })).await;
    let evidence = market.document("异议书").await;
    market.step(&number, json!({ "step": "object", "evidence": evidence })).await;
    market.at("2026-12-22T09:00:00");
    let close = json!({ "step": "close-result" });
    let open = market.try_step(CENTRE, &number, &close).await;
    assert_eq!(problem(&open), (409, "wrong-step".to_owned()), "it is not answered");
    market.step(&number, json!({ "step": "answer", "objection": 0, "upheld": true })).await;
    let undone = market.step(&number, close).await;
    assert_eq!(undone["state"], "failed");
    assert_eq!(refunds(&undone).len(), 2, "nobody keeps it, everybody has the deposit back");
    let figures = market.registry.get("/api/v1/market-figures").await.body;
    assert_eq!(figures["openness"]["contested_per_mille"], 1_000);
}

async fn every_line_of_the_banks_file_is_matched_or_told(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    market.enrol(&number, "外来甲", false).await;
    let (own, other) = ("6220000000000000", "6229999999999999");
    let lines =
        [line(1, own, DEPOSIT_FEN - 1), line(1, other, DEPOSIT_FEN), line(9, own, DEPOSIT_FEN)];
    let answer = market.try_bank_file(CENTRE, &number, &lines).await;
    let findings = answer.body["bank_files"][0]["findings"].as_array().unwrap().clone();
    let mut told: Vec<u64> = findings.iter().filter_map(|it| it["line"].as_u64()).collect();
    told.sort_unstable();
    assert_eq!(told, [2, 3, 4], "each line after the headings is told: {findings:#?}");
    assert!(findings.iter().all(|it| it["finding"] != "matched"), "{findings:#?}");
    assert_eq!(answer.body["bidders"][0]["deposit_fen"], 0);

    let paid = [line(1, own, DEPOSIT_FEN)];
    let answer = market.try_bank_file(CENTRE, &number, &paid).await;
    assert_eq!(answer.body["bidders"][0]["deposit_fen"], DEPOSIT_FEN, "{answer}");
    let same = market.try_bank_file(CENTRE, &number, &paid).await;
    assert_eq!(problem(&same), (409, "wrong-step".to_owned()), "the same file is taken once");
    let again = [line(1, own, DEPOSIT_FEN), String::new(), "\n".to_owned()];
    let again = market.try_bank_file(CENTRE, &number, &again).await;
    assert_eq!(again.body["bank_files"][2]["findings"][0]["finding"], "double", "{again}");
    assert_eq!(again.body["bidders"][0]["deposit_fen"], DEPOSIT_FEN, "a payment counts once");
}

async fn a_deposit_that_comes_too_late_goes_back(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    market.enrol(&number, "外来甲", false).await;
    market.step(&number, json!({ "step": "terminate" })).await;
    let late = market.pay_all(&number).await;
    assert_eq!(refunds(&late), [(1, DEPOSIT_FEN, false)], "{late:#}");
    assert_eq!(refunds(&market.pay_all(&number).await), [(1, DEPOSIT_FEN, true)]);
}

async fn after_a_crash_between_payment_and_act_a_listing_is_entered_once(engine: Engine) {
    let mut market = Market::new(engine).await;
    let (number, [stranger, _]) = market.opened(&market.contracted_land().await).await;
    market.agreed_by(&number, &stranger).await;
    assert_eq!(market.try_sign(&number).await.status, 200);
    let paid = market.pay_all(&number).await;
    assert_eq!(paid["state"], "settled", "{paid:#}");
    let registry = Arc::into_inner(market.registry).unwrap();
    market.registry = Arc::new(registry.restarted().await);
    let again = market.listing(&number).await.body;
    assert_eq!((&again["state"], &again["movements"]), (&paid["state"], &paid["movements"]));
    market.pay_all(&number).await;
    market.step(&number, json!({ "step": "attest" })).await;
    market.step(&number, json!({ "step": "enter" })).await;
    let twice = market.try_step(CENTRE, &number, &json!({ "step": "enter" })).await;
    assert_eq!(problem(&twice), (409, "wrong-step".to_owned()), "{twice}");
}

async fn whoever_lost_is_erased_when_nobody_may_claim_any_more(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, _) = market.opened(&market.spare_land().await).await;
    let path = format!("/api/v1/listings/{number}/erasure");
    let open = market.registry.post(CENTRE, &path, &json!({})).await;
    assert_eq!(problem(&open), (409, "wrong-step".to_owned()));
    market.step(&number, json!({ "step": "terminate" })).await;
    market.at("2029-12-07T23:59:59");
    let owed = market.registry.post(CENTRE, &path, &json!({})).await;
    assert_eq!(problem(&owed), (409, "wrong-step".to_owned()), "the deposits are still owed");
    market.at("2026-12-08T11:00:00");
    market.pay_all(&number).await;
    market.at("2029-12-07T23:59:59");
    let early = market.registry.post(CENTRE, &path, &json!({})).await;
    assert_eq!(early.body["detail"], "who bid is kept until 2029-12-08");
    market.at("2029-12-08T00:00:00");
    let erased = market.registry.post(CENTRE, &path, &json!({})).await;
    assert_eq!(erased.status, 200, "{erased}");
    for bidder in erased.body["bidders"].as_array().unwrap() {
        assert!(bidder.get("name").is_none() && bidder["number"].is_u64(), "{bidder}");
    }
    assert!(!market.listing(&number).await.text.contains("外来甲"));
}
