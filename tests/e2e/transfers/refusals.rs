//! What is refused, in the order of precedence; and what is nobody's business.

use std::sync::Arc;

use e2e_tests::{EVERY_ROLE, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::{Value, json};

use super::counter::{PARCELS, TransferCounter, codes, kind};

on_both_engines!(
    the_refusals_of_an_intake_in_their_order,
    the_refusals_of_steps_in_their_order,
    a_clock_that_goes_back_stops_a_transfer,
    the_same_request_again_has_the_same_answer,
    a_transfer_of_a_sibling_village_is_not_there,
    transfers_are_listed_by_state_kind_and_division,
    nothing_is_kept_of_a_trial,
);

/// A digest that belongs to no document.
const NOWHERE: &str = "00000000000000000000000000000000000000000000000000000000000000ff";

async fn the_refusals_of_an_intake_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    // Everything is wrong with it, and is mended step by step.
    let sound = counter.lease();
    let mut wrong = sound.clone();
    let grant = "/transfer/priced/grant";
    let set = |asked: &mut Value, at: &str, value: Value| *asked.pointer_mut(at).unwrap() = value;
    set(&mut wrong, &format!("{grant}/contract"), json!("220221901901019999J"));
    set(&mut wrong, &format!("{grant}/parcels/0/area_m2"), json!("1000000"));
    set(&mut wrong, &format!("{grant}/parcels/0/purpose"), json!("5"));
    set(&mut wrong, &format!("{grant}/days"), json!(["2027-01-01", "2028-12-31"]));
    set(&mut wrong, "/consents/0/evidence", json!(NOWHERE));
    set(&mut wrong, "/transferee/farming", json!(null));
    set(&mut wrong, "/consideration", json!(null));
    set(&mut wrong, "/filing/day", json!("2026-11-23"));
    let open = counter.taken_in(&sound).await;
    let post = async |officer: &str, asked: &Value| {
        let headers = [("Idempotency-Key", "one")];
        counter.registry.post_if(officer, "/api/v1/transfers", &headers, asked).await
    };
    let mut malformed = wrong.clone();
    malformed["reason"] = json!("any");
    assert_eq!(kind(&post(REVIEWER, &malformed).await), (400, "bad-request"));
    assert_eq!(kind(&post(REVIEWER, &wrong).await), (404, "not-found"));
    set(&mut wrong, &format!("{grant}/contract"), json!(super::counter::CONTRACT));
    assert_eq!(kind(&post(REVIEWER, &wrong).await), (403, "role-missing"));
    assert_eq!(kind(&post(INTAKE, &wrong).await), (422, "documents-not-stored"));
    wrong["consents"] = json!([]);
    assert_eq!(kind(&post(INTAKE, &wrong).await), (409, "held"));
    counter.step(INTAKE, &open, &json!({ "step": "withdraw" })).await;
    let misdated = post(INTAKE, &wrong).await;
    assert_eq!(kind(&misdated), (422, "impossible-request"), "filed tomorrow: {misdated}");
    wrong["filing"] = sound["filing"].clone();
    let refused = post(INTAKE, &wrong).await;
    assert_eq!(codes(&refused), ["HR-36", "HR-42", "HR-46", "MK-05", "MK-06"]);
    set(&mut wrong, &format!("{grant}/days"), json!(["2027-01-01", "2027-12-31"]));
    let refused = post(INTAKE, &wrong).await;
    assert_eq!(codes(&refused), ["HR-41", "HR-42", "HR-46", "MK-05", "MK-06"]);
    assert_eq!(post(INTAKE, &sound).await.status, 201);
    let another = post(INTAKE, &wrong).await;
    assert_eq!(kind(&another), (409, "idempotency-key-reused"), "{another}");
}

async fn the_refusals_of_steps_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let mut asked = counter.lease();
    asked["contract"] = json!(null);
    let answer = counter.try_take_in(EVERY_ROLE, &asked).await;
    assert_eq!(answer.status, 201, "{answer}");
    let number = answer.body["number"].as_str().unwrap();
    let path = |number: &str| format!("/api/v1/transfers/{number}/steps");
    let approve = json!({ "step": "approve" });
    let post = async |officer: &str, number: &str, etag: &str, body: &Value| {
        counter.registry.post_if(officer, &path(number), &[("If-Match", etag)], body).await
    };
    let without = counter.registry.post(INTAKE, &path(number), &approve).await;
    assert_eq!(kind(&without), (428, "precondition-required"));
    // That money was paid, only the bank's file can say.
    let paid = json!({ "step": "pay", "with": {} });
    assert_eq!(kind(&post(REGISTRAR, number, "\"1\"", &paid).await), (400, "bad-request"));
    let nowhere = post(INTAKE, "220221-2026-999999", "\"9\"", &approve).await;
    assert_eq!(kind(&nowhere), (404, "not-found"));
    assert_eq!(kind(&post(INTAKE, number, "\"9\"", &approve).await), (403, "role-missing"));
    let stale = post(EVERY_ROLE, number, "\"9\"", &approve).await;
    assert_eq!(kind(&stale), (412, "stale"), "{stale}");
    let own = post(EVERY_ROLE, number, "\"1\"", &approve).await;
    assert_eq!(kind(&own), (409, "own-application"), "{own}");
    let mut sign = json!({ "step": "sign", "with": counter.signed_by(&counter.representative()) });
    sign["with"]["document"] = json!(NOWHERE);
    sign["with"]["signed_day"] = json!("2026-11-23");
    let refused = post(INTAKE, number, "\"1\"", &sign).await;
    assert_eq!(kind(&refused), (422, "documents-not-stored"), "{refused}");
    let early = post(REGISTRAR, number, "\"1\"", &json!({ "step": "enter" })).await;
    assert_eq!(kind(&early), (409, "wrong-step"), "{early}");
    sign["with"]["document"] = json!(counter.evidence);
    let refused = post(INTAKE, number, "\"1\"", &sign).await;
    assert_eq!(kind(&refused), (422, "impossible-request"), "signed tomorrow: {refused}");
    let refused = post(REVIEWER, number, "\"1\"", &approve).await;
    assert_eq!(codes(&refused), ["HR-37"]);
    sign["with"] = counter.signed_by(&counter.consents()[1]["of"]);
    sign["with"]["payee"] = json!({ "kind": "other", "name": "村委会" });
    counter.step(INTAKE, number, &sign).await;
    let refused = counter.try_approve(number).await;
    assert_eq!(codes(&refused), ["HR-47", "HR-48"]);
    sign["with"] = counter.signed_by(&counter.representative());
    counter.step(INTAKE, number, &sign).await;
    counter.step(REVIEWER, number, &approve).await;
    let own = counter.try_step(EVERY_ROLE, number, &json!({ "step": "enter" })).await;
    assert_eq!(kind(&own), (409, "own-application"), "{own}");
    counter.step(REGISTRAR, number, &json!({ "step": "enter" })).await;
}

async fn a_clock_that_goes_back_stops_a_transfer(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    counter.registry.given_the_moment("2026-11-24T09:00:00");
    let number = counter.taken_in(&counter.lease()).await;
    counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    let enter = json!({ "step": "enter" });
    counter.registry.given_the_moment("2026-11-24T08:59:59.999");
    let back = counter.try_step(REGISTRAR, &number, &enter).await;
    assert_eq!(kind(&back), (409, "wrong-step"), "{back}");
    assert_eq!(back.body["detail"], "the clock went back");
    counter.registry.given_the_moment("2026-11-24T09:00:00");
    counter.step(REGISTRAR, &number, &enter).await;
}

async fn the_same_request_again_has_the_same_answer(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let headers = [("Idempotency-Key", "one")];
    let lease = counter.lease();
    let post =
        async || counter.registry.post_if(INTAKE, "/api/v1/transfers", &headers, &lease).await;
    let (first, second) = (post().await, post().await);
    assert_eq!((first.status, &first.text), (201, &second.text));
    let all = counter.registry.get("/api/v1/transfers").await.body;
    assert_eq!(all.as_array().unwrap().len(), 1);
}

async fn a_transfer_of_a_sibling_village_is_not_there(engine: Engine) {
    let mut counter = TransferCounter::open(engine).await;
    let lease = counter.lease();
    let number = counter.taken_in(&lease).await;
    let registry = Arc::into_inner(counter.registry).unwrap();
    counter.registry = Arc::new(registry.as_officer_of("220221901902"));
    let registry = &counter.registry;
    let path = format!("/api/v1/transfers/{number}");
    assert_eq!(kind(&registry.get(&path).await), (404, "not-found"));
    assert_eq!(kind(&registry.get(&format!("{path}/dues")).await), (404, "not-found"));
    assert_eq!(registry.get("/api/v1/transfers").await.body, json!([]));
    let withdraw = json!({ "step": "withdraw" });
    let steps = format!("{path}/steps");
    let refused = registry.post_if(INTAKE, &steps, &[("If-Match", "\"1\"")], &withdraw).await;
    assert_eq!(kind(&refused), (404, "not-found"));
    let refused = counter.try_take_in(INTAKE, &lease).await;
    assert_eq!(kind(&refused), (404, "not-found"), "nor is the contract");
}

async fn transfers_are_listed_by_state_kind_and_division(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let lease = counter.entered(&counter.lease()).await;
    let grant = counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31");
    let farming = json!({ "unpriced": { "kind": "farming-on-behalf", "grant": grant } });
    let farming = counter.taken_in(&counter.handed_in(&farming, &json!(null))).await;
    let listed = async |query: &str| {
        let answer = counter.registry.get(&format!("/api/v1/transfers{query}")).await;
        let numbers = answer.body.as_array().unwrap().iter();
        numbers.map(|it| it["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listed("").await, [lease.clone(), farming.clone()]);
    assert_eq!(listed("?state=running").await, std::slice::from_ref(&lease));
    assert_eq!(listed("?kind=L4&division=220221901901").await, std::slice::from_ref(&farming));
    assert_eq!(listed("?division=220221901902").await, [""; 0]);
    assert_eq!(listed("?limit=1").await, std::slice::from_ref(&lease));
    assert_eq!(listed(&format!("?after={lease}")).await, [farming]);
    for unknown in ["?state=sold", "?kind=L9"] {
        let refused = counter.registry.get(&format!("/api/v1/transfers{unknown}")).await;
        assert_eq!(kind(&refused), (400, "bad-request"));
    }
}

async fn nothing_is_kept_of_a_trial(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let lease = counter.lease();
    let path = "/api/v1/transfers?dry_run=true";
    let tried = counter.registry.post(INTAKE, path, &lease).await;
    assert_eq!((tried.status, &tried.body["state"]), (200, &json!("taken-in")), "{tried}");
    assert_eq!(counter.registry.get("/api/v1/transfers").await.body, json!([]));
    let number = counter.taken_in(&lease).await;
    counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    let steps = format!("/api/v1/transfers/{number}/steps?dry_run=true");
    let etag = counter.transfer(&number).await.etag;
    let enter = json!({ "step": "enter" });
    let tried = counter.registry.post_if(REGISTRAR, &steps, &[("If-Match", &etag)], &enter).await;
    assert_eq!((tried.status, &tried.body["state"]), (200, &json!("running")), "{tried}");
    assert_eq!(counter.transfer(&number).await.body["state"], "approved");
}
