//! What stands in the way of an exit, from the first thing to the last.

use std::sync::Arc;

use e2e_tests::{APPROVER, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::json;

use super::counter::{ExitCounter, HOUSEHOLD, NOTICE_DAYS, codes, kind};

on_both_engines!(
    the_refusals_of_an_application_in_their_order,
    under_a_revoked_approval_no_exit_is_taken_in_and_what_was_taken_in_goes_on,
    the_refusals_of_a_revocation_in_their_order,
    the_refusals_of_steps_in_their_order,
    a_clock_that_goes_back_stops_an_exit,
    the_rules_stand_in_the_way_of_the_signature_and_of_the_act,
    land_goes_back_to_its_collective_and_to_nobody_else,
    an_exit_of_a_sibling_village_is_not_there,
);

pub(super) const NOWHERE: &str = "00000000000000000000000000000000000000000000000000000000000000ab";

async fn the_refusals_of_an_application_in_their_order(engine: Engine) {
    let counter = ExitCounter::not_open(engine).await;
    let registry = &counter.registry;
    let post = async |officer: &str, body: &serde_json::Value| {
        registry.post(officer, "/api/v1/exits", body).await
    };
    let sound = counter.application(&counter.parcels()[..1]);
    // A reason has no place.
    let mut wrong = sound.clone();
    wrong["reason"] = json!("进城落户");
    assert_eq!(kind(&post(REVIEWER, &wrong).await), (400, "bad-request"));
    // All that follows is wrong at once; it is told one by one.
    let mut wrong = counter.application(&[json!("2202219019010199999")]);
    wrong["signature"]["evidence"] = json!(NOWHERE);
    let of_nobody = json!("220221901901019999J");
    let of_somebody = std::mem::replace(&mut wrong["right"]["contract"], of_nobody);
    assert_eq!(kind(&post(REVIEWER, &wrong).await), (404, "not-found"));
    wrong["right"]["contract"] = of_somebody;
    assert_eq!(kind(&post(REVIEWER, &wrong).await), (403, "role-missing"));
    assert_eq!(kind(&post(INTAKE, &wrong).await), (422, "documents-not-stored"));
    wrong["signature"]["evidence"] = sound["signature"]["evidence"].clone();
    let refused = post(INTAKE, &wrong).await;
    assert_eq!(kind(&refused), (409, "pilot-not-open"), "{refused}");
    assert_eq!(counter.record_pilot(&["homestead"]).await.status, 201);
    assert_eq!(kind(&post(INTAKE, &wrong).await), (409, "pilot-not-open"), "of another right");
    assert_eq!(counter.record_pilot(&["contracted-land"]).await.status, 201);
    let refused = post(INTAKE, &wrong).await;
    assert_eq!(kind(&refused), (422, "impossible-request"), "no such parcel: {refused}");
    assert_eq!(post(INTAKE, &sound).await.status, 201);
}

async fn under_a_revoked_approval_no_exit_is_taken_in_and_what_was_taken_in_goes_on(
    engine: Engine,
) {
    let counter = ExitCounter::not_open(engine).await;
    let pilot = counter.record_pilot(&["contracted-land", "shares"]).await;
    let number = counter.applied(1).await;
    let tomorrow = (counter.registry.now() + chrono::Days::new(1)).date_naive().to_string();
    let revoked = counter.try_revoke(APPROVER, &pilot.body["id"], &tomorrow).await;
    assert_eq!(revoked.status, 201, "{revoked}");
    let rights: Vec<&str> =
        revoked.body.as_array().unwrap().iter().filter_map(|it| it["rights"][0].as_str()).collect();
    assert_eq!(rights, ["contracted-land", "shares"]);
    let listed = counter.registry.get("/api/v1/pilot-approvals?county=220221").await.body;
    assert_eq!((&listed, &listed[0]["revoked_from"]), (&revoked.body, &json!(tomorrow)));
    let other = counter.application(&counter.parcels()[1..2]);
    let today = counter.registry.post(INTAKE, "/api/v1/exits", &other).await;
    assert_eq!(kind(&today), (409, "held"), "it is open today, and the contract is held: {today}");
    counter.agreed_by_all(&number).await;
    counter.signed(&number, &counter.compensation()).await;
    counter.paid(&number).await;
    counter.registry.given_days_later(NOTICE_DAYS);
    assert_eq!(counter.try_cancel(&number).await.status, 200, "what was taken in goes on");
    let late = counter.application(&counter.parcels()[1..2]);
    let refused = counter.registry.post(INTAKE, "/api/v1/exits", &late).await;
    assert_eq!(kind(&refused), (409, "pilot-not-open"), "{refused}");
}

async fn the_refusals_of_a_revocation_in_their_order(engine: Engine) {
    let counter = ExitCounter::not_open(engine).await;
    let pilot = counter.record_pilot(&["homestead"]).await.body["id"].clone();
    let unknown = json!("00000000-0000-7000-8000-000000000077");
    let refused = counter.try_revoke(INTAKE, &unknown, "2026-12-01").await;
    assert_eq!(kind(&refused), (404, "not-found"), "{refused}");
    let refused = counter.try_revoke(INTAKE, &pilot, "2027-11-01").await;
    assert_eq!(kind(&refused), (403, "role-missing"), "{refused}");
    let path = format!("/api/v1/pilot-approvals/{}/revocation", pilot.as_str().unwrap());
    let nowhere = json!({ "county": "220221", "document": NOWHERE, "day": "2027-11-01" });
    let refused = counter.registry.post(APPROVER, &path, &nowhere).await;
    assert_eq!(kind(&refused), (422, "documents-not-stored"), "{refused}");
    for day in ["2026-10-31", "2027-11-01"] {
        let refused = counter.try_revoke(APPROVER, &pilot, day).await;
        assert_eq!(kind(&refused), (422, "impossible-request"), "it does not hold then: {refused}");
    }
    assert_eq!(counter.try_revoke(APPROVER, &pilot, "2027-10-31").await.status, 201);
    let again = counter.try_revoke(APPROVER, &pilot, "2026-12-01").await;
    assert_eq!(kind(&again), (409, "wrong-step"), "an approval is revoked once: {again}");
}

async fn the_refusals_of_steps_in_their_order(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    let path = |number: &str| format!("/api/v1/exits/{number}/steps");
    let mut interview = counter.interview();
    interview["with"]["record"] = json!(NOWHERE);
    let post = async |officer: &str, number: &str, etag: &str, body: &serde_json::Value| {
        counter.registry.post_if(officer, &path(number), &[("If-Match", etag)], body).await
    };
    let without = counter.registry.post(INTAKE, &path(&number), &interview).await;
    assert_eq!(kind(&without), (428, "precondition-required"));
    let nowhere = post(INTAKE, "220221-2026-999999", "\"9\"", &interview).await;
    assert_eq!(kind(&nowhere), (404, "not-found"));
    let refused = post(INTAKE, &number, "\"9\"", &interview).await;
    assert_eq!(kind(&refused), (403, "role-missing"), "{refused}");
    let refused = post(REVIEWER, &number, "\"9\"", &interview).await;
    assert_eq!(kind(&refused), (412, "stale"), "{refused}");
    let refused = post(REVIEWER, &number, "\"1\"", &interview).await;
    assert_eq!(kind(&refused), (422, "documents-not-stored"), "{refused}");
    let publish = json!({ "step": "publish" });
    let refused = post(REVIEWER, &number, "\"1\"", &publish).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "{refused}");
    // That money was paid, only the bank's file can say.
    let paid = json!({ "step": "pay", "with": {} });
    assert_eq!(kind(&post(REGISTRAR, &number, "\"1\"", &paid).await), (400, "bad-request"));
    let mut early = counter.interview();
    early["with"]["at"] = json!("2026-11-01T01:00:00Z");
    let refused = post(REVIEWER, &number, "\"1\"", &early).await;
    assert_eq!(kind(&refused), (422, "impossible-request"), "dated before: {refused}");
    counter.agreed_by_all(&number).await;
    let refused = counter.try_step(REVIEWER, &number, &counter.compensation()).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "the cooling-off lasts: {refused}");
    counter.registry.given_days_later(7);
    counter.step(REVIEWER, &number, &counter.compensation()).await;
    counter.step(APPROVER, &number, &counter.decision(28)).await;
    counter.step(REVIEWER, &number, &publish).await;
    let close = json!({ "step": "close-notice", "with": { "n_upheld": 0 } });
    let refused = counter.try_step(REVIEWER, &number, &close).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "the notice runs: {refused}");
}

async fn a_clock_that_goes_back_stops_an_exit(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    counter.registry.given_days_later(1);
    let number = counter.applied(1).await;
    counter.registry.given_days_later(-1);
    let back = counter.try_step(REVIEWER, &number, &counter.interview()).await;
    assert_eq!(kind(&back), (409, "wrong-step"), "{back}");
    assert_eq!(back.body["detail"], "the clock went back");
    counter.registry.given_days_later(1);
    counter.step(REVIEWER, &number, &counter.interview()).await;
}

async fn the_rules_stand_in_the_way_of_the_signature_and_of_the_act(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    let mut interview = counter.interview();
    interview["with"]["witness"]["ties"] = json!(["board-member"]);
    counter.step(REVIEWER, &number, &interview).await;
    for n in 0..counter.before["members"].as_array().unwrap().len() {
        if counter.state(&number).await == "interviewed" {
            counter.step(INTAKE, &number, &counter.consented(n)).await;
        }
    }
    counter.registry.given_days_later(7);
    // A waiver that nobody signed and nobody reviewed, decided by too few.
    counter.step(REVIEWER, &number, &counter.waiver(&[])).await;
    counter.step(APPROVER, &number, &counter.decision(19)).await;
    counter.step(REVIEWER, &number, &json!({ "step": "publish" })).await;
    counter.registry.given_days_later(15);
    let close = json!({ "step": "close-notice", "with": { "n_upheld": 0 } });
    counter.step(REVIEWER, &number, &close).await;
    let refused = counter.try_step(INTAKE, &number, &counter.signature()).await;
    assert_eq!(codes(&refused), ["HR-55", "HR-56", "MK-11"]);
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;

    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    let refused = counter.try_cancel(&number).await;
    assert_eq!(codes(&refused), ["HR-54"], "half a year has not passed");
    counter.registry.given_days_later(NOTICE_DAYS);
    let refused = counter.try_step(INTAKE, &number, &json!({ "step": "cancel" })).await;
    assert_eq!(kind(&refused), (403, "role-missing"), "{refused}");
    let tried = format!("/api/v1/exits/{number}/steps?dry_run=true");
    let etag = counter.exit(&number).await.etag;
    let cancel = json!({ "step": "cancel" });
    let tried = counter.registry.post_if(REGISTRAR, &tried, &[("If-Match", &etag)], &cancel).await;
    assert_eq!(tried.status, 200, "{tried}");
    assert_eq!(counter.state(&number).await, "settled", "it was only tried");
    assert_eq!(counter.try_cancel(&number).await.status, 200);
}

async fn land_goes_back_to_its_collective_and_to_nobody_else(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    for to in [
        json!({ "kind": "member", "person": counter.person(0) }),
        json!({ "kind": "outsider", "name": "开发公司" }),
    ] {
        let mut application = counter.application(&counter.parcels()[..1]);
        application["receiver"] = json!({ "collective": "22022190190101", "to": to });
        let refused = counter.registry.post(INTAKE, "/api/v1/exits", &application).await;
        assert_eq!(codes(&refused), ["HR-57"]);
    }
}

async fn an_exit_of_a_sibling_village_is_not_there(engine: Engine) {
    let mut counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    let registry = Arc::into_inner(counter.registry).unwrap();
    counter.registry = Arc::new(registry.as_officer_of("220221901902"));
    let registry = &counter.registry;
    assert_eq!(kind(&registry.get(&format!("/api/v1/exits/{number}")).await), (404, "not-found"));
    assert_eq!(registry.get("/api/v1/exits").await.body, json!([]));
    let withdraw = json!({ "step": "withdraw" });
    let path = format!("/api/v1/exits/{number}/steps");
    let refused = registry.post_if(INTAKE, &path, &[("If-Match", "\"1\"")], &withdraw).await;
    assert_eq!(kind(&refused), (404, "not-found"));
    let application = counter.application(&counter.parcels()[..1]);
    let refused = registry.post(INTAKE, "/api/v1/exits", &application).await;
    assert_eq!(kind(&refused), (404, "not-found"), "nor is the contract of {HOUSEHOLD}");
    let refused = counter.record_pilot(&["shares"]).await;
    assert_eq!(kind(&refused), (404, "not-found"), "a village approves nothing for its county");
}
