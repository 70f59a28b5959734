//! What is offered, when it counts, and who comes first.

use e2e_tests::{CENTRE, Engine, on_both_engines};
use serde_json::{Value, json};

use super::market::{Market, RESERVE_FEN, bid, problem, reveal, seal, sealed};

on_both_engines!(
    a_bid_of_the_deadlines_millisecond_is_in_time_and_the_next_one_late,
    of_two_buyers_at_once_one_is_told_to_look_again,
    sealed_offers_are_nowhere_until_they_are_opened,
    of_equal_offers_the_members_comes_first,
    a_tender_goes_to_whom_the_judges_gave_most,
    a_clock_that_goes_back_stops_a_listing,
);

async fn a_bid_of_the_deadlines_millisecond_is_in_time_and_the_next_one_late(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, member]) = market.opened(&market.spare_land().await).await;
    market.at("2026-12-14T08:59:59.999");
    let early = market.try_step(CENTRE, &number, &bid(&member, RESERVE_FEN)).await;
    assert_eq!(problem(&early), (409, "bid-refused".to_owned()));
    market.step_at("2026-12-14T09:00:00", &number, bid(&member, RESERVE_FEN)).await;
    market.step_at("2026-12-14T10:00:00.000900", &number, bid(&stranger, 101_000)).await;
    market.at("2026-12-14T10:00:00.001");
    let late = market.try_step(CENTRE, &number, &bid(&member, 102_000)).await;
    assert_eq!(problem(&late), (409, "bid-refused".to_owned()));
    let bids = market.listing(&number).await.body["bids"].clone();
    let last = bids.as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["at"], &last["amount_fen"]),
        (&json!("2026-12-14T02:00:00Z"), &json!(101_000)),
        "the record says the millisecond that counts: {bids:#}"
    );
}

async fn of_two_buyers_at_once_one_is_told_to_look_again(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, member]) = market.opened(&market.spare_land().await).await;
    market.at("2026-12-14T09:30:00");
    let seen = market.listing(&number).await.etag;
    let (one, other) = (bid(&stranger, RESERVE_FEN), bid(&member, RESERVE_FEN));
    let (one, other) = tokio::join!(
        market.try_step_at(CENTRE, &number, &one, &seen),
        market.try_step_at(CENTRE, &number, &other, &seen),
    );
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [200, 412], "{one} {other}");
    let best = market.listing(&number).await.body["best"]["bidder"].clone();
    let (loser, price) = if best == 1 { (&member, 101_000) } else { (&stranger, 101_000) };
    market.step(&number, bid(loser, price)).await;
}

async fn sealed_offers_are_nowhere_until_they_are_opened(engine: Engine) {
    let market = Market::new(engine).await;
    let land = json_with(market.spare_land().await, "way", sealed());
    let (number, [stranger, member]) = market.opened(&land).await;
    market.at("2026-12-14T09:30:00");
    let open = market.try_step(CENTRE, &number, &bid(&stranger, 150_123)).await;
    assert_eq!(problem(&open), (409, "wrong-step".to_owned()));
    for (bidder, amount_fen) in [(&stranger, 150_123), (&member, 149_877)] {
        let listing = market.listing(&number).await.body;
        market.step(&number, seal(&listing, bidder, amount_fen)).await;
    }
    let again = seal(&market.listing(&number).await.body, &stranger, 160_000);
    let again = market.try_step(CENTRE, &number, &again).await;
    assert_eq!(problem(&again), (409, "bid-refused".to_owned()), "an offer stands");
    for path in ["listings/", "public/listings/"] {
        let answer = market.registry.get(&format!("/api/v1/{path}{number}")).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.text.contains("150123") && !answer.text.contains("149877"), "{answer}");
    }
    assert_eq!(market.listing(&number).await.body["n_sealed"], 2);
    market.at("2026-12-14T10:00:00.000");
    let early = market.try_step(CENTRE, &number, &reveal(&stranger, 150_123)).await;
    assert_eq!(problem(&early), (409, "bid-refused".to_owned()));
    market.at("2026-12-14T10:00:00.001");
    let other = market.try_step(CENTRE, &number, &reveal(&stranger, 150_124)).await;
    assert_eq!(problem(&other), (409, "bid-refused".to_owned()), "not what was sealed");
    market.step(&number, reveal(&stranger, 150_123)).await;
    market.step(&number, reveal(&member, 149_877)).await;
    let strike = json!({ "step": "strike" });
    let struck = market.step_at("2026-12-14T11:00:00.001", &number, strike).await;
    assert_eq!(struck["award"], json!({ "bidder": 1, "price_fen": 150_123 }));
}

async fn of_equal_offers_the_members_comes_first(engine: Engine) {
    let market = Market::new(engine).await;
    let land = json_with(market.spare_land().await, "way", sealed());
    let (number, [stranger, member]) = market.opened(&land).await;
    market.at("2026-12-14T09:30:00");
    let listing = market.listing(&number).await.body;
    market.step(&number, seal(&listing, &stranger, 150_000)).await;
    market.step(&number, seal(&listing, &member, 150_000)).await;
    market.at("2026-12-14T10:30:00");
    market.step(&number, reveal(&stranger, 150_000)).await;
    market.step(&number, reveal(&member, 150_000)).await;
    let strike = json!({ "step": "strike" });
    let struck = market.step_at("2026-12-14T11:00:00.001", &number, strike).await;
    assert_eq!(struck["award"], json!({ "bidder": 2, "price_fen": 150_000 }));
}

async fn a_tender_goes_to_whom_the_judges_gave_most(engine: Engine) {
    let market = Market::new(engine).await;
    let judges: Vec<String> =
        (1..4).map(|n| format!("019b0000-0000-7000-8000-00000000000{n}")).collect();
    let tender = json!({
        "kind": "tender", "opens_at": "2026-12-14T01:00:00Z", "deadline": "2026-12-14T02:00:00Z",
        "reveal_until": "2026-12-14T03:00:00Z", "judges": judges,
    });
    let land = json_with(market.spare_land().await, "way", tender);
    let (number, [stranger, member]) = market.opened(&land).await;
    market.at("2026-12-14T09:30:00");
    let listing = market.listing(&number).await.body;
    market.step(&number, seal(&listing, &stranger, 150_000)).await;
    market.step(&number, seal(&listing, &member, 120_000)).await;
    market.at("2026-12-14T10:30:00");
    market.step(&number, reveal(&stranger, 150_000)).await;
    market.step(&number, reveal(&member, 120_000)).await;
    for judge in &judges {
        for (bidder, points) in [(&stranger, 70), (&member, 80)] {
            let score =
                json!({ "step": "score", "judge": judge, "bidder": bidder, "points": points });
            market.step(&number, score).await;
        }
    }
    let twice = json!({ "step": "score", "judge": judges[0], "bidder": member, "points": 90 });
    let twice = market.try_step(CENTRE, &number, &twice).await;
    assert_eq!(problem(&twice), (409, "bid-refused".to_owned()));
    let strike = json!({ "step": "strike" });
    let struck = market.step_at("2026-12-14T11:00:00.001", &number, strike).await;
    assert_eq!(struck["award"], json!({ "bidder": 2, "price_fen": 120_000 }));
}

async fn a_clock_that_goes_back_stops_a_listing(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [_, member]) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T09:00:00", &number, bid(&member, RESERVE_FEN)).await;
    market.at("2026-12-14T08:59:59.999");
    let back = market.try_step(CENTRE, &number, &bid(&member, 101_000)).await;
    assert_eq!(problem(&back), (409, "wrong-step".to_owned()));
    assert_eq!(back.body["detail"], "the clock went back");
}

/// A document with another value in one field.
pub(crate) fn json_with(mut document: Value, field: &str, value: Value) -> Value {
    document[field] = value;
    document
}
