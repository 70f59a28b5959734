//! Requests that come again: done once, and answered alike.

use e2e_tests::{Answer, CLERK, Counter, Engine, INTAKE, REVIEWER, Registry, on_both_engines};
use serde_json::{Value, json};

use super::{registry, request};

on_both_engines!(
    the_same_submission_again_is_the_same_case_also_after_a_restart,
    another_submission_under_the_key_is_refused,
    of_two_submissions_at_once_one_makes_the_case,
    a_step_that_comes_again_is_taken_once,
    what_is_added_again_is_added_once,
    a_key_is_an_officers_own_and_an_operations_own,
    what_was_refused_may_be_tried_again_under_its_key,
    a_trial_uses_up_no_key,
    an_answer_is_forgotten_after_thirty_days,
    a_key_that_is_none_is_refused,
);

const CASES: &str = "/api/v1/cases";

async fn post(registry: &Registry, officer: &str, path: &str, key: &str, body: &Value) -> Answer {
    registry.post_if(officer, path, &[("Idempotency-Key", key)], body).await
}

async fn n_cases(registry: &Registry) -> usize {
    registry.get(CASES).await.body.as_array().unwrap().len()
}

fn assert_same(again: &Answer, first: &Answer) {
    assert_eq!((again.status, &again.etag), (first.status, &first.etag), "{again}");
    assert_eq!(again.content_type, first.content_type);
    assert_eq!(again.bytes, first.bytes, "byte for byte");
}

fn assert_refused(answer: &Answer, status: u16, kind: &str) {
    let kind = json!(format!("/problems/{kind}"));
    assert_eq!((answer.status, &answer.body["type"]), (status, &kind), "{answer}");
}

async fn the_same_submission_again_is_the_same_case_also_after_a_restart(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    let first = post(&registry, INTAKE, CASES, "k1", &submission).await;
    assert_eq!(first.status, 201, "{first}");
    registry.given_an_hour_later();
    assert_same(&post(&registry, INTAKE, CASES, "k1", &submission).await, &first);
    let registry = registry.restarted().await;
    assert_same(&post(&registry, INTAKE, CASES, "k1", &submission).await, &first);
    assert_eq!(n_cases(&registry).await, 1);
}

async fn another_submission_under_the_key_is_refused(engine: Engine) {
    let registry = registry(engine).await;
    let mut submission = Counter { registry: &registry }.submission(&request()).await;
    post(&registry, INTAKE, CASES, "k1", &submission).await;
    submission["applicant"] = json!("别人");
    let answer = post(&registry, INTAKE, CASES, "k1", &submission).await;
    assert_refused(&answer, 409, "idempotency-key-reused");
    assert_eq!(n_cases(&registry).await, 1);
}

async fn of_two_submissions_at_once_one_makes_the_case(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    let (one, other) = tokio::join!(
        post(&registry, INTAKE, CASES, "k1", &submission),
        post(&registry, INTAKE, CASES, "k1", &submission)
    );
    let (first, second) = if one.status == 201 { (one, other) } else { (other, one) };
    assert_eq!(first.status, 201, "{first}");
    if second.status == 409 {
        assert_refused(&second, 409, "busy");
    } else {
        assert_same(&second, &first);
    }
    assert_eq!(n_cases(&registry).await, 1);
}

async fn a_step_that_comes_again_is_taken_once(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    let seen = counter.case(&id).await.etag;
    let path = format!("{CASES}/{id}/steps");
    let review = json!({ "step": "review" });
    let headers = [("If-Match", seen.as_str()), ("Idempotency-Key", "k1")];
    let first = registry.post_if(REVIEWER, &path, &headers, &review).await;
    assert_eq!(first.status, 200, "{first}");
    registry.given_an_hour_later();
    assert_same(&registry.post_if(REVIEWER, &path, &headers, &review).await, &first);
    let case = counter.case(&id).await;
    assert_eq!(case.body["steps"].as_array().unwrap().len(), 2, "{case}");
    assert_eq!(case.etag, first.etag);
    let other = json!({ "step": "withdraw" });
    let answer = registry.post_if(REVIEWER, &path, &headers, &other).await;
    assert_refused(&answer, 409, "idempotency-key-reused");
}

async fn what_is_added_again_is_added_once(engine: Engine) {
    let registry = registry(engine).await;
    let id = Counter { registry: &registry }.accept(&request()).await;
    for (part, body) in [
        ("signatures", json!({ "name": "申请人", "day": "2026-11-22", "mandate_sha256": null })),
        ("fees", json!({ "item": "booklet", "amount_fen": 0 })),
    ] {
        let path = format!("{CASES}/{id}/{part}");
        let first = post(&registry, INTAKE, &path, "k1", &body).await;
        assert_eq!(first.status, 200, "{first}");
        assert_same(&post(&registry, INTAKE, &path, "k1", &body).await, &first);
        let case = registry.get(&format!("{CASES}/{id}")).await.body;
        assert_eq!(case[part].as_array().unwrap().len(), 1, "{case:#}");
    }
}

async fn a_key_is_an_officers_own_and_an_operations_own(engine: Engine) {
    let registry = registry(engine).await;
    let id = Counter { registry: &registry }.accept(&request()).await;
    let path = format!("{CASES}/{id}/fees");
    let fee = json!({ "item": "booklet", "amount_fen": 0 });
    for officer in [INTAKE, CLERK] {
        let answer = post(&registry, officer, &path, "k1", &fee).await;
        assert_eq!(answer.status, 200, "{answer}");
    }
    let case = registry.get(&format!("{CASES}/{id}")).await.body;
    assert_eq!(case["fees"].as_array().unwrap().len(), 2, "each officer's own");
    let signature = json!({ "name": "申请人", "day": "2026-11-22", "mandate_sha256": null });
    let path = format!("{CASES}/{id}/signatures");
    let answer = post(&registry, INTAKE, &path, "k1", &signature).await;
    assert_eq!(answer.status, 200, "another operation has keys of its own: {answer}");
}

async fn what_was_refused_may_be_tried_again_under_its_key(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let submission = counter.submission(&request()).await;
    let id = counter.accept(&request()).await;
    let held = post(&registry, INTAKE, CASES, "k1", &submission).await;
    assert!([409, 422].contains(&held.status), "another case holds the contract: {held}");
    counter.step(INTAKE, &id, "withdraw").await;
    let accepted = post(&registry, INTAKE, CASES, "k1", &submission).await;
    assert_eq!(accepted.status, 201, "{accepted}");
}

async fn a_trial_uses_up_no_key(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    let trial = format!("{CASES}?dry_run=true");
    let tried = post(&registry, INTAKE, &trial, "k1", &submission).await;
    assert_eq!(tried.status, 200, "{tried}");
    let accepted = post(&registry, INTAKE, CASES, "k1", &submission).await;
    assert_eq!(accepted.status, 201, "{accepted}");
    let tried = post(&registry, INTAKE, &trial, "k1", &submission).await;
    assert_ne!(tried.bytes, accepted.bytes, "a trial is worked out anew");
}

async fn an_answer_is_forgotten_after_thirty_days(engine: Engine) {
    let registry = registry(engine).await;
    let id = Counter { registry: &registry }.accept(&request()).await;
    let path = format!("{CASES}/{id}/fees");
    let fee = json!({ "item": "booklet", "amount_fen": 0 });
    let n_fees = async |key: &str| {
        let answer = post(&registry, INTAKE, &path, key, &fee).await;
        answer.body["fees"].as_array().unwrap().len()
    };
    assert_eq!(n_fees("k1").await, 1);
    registry.given_days_later(30);
    assert_eq!(n_fees("k2").await, 2);
    assert_eq!(n_fees("k1").await, 1, "on the thirtieth day it is still known");
    registry.given_an_hour_later();
    assert_eq!(n_fees("k3").await, 3);
    assert_eq!(n_fees("k1").await, 4, "and then it is not");
}

async fn a_key_that_is_none_is_refused(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    for key in ["", "two words", "键", &"k".repeat(201)] {
        let answer = post(&registry, INTAKE, CASES, key, &submission).await;
        assert_refused(&answer, 400, "bad-request");
    }
    assert_eq!(n_cases(&registry).await, 0);
}
