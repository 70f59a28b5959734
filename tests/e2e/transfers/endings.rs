//! How a transfer that runs ends, and what is looked into meanwhile.

use e2e_tests::{APPROVER, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::{Value, json};

use super::counter::{CONTRACT, TransferCounter, codes, kind, told};

on_both_engines!(
    one_side_ends_it_only_for_what_the_law_lists,
    land_that_lies_idle_and_is_used_otherwise_is_looked_into,
    a_term_is_over_on_the_day_after_its_last,
    coercion_makes_it_void_and_what_was_paid_goes_back,
    coercion_that_is_found_at_the_counter_stops_it_there,
);

fn alone(counter: &TransferCounter, ground: &str) -> Value {
    let with = json!({ "kind": "alone", "ground": ground, "notice": counter.evidence });
    json!({ "step": "end", "with": with })
}

fn seen(counter: &TransferCounter, idle_since: Option<&str>, purpose: &str) -> Value {
    json!({ "step": "inspect", "with": {
        "day": counter.registry.today(), "idle_since": idle_since, "purposes_seen": [purpose],
        "record": counter.evidence,
    } })
}

async fn one_side_ends_it_only_for_what_the_law_lists(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    counter.registry.given_the_moment("2027-06-01T09:00:00");
    let better_price = counter.try_step(REGISTRAR, &number, &alone(&counter, "other")).await;
    assert_eq!(codes(&better_price), ["HR-51"]);
    counter.step(REVIEWER, &number, &seen(&counter, Some("2026-12-01"), "1")).await;
    let too_soon = counter.try_step(REGISTRAR, &number, &alone(&counter, "idle")).await;
    assert_eq!(codes(&too_soon), ["HR-51"], "two years have not passed: {too_soon}");
    let changed = counter.step(REGISTRAR, &number, &alone(&counter, "use-changed")).await;
    assert_eq!(changed["state"], "ended");
    let again = counter.try_step(REGISTRAR, &number, &alone(&counter, "use-changed")).await;
    assert_eq!(kind(&again), (409, "wrong-step"));
}

async fn land_that_lies_idle_and_is_used_otherwise_is_looked_into(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    assert_eq!(told(&counter.transfer(&number).await.body), [""; 0]);
    let used = counter.step(REVIEWER, &number, &seen(&counter, None, "5")).await;
    assert_eq!(told(&used), ["MK-04"], "{used}");
    counter.step(REVIEWER, &number, &seen(&counter, Some("2026-11-01"), "1")).await;
    assert_eq!(told(&counter.transfer(&number).await.body), [""; 0]);
    counter.registry.given_the_moment("2028-11-01T09:00:00");
    let idle = counter.transfer(&number).await;
    assert_eq!(told(&idle.body), ["MK-04"]);
    assert!(idle.text.contains("弃耕抛荒，已满两年"), "{idle}");
    counter.step(REGISTRAR, &number, &alone(&counter, "idle")).await;
    assert_eq!(told(&counter.transfer(&number).await.body), [""; 0], "it runs no more");
}

async fn a_term_is_over_on_the_day_after_its_last(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let expiry = json!({ "step": "end", "with": { "kind": "expiry" } });
    counter.registry.given_the_moment("2027-12-31T09:00:00");
    let early = counter.try_step(REGISTRAR, &number, &expiry).await;
    assert_eq!(kind(&early), (409, "wrong-step"), "its last day is one of its days: {early}");
    counter.registry.given_the_moment("2028-01-01T09:00:00");
    assert_eq!(counter.step(REGISTRAR, &number, &expiry).await["state"], "ended");
}

pub(super) fn coercion(counter: &TransferCounter) -> Value {
    let found = json!({ "found": "县农业农村局认定", "document": counter.evidence });
    json!({ "step": "find-coercion", "with": found })
}

async fn coercion_makes_it_void_and_what_was_paid_goes_back(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let entry = counter.last_entry().await;
    let payment = counter.ordered(&number, 30_000).await;
    let paid = counter.bank_file(&number, &[(payment, super::counter::ACCOUNT, "300.00")]).await;
    assert_eq!(paid.body["paid_fen"], 30_000, "{paid}");
    let refused = counter.try_step(INTAKE, &number, &coercion(&counter)).await;
    assert_eq!(kind(&refused), (403, "role-missing"));
    let void = counter.step(APPROVER, &number, &coercion(&counter)).await;
    assert_eq!((&void["state"], &void["refund_due_fen"]), (&json!("void"), &json!(30_000)));
    let (entered, undone) = (entry["number"].clone(), counter.last_entry().await);
    assert_eq!((&undone["form"], &undone["counters"]), (&json!("void"), &json!([entered])));
    let register = counter.register().await;
    let mut under = register.circulations.iter().map(|it| it.fact().contract);
    assert!(!under.any(|it| it.as_str() == CONTRACT), "it never was");
    let early = counter.try_step(INTAKE, &number, &json!({ "step": "archive" })).await;
    assert_eq!(kind(&early), (409, "wrong-step"), "the money is not back yet: {early}");

    let to_holder = json!({
        "person": counter.representative(), "account": super::counter::ACCOUNT,
        "amount_fen": 30_000,
    });
    let wrong = counter.try_order(&number, &to_holder).await;
    assert_eq!(kind(&wrong), (422, "impossible-request"), "nothing is due to the holder: {wrong}");
    let tenant = void["proposal"]["transferee"]["party"].clone();
    let account = super::counter::TENANT_ACCOUNT;
    let refund = counter.ordered_to(&number, (&tenant, account), 30_000).await;
    let back = counter.bank_file(&number, &[(refund, account, "300.00")]).await.body;
    assert_eq!(back["refund_due_fen"], 0, "{back}");
    let movements = back["movements"].as_array().unwrap();
    let moved: Vec<&str> =
        movements.iter().map(|it| it["movement"].as_str().unwrap_or("reversed")).collect();
    assert_eq!(moved, ["price-paid", "paid-out", "reversed", "reversed"]);
    let all: i64 = movements
        .iter()
        .flat_map(|it| it["postings"].as_array().unwrap())
        .map(|it| it["amount_fen"].as_i64().unwrap())
        .sum();
    assert_eq!(all, 0);
    assert_eq!(
        counter.step(INTAKE, &number, &json!({ "step": "archive" })).await["state"],
        "archived"
    );
    // The land is free from the first day on.
    counter.entered(&counter.lease()).await;
}

async fn coercion_that_is_found_at_the_counter_stops_it_there(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    let void = counter.step(APPROVER, &number, &coercion(&counter)).await;
    assert_eq!((&void["state"], &void["refund_due_fen"]), (&json!("void"), &json!(0)));
    assert!(void["steps"][0]["act"].is_null(), "nothing was entered that would be undone");
    counter.taken_in(&counter.lease()).await;
}
