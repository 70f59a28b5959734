//! An officer's desk: what waits, what was done, what came back; and what a case would change.

use e2e_tests::{
    APPROVER, Counter, Engine, INTAKE, REVIEWER, Registry, SUPERVISOR, on_both_engines,
};
use serde_json::{Value, json};

use super::{HOUSEHOLD, registry, request};

on_both_engines!(
    a_case_waits_for_whoever_may_take_its_next_step,
    a_returned_case_lies_in_a_box_of_its_own,
    a_box_that_there_is_not_is_refused,
    a_case_shows_what_it_would_change_until_it_is_entered,
    whoever_only_looks_changes_nothing,
    the_documents_of_a_case_are_listed_with_where_their_bytes_are,
);

/// The ids of the cases in a box of an officer.
async fn lying(registry: &Registry, officer: &str, desk_box: &str) -> Vec<String> {
    let path = format!("/api/v1/cases?box={desk_box}");
    let answer = registry.send("GET", &path, &[("sanquan-officer", officer)], Vec::new()).await;
    assert_eq!(answer.status, 200, "{answer}");
    let cases = answer.body.as_array().unwrap().iter();
    cases.map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

async fn a_case_waits_for_whoever_may_take_its_next_step(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    for (officer, waiting, done) in [(INTAKE, 0, 1), (REVIEWER, 1, 0), (SUPERVISOR, 0, 0)] {
        assert_eq!(lying(&registry, officer, "waiting").await.len(), waiting, "{officer}");
        assert_eq!(lying(&registry, officer, "done").await.len(), done, "{officer}");
    }
    counter.step(REVIEWER, &id, "review").await;
    assert_eq!(lying(&registry, REVIEWER, "done").await, [id.as_str()]);
    assert_eq!(lying(&registry, APPROVER, "done").await, [""; 0]);
    counter.walk(&id, "archived", &[]).await;
    for officer in [INTAKE, REVIEWER, APPROVER] {
        assert_eq!(lying(&registry, officer, "waiting").await, [""; 0], "{officer}");
    }
}

async fn a_returned_case_lies_in_a_box_of_its_own(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    assert_eq!(lying(&registry, INTAKE, "returned").await, [""; 0]);
    let missing = json!({ "step": "return", "note": "缺身份证明" });
    assert_eq!(counter.try_step_with(REVIEWER, &id, &missing).await.status, 200);
    assert_eq!(lying(&registry, INTAKE, "returned").await, [id.as_str()]);
    assert_eq!(lying(&registry, INTAKE, "waiting").await, [id], "it waits to be handed in again");
    assert_eq!(lying(&registry, REVIEWER, "waiting").await, [""; 0]);
}

async fn a_box_that_there_is_not_is_refused(engine: Engine) {
    let registry = registry(engine).await;
    let answer = registry.get("/api/v1/cases?box=urgent").await;
    assert_eq!(answer.status, 400, "{answer}");
}

async fn changes(registry: &Registry, id: &str) -> Value {
    let answer = registry.get(&format!("/api/v1/cases/{id}/changes")).await;
    assert_eq!(answer.status, 200, "{answer}");
    answer.body
}

async fn a_case_shows_what_it_would_change_until_it_is_entered(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    let shown = changes(&registry, &id).await;
    let contract = format!("{HOUSEHOLD}J");
    assert_eq!(shown["before"]["contracts"][0]["code"], contract.as_str(), "{shown:#}");
    assert_eq!(shown["after"]["contracts"], json!([]), "the contract is cancelled: {shown:#}");
    let ended = shown["ended"].as_array().unwrap();
    assert!(ended.iter().any(|it| it["code"] == contract.as_str()), "{shown:#}");
    counter.walk(&id, "registered", &[]).await;
    assert_eq!(changes(&registry, &id).await, Value::Null);
}

async fn whoever_only_looks_changes_nothing(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    let (before, etag) = (counter.case(&id).await.body, counter.case(&id).await.etag);
    changes(&registry, &id).await;
    let after = counter.case(&id).await;
    assert_eq!((after.body, after.etag), (before, etag));
    let elsewhere = "01900000-0000-7000-8000-000000000000";
    let answer = registry.get(&format!("/api/v1/cases/{elsewhere}/changes")).await;
    assert_eq!(answer.status, 404, "{answer}");
}

async fn the_documents_of_a_case_are_listed_with_where_their_bytes_are(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    let handed_in = counter.case(&id).await.body["documents"].as_array().unwrap().len();
    let listed = registry.get(&format!("/api/v1/cases/{id}/documents")).await.body;
    let listed = listed.as_array().unwrap();
    assert!(handed_in > 0 && listed.len() == handed_in, "{listed:#?}");
    let document = listed[0]["document"]["id"].as_str().unwrap();
    let bytes = registry.get(&format!("/api/v1/documents/{document}/metadata")).await;
    assert_eq!(bytes.body["sha256"], listed[0]["document"]["sha256"], "{bytes}");
}
