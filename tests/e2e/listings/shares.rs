//! Shares on the market: to a member, or back to the collective, and never beyond the cap.

use e2e_tests::{CENTRE, Engine, on_both_engines};
use serde_json::{Value, json};

use super::market::{DEPOSIT_FEN, Market, RESERVE_FEN, codes, rising};
use crate::collective::village::{Collective, Person};

on_both_engines!(
    shares_go_to_another_member_in_the_collectives_own_book,
    shares_go_to_nobody_outside_of_the_collective,
    nobody_buys_more_shares_than_the_charter_lets_one_hold,
    the_collective_takes_shares_back_by_a_decision_of_its_members,
    no_more_is_listed_than_is_held_of_the_class,
);

/// Whose shares are listed, and who would have them.
const HOLDER: usize = 2;
const BUYER: usize = 3;

fn as_bidder(person: &Person) -> Value {
    json!({ "name": person.name, "document_number": person.number, "kind": "person" })
}

impl Market {
    /// So many shares of a member, to be agreed on.
    async fn shares(&self, village: &Collective, shares: &str) -> Value {
        let holder = &village.people[HOLDER].id;
        json!({
            "object": {
                "kind": "shares", "collective": village.code, "holder": holder,
                "class": "member", "shares": shares,
            },
            "form": "transfer", "consents": [self.consent(holder).await], "decision": null,
            "reserve_fen": RESERVE_FEN, "valuation": null, "deposit_fen": DEPOSIT_FEN,
            "way": { "kind": "agreement" }, "payee_account": "6217000000000001",
        })
    }
}

/// What a person holds, or the collective.
async fn held(village: &Collective, person: Option<usize>) -> Value {
    let shares = village.get("/shares").await;
    let person = person.map_or(Value::Null, |n| json!(village.people[n].id));
    let mut held = shares["holdings"].as_array().unwrap().iter();
    held.find(|it| it["person"] == person).unwrap()["shares"].clone()
}

async fn shares_go_to_another_member_in_the_collectives_own_book(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let market = Market::of(&village);
    let total = village.get("/shares").await["total_shares"].clone();
    let mut listing = market.shares(&village, "1/2").await;
    listing["way"] = rising();
    listing["way"]["opens_at"] = json!("2026-12-22T00:30:00Z");
    listing["way"]["closes_at"] = json!("2026-12-22T02:00:00Z");
    let bidders = [as_bidder(&village.people[BUYER])];
    let (number, parties) = market.enrolled(&listing, &bidders).await;
    market.step(&number, json!({ "step": "open-trade" })).await;
    market.step(&number, super::market::bid(&parties[0], 120_000)).await;
    market.step_at("2026-12-22T10:00:00.001", &number, json!({ "step": "strike" })).await;
    market.step(&number, json!({ "step": "post-result" })).await;
    market.step_at("2026-12-31T09:00:00", &number, json!({ "step": "close-result" })).await;
    let entered = market.archived(&number).await;

    assert_eq!(held(&village, Some(HOLDER)).await, "1/2");
    assert_eq!(held(&village, Some(BUYER)).await, "3/2");
    assert_eq!(village.get("/shares").await["total_shares"], total);
    let entry = market.entry(&entered).await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("shares"), &json!(120_000)));
    assert_eq!(entry.get("area_m2"), None);
    assert!(entry["commitments"]["size"].as_u64().unwrap() >= 3, "both members and a household");
}

async fn shares_go_to_nobody_outside_of_the_collective(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let market = Market::of(&village);
    let stranger = json!({
        "name": "外来甲", "document_number": "990001198001015139", "kind": "person",
    });
    // A number that is a member's, and a name that is not.
    let mut alias = as_bidder(&village.people[BUYER]);
    alias["name"] = json!("冒名乙");
    let listing = market.shares(&village, "1/2").await;
    let (number, _) = market.enrolled(&listing, &[stranger, alias]).await;
    let refused = market.try_step(CENTRE, &number, &json!({ "step": "open-trade" })).await;
    assert_eq!(codes(&refused), ["MK-08"], "{refused}");
    assert!(refused.text.contains("2号竞买人不是本集体经济组织成员"), "{refused}");
}

async fn nobody_buys_more_shares_than_the_charter_lets_one_hold(engine: Engine) {
    // One share and a quarter.
    let village = Box::pin(Collective::capped(engine, |total| format!("5/{}", 4 * total))).await;
    let market = Market::of(&village);
    let bidders = [as_bidder(&village.people[BUYER])];
    let listing = market.shares(&village, "1/2").await;
    let (number, parties) = market.enrolled(&listing, &bidders).await;
    market.agreed(&number, &parties[0], RESERVE_FEN).await;
    let refused = market.try_sign(&number).await;
    assert_eq!(codes(&refused), ["CO-14"], "nobody pays for what cannot be entered: {refused}");
    assert_eq!(held(&village, Some(BUYER)).await, "1");
}

async fn the_collective_takes_shares_back_by_a_decision_of_its_members(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let market = Market::of(&village);
    let buyer = json!({
        "name": "样田村股份经济合作社", "document_number": village.code, "kind": "collective",
    });
    let mut listing = market.shares(&village, "1/4").await;
    listing["decision"] = village.decision("share-movement", "2026-12-01").await;
    let (number, parties) = market.enrolled(&listing, &[buyer]).await;
    market.agreed(&number, &parties[0], RESERVE_FEN).await;
    market.archived(&number).await;
    assert_eq!(held(&village, Some(HOLDER)).await, "3/4");
    assert_eq!(held(&village, None).await, "41/4", "the collective holds it itself");
}

async fn no_more_is_listed_than_is_held_of_the_class(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let market = Market::of(&village);
    let mut other_class = market.shares(&village, "1/2").await;
    other_class["object"]["class"] = json!("founder");
    for listing in [market.shares(&village, "5/4").await, other_class] {
        let number = market.draft(&listing).await;
        let refused = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
        assert_eq!(codes(&refused), ["HR-75"], "{refused}");
        market.step(&number, json!({ "step": "terminate" })).await;
    }
}
