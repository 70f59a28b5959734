//! The rent: due, overdue, and paid as the bank says.

use std::sync::Arc;

use e2e_tests::{Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::counter::{ACCOUNT, PARCELS, RENT_FEN, TransferCounter, kind, told};
use super::land::{PRICE_FEN, enter};

on_both_engines!(
    a_rent_is_overdue_until_the_bank_shows_it,
    a_payment_counts_once_however_often_the_bank_tells_it,
    only_what_is_due_is_ordered_and_only_for_whoever_holds_the_right,
    what_would_have_become_due_after_the_end_is_owed_no_more,
    after_a_crash_between_payment_and_act_the_land_goes_over_once,
);

async fn standing(counter: &TransferCounter, number: &str) -> Vec<String> {
    let dues = counter.registry.get(&format!("/api/v1/transfers/{number}/dues")).await.body;
    let standing = |it: &Value| it["standing"].as_str().unwrap().to_owned();
    dues.as_array().unwrap().iter().map(standing).collect()
}

async fn a_rent_is_overdue_until_the_bank_shows_it(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    counter.registry.given_the_moment("2027-01-31T09:00:00");
    assert_eq!(standing(&counter, &number).await, ["not-yet-due", "not-yet-due"]);
    counter.registry.given_the_moment("2027-02-03T09:00:00");
    assert_eq!(standing(&counter, &number).await, ["overdue", "not-yet-due"]);
    let overdue = counter.transfer(&number).await;
    assert_eq!(told(&overdue.body), ["MK-04"]);
    assert!(overdue.text.contains("逾期3天"), "{overdue}");
    let payment = counter.ordered(&number, RENT_FEN / 2).await;
    let short = counter.bank_file(&number, &[(payment, ACCOUNT, "299.99")]).await;
    assert_eq!(short.body["bank_files"][0]["findings"][0]["finding"], "wrong-amount");
    assert_eq!(standing(&counter, &number).await, ["overdue", "not-yet-due"]);
    let paid = counter.bank_file(&number, &[(payment, ACCOUNT, "300.00")]).await;
    assert_eq!(paid.body["bank_files"][1]["findings"][0]["finding"], "matched", "{paid}");
    assert!(!paid.text.contains(ACCOUNT), "an account is masked");
    assert_eq!(paid.body["state"], "running");
    assert_eq!(standing(&counter, &number).await, ["paid", "not-yet-due"]);
    assert_eq!(told(&counter.transfer(&number).await.body), [""; 0]);
    let next = counter.ordered(&number, RENT_FEN / 2).await;
    counter.bank_file(&number, &[(next, ACCOUNT, "300.00")]).await;
    assert_eq!(standing(&counter, &number).await, ["paid", "paid"]);
}

async fn a_payment_counts_once_however_often_the_bank_tells_it(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let payment = counter.ordered(&number, RENT_FEN / 2).await;
    let lines = [(payment, ACCOUNT, "300.00")];
    counter.bank_file(&number, &lines).await;
    let same = counter.bank_file(&number, &lines).await;
    assert_eq!(kind(&same), (409, "wrong-step"), "the same file again: {same}");
    let twice = counter.bank_file(&number, &[lines[0], lines[0]]).await.body;
    assert_eq!(twice["bank_files"][1]["findings"][0]["finding"], "double");
    assert_eq!(
        (&twice["paid_fen"], twice["movements"].as_array().unwrap().len()),
        (&json!(30_000), 2)
    );
}

async fn only_what_is_due_is_ordered_and_only_for_whoever_holds_the_right(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    let holder = counter.representative();
    let order = |person: &Value, amount_fen: i64| json!({ "person": person, "account": ACCOUNT, "amount_fen": amount_fen });
    let early = counter.try_order(&number, &order(&holder, RENT_FEN / 2)).await;
    assert_eq!(kind(&early), (422, "impossible-request"), "{early}");
    let number = {
        counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
        counter.entered(&counter.lease()).await
    };
    let tenant = counter.transfer(&number).await.body["proposal"]["transferee"]["party"].clone();
    for (person, amount_fen) in
        [(&holder, RENT_FEN), (&holder, RENT_FEN / 2 - 1), (&holder, 0), (&tenant, RENT_FEN / 2)]
    {
        let refused = counter.try_order(&number, &order(person, amount_fen)).await;
        assert_eq!(kind(&refused), (422, "impossible-request"), "{amount_fen}: {refused}");
    }
    counter.registry.given_the_moment("2027-08-01T09:00:00");
    let all = counter.try_order(&number, &order(&holder, RENT_FEN)).await;
    assert_eq!(all.status, 200, "both halves are due by now: {all}");
}

async fn what_would_have_become_due_after_the_end_is_owed_no_more(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    counter.registry.given_the_moment("2027-03-01T09:00:00");
    counter.step(e2e_tests::REGISTRAR, &number, &counter.agreed_end()).await;
    let payment = counter.ordered(&number, RENT_FEN / 2).await;
    counter.bank_file(&number, &[(payment, ACCOUNT, "300.00")]).await;
    let order = json!({
        "person": counter.representative(), "account": ACCOUNT, "amount_fen": RENT_FEN / 2,
    });
    let refused = counter.try_order(&number, &order).await;
    assert_eq!(kind(&refused), (422, "impossible-request"), "{refused}");
}

async fn after_a_crash_between_payment_and_act_the_land_goes_over_once(engine: Engine) {
    let mut counter = TransferCounter::open(engine).await;
    let number = counter.approved(&counter.assignment_of(&PARCELS[..1])).await;
    counter.paid_in_full(&number, &counter.representative(), PRICE_FEN).await;
    let registry = Arc::into_inner(counter.registry).unwrap();
    counter.registry = Arc::new(registry.restarted().await);
    let again = counter.transfer(&number).await.body;
    assert_eq!((&again["state"], &again["paid_fen"]), (&json!("approved"), &json!(PRICE_FEN)));
    counter.gone_over(&number).await;
    let twice = counter.try_step(e2e_tests::REGISTRAR, &number, &enter()).await;
    assert_eq!(kind(&twice), (409, "wrong-step"), "{twice}");
}
