//! The compensation: ordered, paid once as the bank says, and given back where the exit did not come about.

use std::sync::Arc;

use e2e_tests::{APPROVER, Engine, INTAKE, REGISTRAR, on_both_engines};
use serde_json::{Value, json};

use super::counter::{COMPENSATION_FEN, ExitCounter, NOTICE_DAYS, account, kind};

on_both_engines!(
    every_line_of_the_bank_is_matched_or_told_as_what_it_is,
    a_payment_counts_once_however_often_the_bank_tells_it,
    what_is_ordered_is_what_is_to_be_paid,
    of_two_rounds_of_orders_at_one_revision_the_second_is_stale,
    after_a_crash_between_payment_and_act_the_exit_is_settled_and_is_cancelled_later,
    whoever_withdraws_pays_back_what_was_paid,
    coercion_stops_an_exit_that_is_paid_and_what_was_paid_is_due_back,
    what_is_due_is_overdue_from_the_day_after,
);

fn findings(answer: &Value, file: usize) -> Vec<&str> {
    let findings = answer["bank_files"][file]["findings"].as_array().unwrap();
    findings.iter().map(|it| it["finding"].as_str().unwrap()).collect()
}

/// Every movement sums to zero.
fn balanced(exit: &Value) -> usize {
    let movements = exit["movements"].as_array().unwrap();
    for movement in movements {
        let postings = movement["postings"].as_array().unwrap().iter();
        let sum: i64 = postings.map(|it| it["amount_fen"].as_i64().unwrap()).sum();
        assert_eq!(sum, 0, "{movement}");
    }
    movements.len()
}

async fn every_line_of_the_bank_is_matched_or_told_as_what_it_is(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    let payment = counter.ordered(&number, COMPENSATION_FEN).await;
    let lines = [(payment, account(), "29999.99"), (payment + 7, "6228480000000999", "1.00")];
    let answer = counter.bank_file(&number, &lines).await;
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(answer.body["state"], "signed", "a fen is missing");
    assert_eq!(findings(&answer.body, 0), ["wrong-amount", "unknown"]);
    assert_eq!((balanced(&answer.body), &answer.body["paid_fen"]), (0, &json!(0)));
    let refused = counter.try_cancel(&number).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "no right ends unpaid: {refused}");
    let elsewhere = counter.bank_file(&number, &[(payment, "6228480000000999", "30000.00")]).await;
    assert_eq!(findings(&elsewhere.body, 1), ["wrong-account"]);
    let paid = counter.bank_file(&number, &[(payment, account(), "30000.00")]).await;
    assert_eq!(findings(&paid.body, 2), ["matched"]);
    assert_eq!((paid.body["state"].as_str(), balanced(&paid.body)), (Some("settled"), 1));
    assert!(!paid.text.contains(account()), "an account is masked");
}

async fn a_payment_counts_once_however_often_the_bank_tells_it(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    let payment = counter.exit(&number).await.body["expected"][0]["number"].as_u64().unwrap();
    let again = counter.bank_file(&number, &[(payment, account(), "30000.00")]).await;
    assert_eq!(kind(&again), (409, "wrong-step"), "the same file again: {again}");
    let twice = [(payment, account(), "30000.00"), (payment, account(), "30000.00")];
    let again = counter.bank_file(&number, &twice).await;
    assert_eq!(findings(&again.body, 1), ["double", "double"]);
    assert_eq!((balanced(&again.body), &again.body["paid_fen"]), (1, &json!(COMPENSATION_FEN)));
}

async fn what_is_ordered_is_what_is_to_be_paid(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    let early = counter.try_order(&number, 0, COMPENSATION_FEN).await;
    assert_eq!(kind(&early), (422, "impossible-request"), "{early}");
    counter.agreed_by_all(&number).await;
    counter.signed(&number, &counter.compensation()).await;
    for amount_fen in [COMPENSATION_FEN - 1, COMPENSATION_FEN + 1, 0, -1, i64::MAX] {
        let refused = counter.try_order(&number, 0, amount_fen).await;
        assert_eq!(kind(&refused), (422, "impossible-request"), "{amount_fen}: {refused}");
    }
    let first = counter.ordered(&number, COMPENSATION_FEN).await;
    let second = counter.ordered(&number, COMPENSATION_FEN).await;
    assert!(second > first);
    let old = counter.bank_file(&number, &[(first, "6228480000000999", "1.00")]).await;
    assert_eq!(findings(&old.body, 0), ["unknown", "unpaid"], "the first order is void");
}

async fn of_two_rounds_of_orders_at_one_revision_the_second_is_stale(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    let seen = counter.exit(&number).await.etag;
    let order = json!({
        "person": counter.person(0), "account": account(), "amount_fen": COMPENSATION_FEN,
    });
    let (path, body) = (format!("/api/v1/exits/{number}/orders"), json!({ "orders": [order] }));
    let post =
        async || counter.registry.post_if(INTAKE, &path, &[("If-Match", &seen)], &body).await;
    let first = post().await;
    assert_eq!(first.status, 200, "{first}");
    assert_ne!(first.etag, seen, "what is expected has changed");
    assert_eq!(kind(&post().await), (412, "stale"));
}

async fn after_a_crash_between_payment_and_act_the_exit_is_settled_and_is_cancelled_later(
    engine: Engine,
) {
    let mut counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    let registry = Arc::into_inner(counter.registry).unwrap();
    counter.registry = Arc::new(registry.restarted().await);
    counter.registry.given_days_later(NOTICE_DAYS);
    assert_eq!(counter.state(&number).await, "settled");
    let done = counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!((done["state"].as_str(), balanced(&done)), (Some("cancelled"), 1));
}

async fn whoever_withdraws_pays_back_what_was_paid(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    let withdrawn = counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    assert_eq!(withdrawn["refund_due_fen"], json!(COMPENSATION_FEN));
    for book in ["contracted_land", "homesteads", "shares", "members", "acts"] {
        let after = counter.file().await;
        assert_eq!(after[book], counter.before[book], "nothing is registered of it in {book}");
    }
    let refund = counter.ordered(&number, COMPENSATION_FEN).await;
    let back = counter.bank_file(&number, &[(refund, account(), "30000.00")]).await;
    assert_eq!(findings(&back.body, 1), ["matched"]);
    assert_eq!((balanced(&back.body), &back.body["refund_due_fen"]), (2, &json!(0)));
    let more = counter.try_order(&number, 0, 1).await;
    assert_eq!(kind(&more), (422, "impossible-request"), "{more}");
}

async fn coercion_stops_an_exit_that_is_paid_and_what_was_paid_is_due_back(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    counter.registry.given_days_later(NOTICE_DAYS);
    let disputed = counter.step(INTAKE, &number, &counter.report()).await;
    assert_eq!(disputed["state"], "disputed");
    let refused = counter.try_cancel(&number).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "{refused}");
    let settle = |coerced| json!({ "step": "settle-dispute", "with": { "coerced": coerced } });
    let forced = counter.step(APPROVER, &number, &settle(true)).await;
    assert_eq!(forced["state"], "refused");
    assert_eq!(forced["refund_due_fen"], json!(COMPENSATION_FEN));
    assert_eq!(counter.file().await["contracted_land"], counter.before["contracted_land"]);
}

async fn what_is_due_is_overdue_from_the_day_after(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    let path = format!("/api/v1/exits/{number}/dues");
    let standing = async || counter.registry.get(&path).await.body[0]["standing"].clone();
    assert_eq!(standing().await, "not-yet-due");
    let due: chrono::NaiveDate = "2027-01-31".parse().unwrap();
    let today: chrono::NaiveDate = counter.today().parse().unwrap();
    counter.registry.given_days_later((due - today).num_days());
    assert_eq!(standing().await, "not-yet-due", "the due day counts to it");
    counter.registry.given_days_later(1);
    assert_eq!(standing().await, "overdue");
    counter.paid(&number).await;
    assert_eq!(standing().await, "paid");
}
