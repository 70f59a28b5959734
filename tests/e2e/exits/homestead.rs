//! A homestead is given up for money, with a word on where the household lives, and nothing else changes.

use e2e_tests::{Engine, INTAKE, REGISTRAR, on_both_engines};
use serde_json::{Value, json};

use super::counter::{ExitCounter, codes};

/// 邓斌文, whose family has a homestead beside its land.
const HOUSEHOLD: &str = "220221901901010003";

on_both_engines!(
    a_household_leaves_its_homestead_and_keeps_its_land,
    a_homestead_is_not_left_without_a_word_on_where_the_household_lives,
);

impl ExitCounter {
    /// What is handed in to leave the household's homestead.
    fn homestead_application(&self) -> Value {
        let unit = &self.before["homesteads"]["rights"][0]["unit_code"];
        assert!(unit.is_string(), "{:#}", self.before["homesteads"]);
        let mut application = self.application(&[]);
        application["right"] = json!({ "kind": "homestead", "unit": unit });
        application["notified_day"] = Value::Null;
        application
    }

    async fn homestead_applied(&self) -> String {
        let application = self.homestead_application();
        let answer = self.registry.post(INTAKE, "/api/v1/exits", &application).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["number"].as_str().unwrap().to_owned()
    }
}

async fn a_household_leaves_its_homestead_and_keeps_its_land(engine: Engine) {
    let counter = ExitCounter::open_to(engine, HOUSEHOLD).await;
    let number = counter.homestead_applied().await;
    let proof = counter.registry.given_document("220221", "住房情况说明").await;
    let dwelling = json!({ "step": "dwelling", "with": { "evidence": proof } });
    counter.step(INTAKE, &number, &dwelling).await;
    counter.agreed_by_all(&number).await;
    counter.signed(&number, &counter.compensation()).await;
    counter.paid(&number).await;
    // Nobody waits half a year for a homestead.
    let done = counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!(done["state"], "cancelled");
    let after = counter.file().await;
    assert_eq!(after["homesteads"]["rights"], json!([]));
    for kept in ["members", "contracted_land", "shares", "head_name", "address"] {
        let (now, then) = (after[kept].to_string(), counter.before[kept].to_string());
        assert_eq!(now, then, "{kept} byte for byte");
    }
    counter.step(INTAKE, &number, &json!({ "step": "archive" })).await;
}

async fn a_homestead_is_not_left_without_a_word_on_where_the_household_lives(engine: Engine) {
    let counter = ExitCounter::open_to(engine, HOUSEHOLD).await;
    let number = counter.homestead_applied().await;
    counter.agreed_by_all(&number).await;
    counter.on_notice(&number, &counter.compensation()).await;
    let refused = counter.try_step(INTAKE, &number, &counter.signature()).await;
    assert_eq!(codes(&refused), ["HR-58"]);
}
