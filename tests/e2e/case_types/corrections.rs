//! What was entered wrongly and is put right.

use e2e_tests::{APPROVER, Engine, REGISTRAR, REVIEWER, SURVEYOR, on_both_engines};
use serde_json::{Value, json};

use super::town::{Town, parcel, parcels, rows, serial};

const HOUSEHOLD: &str = "220221901901010002";
const PARCEL: &str = "2202219019010100022";

on_both_engines!(
    a_correction_is_announced_and_starts_again_when_it_was_wrong_itself,
    whoever_checks_a_request_does_not_change_it,
);

/// The name of a parcel as it should stand.
fn correction(name: &str) -> Value {
    let mut row = rows().row("parcels", "code", PARCEL);
    row["name"] = json!(name);
    json!({ "kind": "correction", "rows": { "parcels": [row] }, "reason": "登记簿误记地块名称" })
}

pub(super) async fn a_name_that_was_entered_wrongly_is_put_right(town: &Town) -> Value {
    let case = town.archived(&correction("大榆树地"), &[]).await;

    let (before, after) = (town.file_before(HOUSEHOLD).await, town.file(HOUSEHOLD).await);
    assert_ne!(parcel(&before, PARCEL)["name"], "大榆树地");
    assert_eq!(parcel(&after, PARCEL)["name"], "大榆树地");
    assert_eq!(parcels(&after), parcels(&before));
    assert_eq!(case["notices"][0]["notice"]["kind"], "entry");
    assert_ne!(serial(&after), serial(&before), "the certificate says what the book says");
    assert_eq!(town.lineage("parcel", PARCEL).await, [""; 0], "it is the same parcel");
    case
}

async fn a_correction_is_announced_and_starts_again_when_it_was_wrong_itself(engine: Engine) {
    let town = Town::new(engine).await;
    let counter = town.counter();
    let id = counter.accept(&correction("大柳树地")).await;
    counter.walk(&id, "on-notice", &[]).await;
    town.objected(&id, "邓斌文").await;
    let path = format!("/api/v1/cases/{id}/objections/1/answer");
    let upheld = json!({ "text": "应为大榆树地", "upheld": true });
    assert_eq!(town.registry.post(REVIEWER, &path, &upheld).await.status, 200);
    let step = json!({ "step": "correct", "request": correction("大榆树地") });
    let answer = counter.try_step_with(SURVEYOR, &id, &step).await;
    assert_eq!(answer.status, 200, "{answer}");
    town.registry.given_days_later(1);
    assert_eq!(town.registry.get("/api/v1/notices").await.body, json!([]), "it is taken down");
    let case = counter.step(REVIEWER, &id, "post-notice").await;
    assert_eq!(case["notices"][1]["notice"]["round"], 2);
    assert!(case["notices"][1]["content"].to_string().contains("大榆树地"));
    assert_eq!(parcel(&town.file(HOUSEHOLD).await, PARCEL)["version"]["number"], 1);
}

async fn whoever_checks_a_request_does_not_change_it(engine: Engine) {
    let town = Town::new(engine).await;
    let counter = town.counter();
    let id = counter.accept(&correction("大榆树地")).await;
    for (until, officer, step) in [
        ("accepted", REVIEWER, "review"),
        ("notice-closed", APPROVER, "approve"),
        ("approved", REGISTRAR, "register"),
        ("registered", REGISTRAR, "certify"),
    ] {
        let before = counter.walk(&id, until, &[]).await;
        let step = json!({ "step": step, "request": correction("大柳树地") });
        let answer = counter.try_step_with(officer, &id, &step).await;
        let code = answer.body["type"].as_str().unwrap();
        assert!(answer.status == 409 && code.ends_with("wrong-step"), "{until}: {answer}");
        assert_eq!(counter.case(&id).await.body, before);
    }
    assert_eq!(parcel(&town.file(HOUSEHOLD).await, PARCEL)["name"], "大榆树地");
}
