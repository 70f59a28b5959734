//! Contracted land is given back, whole or in part, and nothing else changes.

use std::sync::Arc;

use e2e_tests::{CLERK, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use ledger::PublicLeaf;
use serde_json::{Value, json};
use store::Row;

use super::counter::{ExitCounter, HOUSEHOLD, NOTICE_DAYS, codes, kind, parcels};
use super::refusals::NOWHERE;
use crate::transfers::counter::{PARCELS, TransferCounter};

on_both_engines!(
    a_household_leaves_its_land_for_money_and_keeps_all_else,
    what_is_left_of_a_contract_goes_on,
    exits_are_counted_with_the_deals_once_they_are_entered,
    a_waiver_is_reviewed_by_another_officer_and_then_nothing_is_paid,
    what_is_kept_until_a_day_is_left_after_it_and_nothing_is_paid,
    whoever_is_away_consents_by_a_mandate,
    while_an_exit_is_open_no_case_touches_its_land,
    what_is_let_of_other_parcels_stands_in_nobodys_way,
    what_is_let_is_not_left_before_that_ends,
    the_same_application_again_is_the_same_exit,
);

async fn a_household_leaves_its_land_for_money_and_keeps_all_else(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let all = counter.parcels();
    let number = counter.signed_for(all.len()).await;
    let settled = counter.paid(&number).await;
    assert_eq!((&settled["state"], &settled["paid_fen"]), (&json!("settled"), &json!(3_000_000)));
    counter.registry.given_days_later(NOTICE_DAYS);
    let done = counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!(done["state"], "cancelled");

    let after = counter.file().await;
    assert_eq!(parcels(&after), [json!(null); 0]);
    assert_eq!(after["contracted_land"]["contracts"], json!([]));
    for kept in ["members", "homesteads", "shares", "head_name", "address"] {
        let (now, then) = (after[kept].to_string(), counter.before[kept].to_string());
        assert_eq!(now, then, "{kept} byte for byte");
    }
    let yesterday = format!("/api/v1/households/{HOUSEHOLD}?as_of=2026-11-30");
    assert_eq!(parcels(&counter.registry.get(&yesterday).await.body), all, "it was so then");

    told_to_everybody(&counter, &done).await;
    let archived = counter.step(INTAKE, &number, &json!({ "step": "archive" })).await;
    assert_eq!(archived["state"], "archived");
}

/// The leaf has the kind, the village, the area and the price, and names nobody.
async fn told_to_everybody(counter: &ExitCounter, done: &Value) {
    let step = done["steps"].as_array().unwrap().last().unwrap();
    let entry = counter.entry(step["act"].as_str().unwrap()).await;
    let leaf: Value = serde_json::from_str(PublicLeaf::of(&entry).unwrap().text()).unwrap();
    for (field, value) in [
        ("kind", json!("deal")),
        ("deal_kind", json!("exit")),
        ("deal_subject", json!("contracted-land")),
        ("price_fen", json!(3_000_000)),
        ("county", json!("220221")),
        ("effect_day", json!(counter.today())),
    ] {
        assert_eq!(leaf[field], value, "{field} in {leaf}");
    }
    assert!(leaf["area_m2"].is_string() && leaf["evidence_sha256"].is_string(), "{leaf}");
    assert!(leaf["commitments"]["size"].as_u64().unwrap() > 2, "{leaf}");
    for named in [HOUSEHOLD, counter.before["head_name"].as_str().unwrap()] {
        assert!(!leaf.to_string().contains(named), "{leaf}");
    }
}

async fn what_is_left_of_a_contract_goes_on(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let all = counter.parcels();
    assert!(all.len() > 1);
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    counter.registry.given_days_later(NOTICE_DAYS);
    counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    let after = counter.file().await;
    assert_eq!(parcels(&after), all[1..]);
    let contracts = after["contracted_land"]["contracts"].as_array().unwrap();
    assert_eq!(contracts.len(), 1);
    assert_eq!(contracts[0]["n_parcels"], json!(all.len() - 1));
}

async fn a_waiver_is_reviewed_by_another_officer_and_then_nothing_is_paid(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    counter.agreed_by_all(&number).await;
    let n_members = counter.before["members"].as_array().unwrap().len();
    let everybody: Vec<usize> = (0..n_members).collect();
    let signed = counter.signed(&number, &counter.waiver(&everybody)).await;
    assert_eq!(signed["state"], "settled", "nothing is to be paid");
    counter.registry.given_days_later(NOTICE_DAYS);
    let done = counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!((&done["state"], &done["paid_fen"]), (&json!("cancelled"), &json!(0)));
    let step = done["steps"].as_array().unwrap().last().unwrap();
    let entry = counter.entry(step["act"].as_str().unwrap()).await;
    assert!(!entry.contains("price_fen"), "a waiver is no price: {entry}");
    let total = counter.registry.get("/api/v1/market-figures").await.body["total"].clone();
    let told = (&total["n_deals"], &total["n_paid"], &total["value_fen"]);
    assert_eq!(told, (&json!(1), &json!(0), &json!(0)), "it is a deal, and never paid");
}

async fn what_is_kept_until_a_day_is_left_after_it_and_nothing_is_paid(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    counter.agreed_by_all(&number).await;
    let signed = counter.signed(&number, &counter.retention("2027-12-31")).await;
    assert_eq!(signed["state"], "settled", "nothing is to be paid");
    counter.registry.given_the_moment("2027-12-31T23:59:59.999");
    assert_eq!(codes(&counter.try_cancel(&number).await), ["HR-61"]);
    counter.registry.given_the_moment("2028-01-01T00:00:00");
    let done = counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    let step = done["steps"].as_array().unwrap().last().unwrap();
    let entry = counter.entry(step["act"].as_str().unwrap()).await;
    assert!(!entry.contains("price_fen"), "what was kept for a time is no price: {entry}");
}

async fn whoever_is_away_consents_by_a_mandate(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    counter.step(REVIEWER, &number, &counter.interview()).await;
    let n_members = counter.before["members"].as_array().unwrap().len();
    let mut away = counter.consented(0);
    away["with"]["signer"] = json!({ "kind": "mandatary", "name": "受托人", "mandate": NOWHERE });
    let refused = counter.try_step(INTAKE, &number, &away).await;
    assert_eq!(kind(&refused), (422, "documents-not-stored"), "{refused}");
    away["with"]["signer"]["mandate"] = json!(counter.evidence);
    counter.step(INTAKE, &number, &away).await;
    for n in 1..n_members {
        if counter.state(&number).await == "interviewed" {
            counter.step(INTAKE, &number, &counter.consented(n)).await;
        }
    }
    assert_eq!(counter.state(&number).await, "cooling-off");
}

async fn exits_are_counted_with_the_deals_once_they_are_entered(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let figures = async || counter.registry.get("/api/v1/market-figures").await.body;
    let number = counter.signed_for(1).await;
    counter.paid(&number).await;
    counter.registry.given_days_later(NOTICE_DAYS);
    assert_eq!(figures().await["total"]["n_deals"], 0, "it is paid, and not entered");
    counter.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    let told = figures().await;
    let (group, total) = (&told["groups"][0], &told["total"]);
    assert_eq!((&group["object"], &group["form"]), (&json!("contracted-land"), &json!("exit")));
    assert_eq!(group["village"], "220221901901");
    let paid = (&total["n_deals"], &total["n_paid"], &total["value_fen"]);
    assert_eq!(paid, (&json!(1), &json!(1), &json!(3_000_000)));
    assert_eq!(total["per_mu_and_year"], Value::Null, "what goes back for good has no term");
    let csv = counter.registry.get("/api/v1/market-figures.csv").await;
    assert!(csv.text.contains("土地承包经营权,有偿退出,220221901901"), "{csv}");
}

async fn while_an_exit_is_open_no_case_touches_its_land(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    let at_counter = e2e_tests::Counter { registry: &counter.registry };
    let cancellation = json!({
        "kind": "cancellation", "on": format!("{HOUSEHOLD}J"), "reason": "court-decision",
    });
    let refused = at_counter.hand_in(&cancellation).await;
    assert!([409, 422].contains(&refused.status), "{refused}");
    assert!(refused.text.contains(&number), "the exit holds the contract: {refused}");
    let twice = counter.application(&counter.parcels()[..1]);
    let refused = counter.registry.post(INTAKE, "/api/v1/exits", &twice).await;
    assert_eq!(kind(&refused), (409, "held"), "{refused}");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    let taken = at_counter.hand_in(&cancellation).await;
    assert_eq!(taken.status, 201, "{taken}");
}

async fn what_is_let_of_other_parcels_stands_in_nobodys_way(engine: Engine) {
    let exits = ExitCounter::open(engine).await;
    let transfers = Box::pin(TransferCounter::at(Arc::clone(&exits.registry))).await;
    let lease = |n: usize| {
        let grant = transfers.grant(&PARCELS[n..=n], "2027-01-01", "2027-12-31");
        transfers.lease_of(&grant)
    };
    assert_eq!(exits.parcels()[..2], PARCELS.map(|it| json!(it)));
    let other = transfers.entered(&lease(1)).await;
    // Whoever leaves the first parcel may let the second, and let it again while the exit is under way.
    let number = exits.applied(1).await;
    let held = transfers.try_take_in(INTAKE, &lease(0)).await;
    assert_eq!(kind(&held), (409, "held"), "{held}");
    transfers.step(REGISTRAR, &other, &transfers.agreed_end()).await;
    transfers.entered(&lease(1)).await;
    exits.agreed_by_all(&number).await;
    exits.signed(&number, &exits.compensation()).await;
    exits.paid(&number).await;
    exits.registry.given_days_later(NOTICE_DAYS);
    exits.step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    let register = transfers.register().await;
    let mut lent = register.circulations.iter().map(|it| it.fact().contract.to_string());
    assert!(lent.any(|it| it == format!("{HOUSEHOLD}J")), "the tenant has it still");
}

async fn what_is_let_is_not_left_before_that_ends(engine: Engine) {
    let exits = ExitCounter::open(engine).await;
    let transfers = Box::pin(TransferCounter::at(Arc::clone(&exits.registry))).await;
    let lease = transfers.entered(&transfers.lease()).await;
    let number = exits.applied(1).await;
    exits.agreed_by_all(&number).await;
    exits.on_notice(&number, &exits.compensation()).await;
    let refused = exits.try_step(INTAKE, &number, &exits.signature()).await;
    assert_eq!(codes(&refused), ["HR-53"], "{refused}");
    let register = transfers.register().await;
    let mut lent = register.circulations.iter().map(Row::fact);
    let lent = lent.find(|it| it.contract.to_string() == format!("{HOUSEHOLD}J")).unwrap();
    assert!(refused.text.contains(&format!("流转“{}”", lent.code)), "by its code: {refused}");
    transfers.step(REGISTRAR, &lease, &transfers.agreed_end()).await;
    exits.step(INTAKE, &number, &exits.signature()).await;
}

async fn the_same_application_again_is_the_same_exit(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let application = counter.application(&counter.parcels()[..1]);
    let tried = counter.registry.post(INTAKE, "/api/v1/exits?dry_run=true", &application).await;
    assert_eq!(tried.status, 200, "{tried}");
    let post = async || {
        let key = [("Idempotency-Key", "exit-1")];
        counter.registry.post_if(INTAKE, "/api/v1/exits", &key, &application).await
    };
    let first = post().await;
    assert_eq!(first.status, 201, "{first}");
    assert_eq!(post().await.bytes, first.bytes);
    let listed = counter.registry.get("/api/v1/exits?right=contracted-land&state=applied").await;
    assert_eq!(listed.body.as_array().unwrap().len(), 1, "the trial left nothing: {listed}");
    assert_eq!(listed.body[0]["opened_by"], INTAKE);
    assert_ne!(INTAKE, CLERK);
}
