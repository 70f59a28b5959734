//! A member sues against a decision: in time, on record, and with what rests on the decision told.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    a_decision_under_challenge_says_so_and_stands_until_it_is_revoked,
    a_revoked_decision_bears_nothing_more_and_tells_what_rests_on_it,
    a_suit_that_is_late_or_about_nothing_is_refused,
);

impl Collective {
    async fn challenge(&self, decision: &Value, ended: Value) -> Value {
        let document = self.registry.given_document(self.county, "法院文书").await;
        json!({ "request": {
            "kind": "challenge", "decision": decision, "claimant": self.people[0].id,
            "known_day": "2026-11-25", "filed_day": "2026-12-01", "court": "永吉县人民法院",
            "document_sha256": document, "ended": ended,
        } })
    }

    /// The decision on the shares, which came with their quantification.
    async fn on_shares(&self) -> Value {
        let decisions = self.get("/decisions").await;
        let mut all = decisions.as_array().unwrap().iter();
        all.find(|it| it["subject"] == "share-quantification").cloned().unwrap()
    }
}

async fn a_decision_under_challenge_says_so_and_stands_until_it_is_revoked(engine: Engine) {
    let village = Collective::registered(engine).await;
    let number = village.decided(village.decision("share-movement", "2026-11-20").await).await;
    let of = async || {
        let decisions = village.get("/decisions").await;
        let mut all = decisions.as_array().unwrap().iter();
        all.find(|it| it["number"] == number).cloned().unwrap()
    };
    assert_eq!(
        (&of().await["standing"], &of().await["challenges"]),
        (&json!("stands"), &json!([]))
    );
    let suit = village.challenge(&json!(number), Value::Null).await;
    village.enter(&suit).await;
    let challenged = of().await;
    assert_eq!(challenged["standing"], "challenged");
    assert_eq!(challenged["challenges"][0]["claimant"], village.people[0].id);
    assert_eq!(challenged["challenges"][0]["end"], Value::Null);

    let redemption = json!({
        "request": {
            "kind": "share-movement", "movement": "redemption", "from": village.people[0].id,
            "class": "member", "shares": "1", "price_fen": 1,
        },
        "decision_numbers": [number],
    });
    village.tried(&redemption).await;
    let dismissed = json!({ "end": "dismissed", "day": "2026-12-02" });
    village.enter(&village.challenge(&json!(number), dismissed).await).await;
    assert_eq!(of().await["standing"], "stands");
    assert_eq!(of().await["challenges"][0]["end"], "dismissed");
}

async fn a_revoked_decision_bears_nothing_more_and_tells_what_rests_on_it(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    village.registry.given_days_later(30);
    let decision = village.on_shares().await;
    let resting = &decision["rests_on_it"];
    assert_eq!(
        (&resting[0]["kind"], resting.as_array().unwrap().len()),
        (&json!("quantification"), 1)
    );
    let shares = village.get("/shares").await;
    let mut suit = village.challenge(&decision["number"], Value::Null).await;
    suit["request"]["known_day"] = json!("2026-12-01");
    village.enter(&suit).await;
    suit["request"]["ended"] = json!({ "end": "revoked", "day": "2026-12-30" });
    village.enter(&suit).await;
    let revoked = village.on_shares().await;
    assert_eq!((&revoked["standing"], &revoked["rests_on_it"]), (&json!("revoked"), resting));
    assert_eq!(village.get("/shares").await, shares, "nothing is undone by itself");
    let again = json!({
        "request": { "kind": "decision" }, "decision_numbers": [revoked["number"]],
    });
    assert_eq!(village.refused(&again).await, ["not-found"], "it bears nothing more");
}

async fn a_suit_that_is_late_or_about_nothing_is_refused(engine: Engine) {
    let village = Collective::registered(engine).await;
    let number = village.decided(village.decision("election", "2026-11-20").await).await;
    let sound = village.challenge(&json!(number), Value::Null).await;
    let refused = async |field: &str, value: Value| {
        let mut suit = sound.clone();
        suit["request"][field] = value;
        village.refused(&suit).await
    };
    assert_eq!(refused("decision", json!(99)).await, ["not-found"]);
    assert_eq!(refused("filed_day", json!("2027-11-26")).await, ["bad-request"], "a day late");
    assert_eq!(refused("known_day", json!("2026-11-19")).await, ["bad-request"]);
    assert_eq!(refused("claimant", json!(uuid::Uuid::nil())).await, ["not-found"]);
    let unfiled = json!({ "end": "revoked", "day": "2026-12-02" });
    assert_eq!(refused("ended", unfiled).await, ["not-found"], "no such suit was filed");
    assert_eq!(refused("document_sha256", json!("0".repeat(64))).await, ["documents-not-stored"]);
    village.enter(&sound).await;
}
