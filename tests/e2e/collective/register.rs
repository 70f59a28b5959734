//! The organisation is registered, its roll is drawn up, and every act is one entry.

use std::sync::Arc;

use e2e_tests::{EVERY_ROLE, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::{Value, json};
use store::Scope;
use tenure::ActId;
use uuid::Uuid;

use super::village::{Collective, charter};

on_both_engines!(
    an_imported_collective_is_registered_with_its_members,
    a_collective_that_is_not_registered_decides_nothing,
    whoever_hands_in_does_not_enter,
    an_application_is_handed_in_once_and_entered_once,
    an_application_is_taken_back_with_its_reason,
    another_officers_collective_is_not_found,
    nobody_is_brought_in_by_kinship_without_a_paper,
    a_trial_changes_nothing,
    a_laxer_charter_is_refused,
);

async fn an_imported_collective_is_registered_with_its_members(engine: Engine) {
    let village = Collective::imported(engine).await;
    let before = village.get("").await;
    assert!(before.get("charter").is_none(), "{before:#}");
    let entered = village.enter(&village.founding().await).await;

    let after = village.get("").await;
    assert_eq!(after["charter"]["reserve"], "3/10");
    assert_eq!(after["particulars"]["reform"], "registered");
    assert_eq!(after["organs"][0]["last_day"], "2031-11-19");
    assert_eq!(after["total_shares"], before["total_shares"], "the shares of the import stand");
    let members = village.get("/members").await;
    assert_eq!(members.as_array().unwrap().len(), village.people.len());
    assert_eq!(members[0]["ground"], "legacy");
    let earlier = village.get("?as_of=2026-12-01").await;
    assert!(earlier.get("charter").is_none(), "as of the day before: {earlier:#}");
    assert_eq!(village.get("/decisions").await.as_array().unwrap().len(), 3);

    let entry = entry(&village, &entered).await;
    assert_eq!(entry["kind"], "collective");
    assert_eq!(entry["application_kind"], "registration");
    assert_eq!(entry["collective"], village.code);
    assert_eq!(entry["superseded"], 1, "the import's own row of the collective");
}

async fn entry(village: &Collective, entered: &Value) -> Value {
    let act = ActId(Uuid::parse_str(entered["act"].as_str().unwrap()).unwrap());
    let county = identity::County::parse("220221").unwrap();
    let entry = village.registry.store.act_entry(&Scope::Everywhere, county, act).await.unwrap();
    serde_json::from_str(&entry.canonical).unwrap()
}

async fn a_collective_that_is_not_registered_decides_nothing(engine: Engine) {
    let village = Collective::imported(engine).await;
    let decision = village.decision("election", "2026-11-20").await;
    let application = json!({ "request": { "kind": "decision" }, "decisions": [decision] });
    assert_eq!(village.refused(&application).await, ["not-found"]);
}

async fn whoever_hands_in_does_not_enter(engine: Engine) {
    let village = Collective::imported(engine).await;
    let founding = village.founding().await;
    let path = village.path("/applications");
    let answer = village.registry.post(REGISTRAR, &path, &founding).await;
    assert_eq!(answer.body["type"], "/problems/role-missing", "{answer}");
    let answer = village.registry.post(EVERY_ROLE, &path, &founding).await;
    assert_eq!(answer.status, 201, "{answer}");
    let own = village.try_entry(EVERY_ROLE, &answer.body["number"]).await;
    assert_eq!(
        (own.status, &own.body["type"]),
        (409, &json!("/problems/own-application")),
        "{own}"
    );
    let intake = village.try_entry(INTAKE, &answer.body["number"]).await;
    assert_eq!(intake.body["type"], "/problems/role-missing", "{intake}");
    village.entered(&answer.body["number"]).await;
}

async fn an_application_is_handed_in_once_and_entered_once(engine: Engine) {
    let village = Collective::imported(engine).await;
    let founding = village.founding().await;
    let path = village.path("/applications");
    let key = [("Idempotency-Key", "k1")];
    let first = village.registry.post_if(INTAKE, &path, &key, &founding).await;
    let again = village.registry.post_if(INTAKE, &path, &key, &founding).await;
    assert_eq!((first.status, &again.bytes), (201, &first.bytes), "{again}");
    assert_eq!(village.get("/applications").await.as_array().unwrap().len(), 1);

    let entry = format!("{path}/1/entry");
    let stale = [("If-Match", "\"7\"")];
    let answer = village.registry.post_if(REGISTRAR, &entry, &stale, &json!({})).await;
    assert_eq!(answer.status, 412, "{answer}");
    let answer = village.registry.post(REGISTRAR, &entry, &json!({})).await;
    assert_eq!(answer.status, 428, "{answer}");
    village.entered(&json!(1)).await;
    let answer = village.try_entry(REGISTRAR, &json!(1)).await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (409, &json!("/problems/wrong-step")),
        "{answer}"
    );
}

async fn an_application_is_taken_back_with_its_reason(engine: Engine) {
    let village = Collective::imported(engine).await;
    let answer = village.apply(&village.founding().await).await;
    assert_eq!(answer.status, 201, "{answer}");
    let path = village.path("/applications/1/withdrawal");
    let (seen, reason) = ([("If-Match", answer.etag.as_str())], json!({ "reason": "材料不全" }));
    let other = village.registry.post_if(REVIEWER, &path, &seen, &reason).await;
    assert_eq!(other.body["type"], "/problems/role-missing", "{other}");
    let back = village.registry.post_if(INTAKE, &path, &seen, &reason).await;
    assert_eq!(
        (&back.body["state"], &back.body["note"]),
        (&json!("withdrawn"), &json!("材料不全"))
    );
    let answer = village.try_entry(REGISTRAR, &json!(1)).await;
    assert_eq!(answer.status, 409, "{answer}");
    assert_eq!(village.get("/members").await, json!([]));
}

async fn another_officers_collective_is_not_found(engine: Engine) {
    let village = Collective::registered(engine).await;
    let code = village.code.clone();
    let registry = Arc::into_inner(village.registry).unwrap();
    let elsewhere = registry.as_officer_of("220221902");
    for of in ["", "/members", "/shares", "/decisions", "/runs", "/rolls", "/applications"] {
        let answer = elsewhere.get(&format!("/api/v1/collectives/{code}{of}")).await;
        assert_eq!(answer.status, 404, "{of}: {answer}");
    }
    let path = format!("/api/v1/collectives/{code}/applications");
    let application = json!({ "request": { "kind": "decision" } });
    let answer = elsewhere.post(INTAKE, &path, &application).await;
    assert_eq!(answer.status, 404, "{answer}");
}

async fn nobody_is_brought_in_by_kinship_without_a_paper(engine: Engine) {
    let village = Collective::imported(engine).await;
    let founding = village.founding().await;
    for (field, value) in [("ground", "birth"), ("first_day", "2025-05-01")] {
        let mut other = founding.clone();
        other["request"]["members"][0][field] = json!(value);
        assert_eq!(village.refused(&other).await, ["bad-request"], "{field}");
    }
    let mut last = founding;
    last["request"]["members"][0]["first_day"] = json!("2025-04-30");
    village.enter(&last).await;
}

async fn a_trial_changes_nothing(engine: Engine) {
    let village = Collective::imported(engine).await;
    let tried = village.tried(&village.founding().await).await;
    assert_eq!(tried["state"], "submitted");
    assert_eq!(village.get("/applications").await, json!([]));
    assert_eq!(village.get("/members").await, json!([]));
}

async fn a_laxer_charter_is_refused(engine: Engine) {
    let village = Collective::registered(engine).await;
    let decision = village.decision("charter", "2026-12-01").await;
    let mut laxer = charter(2);
    laxer["kind"] = json!("charter-change");
    let stricter = json!({ "request": laxer, "decisions": [decision] });
    laxer["majority"] = json!("1/2");
    let laxer = json!({ "request": laxer, "decisions": [decision] });
    assert_eq!(village.refused(&laxer).await, ["CO-09"]);
    village.enter(&stricter).await;
    assert_eq!(village.get("").await["charter"]["version"], 2);
    assert_eq!(village.get("?as_of=2026-12-01").await.get("charter"), None);
}
