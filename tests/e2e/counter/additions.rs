//! What is added to a case beside its steps: by whom, until when, and objections that are taken back.

use e2e_tests::{Answer, Counter, Engine, INTAKE, REGISTRAR, REVIEWER, Registry, on_both_engines};
use serde_json::{Value, json};

use super::{registry, request};

on_both_engines!(
    whatever_is_added_is_added_in_a_role,
    nothing_is_added_to_a_case_that_has_ended,
    an_objection_that_is_withdrawn_lets_the_notice_go_on,
    an_objection_is_withdrawn_by_whoever_raised_it_and_with_evidence,
);

/// What may be added to any case, by the last part of its address.
async fn additions(registry: &Registry) -> [(&'static str, Value); 4] {
    let sha256 = registry.given_document("220221", "补充材料").await;
    let document =
        json!({ "role": "other", "title": "补充材料", "day": "2026-11-22", "sha256": sha256 });
    let signature = json!({ "name": "申请人", "day": "2026-11-22", "mandate_sha256": null });
    let fee = json!({ "item": "booklet", "amount_fen": 0 });
    let decision = json!({
        "issuer": "22022190190101", "subject": "adjustment", "assembly": "members",
        "day": "2026-11-20", "n_entitled": 30, "n_yes": 28, "plan_published": null,
        "township_approved": true, "county_approved": true, "record_sha256": sha256,
    });
    [("documents", document), ("signatures", signature), ("fees", fee), ("decisions", decision)]
}

fn kind(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.body["type"].as_str().unwrap_or_default())
}

async fn whatever_is_added_is_added_in_a_role(engine: Engine) {
    let registry = registry(engine).await;
    let id = Counter { registry: &registry }.accept(&request()).await;
    for (part, body) in additions(&registry).await {
        let path = format!("/api/v1/cases/{id}/{part}");
        let refused = registry.post(REGISTRAR, &path, &body).await;
        assert_eq!(kind(&refused), (403, "/problems/role-missing"), "{part}: {refused}");
        let taken = registry.post(INTAKE, &path, &body).await;
        assert_eq!(taken.status, 200, "{part}: {taken}");
    }
}

async fn nothing_is_added_to_a_case_that_has_ended(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    counter.step(INTAKE, &id, "withdraw").await;
    for (part, body) in additions(&registry).await {
        let path = format!("/api/v1/cases/{id}/{part}");
        let refused = registry.post(INTAKE, &path, &body).await;
        assert_eq!(kind(&refused), (409, "/problems/wrong-step"), "{part}: {refused}");
        let detail = refused.body["detail"].as_str().unwrap();
        assert!(detail.contains("nothing is added to it any more"), "{refused}");
    }
}

/// A case on notice with an objection, and the address of that.
async fn objected(registry: &Registry) -> (String, String) {
    let counter = Counter { registry };
    let id = counter.accept(&request()).await;
    counter.walk(&id, "on-notice", &[]).await;
    let objection = json!({ "by": "邓异议", "ground": "地块有争议", "evidence_sha256": null });
    let path = format!("/api/v1/cases/{id}/objections");
    let answer = registry.post(INTAKE, &path, &objection).await;
    assert_eq!(answer.status, 200, "{answer}");
    (id, format!("{path}/1"))
}

async fn withdrawal(registry: &Registry, by: &str) -> Value {
    let evidence = registry.given_document("220221", "撤回异议书").await;
    json!({ "by": by, "evidence_sha256": evidence })
}

async fn an_objection_that_is_withdrawn_lets_the_notice_go_on(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, path) = objected(&registry).await;
    registry.given_days_later(30);
    let stopped = counter.try_step(REVIEWER, &id, "close-notice").await;
    assert_eq!(stopped.body["findings"][0]["code"], "HR-70", "{stopped}");
    let body = withdrawal(&registry, "邓异议").await;
    let answer = registry.post(INTAKE, &format!("{path}/withdrawal"), &body).await;
    assert_eq!(answer.status, 200, "{answer}");
    counter.step(REVIEWER, &id, "close-notice").await;
    // It stays in the file, with its withdrawal and without an answer.
    let case = counter.case(&id).await.body;
    let objection = &case["notices"][0]["notice"]["objections"][0];
    assert_eq!((&objection["by"], &objection["answer"]), (&json!("邓异议"), &Value::Null));
    let withdrawn = &objection["withdrawal"];
    assert_eq!(withdrawn["evidence_sha256"], body["evidence_sha256"]);
    assert_eq!((&withdrawn["officer"], &withdrawn["day"]), (&json!(INTAKE), &json!("2026-12-22")));
    counter.walk(&id, "archived", &[]).await;
}

async fn an_objection_is_withdrawn_by_whoever_raised_it_and_with_evidence(engine: Engine) {
    let registry = registry(engine).await;
    let (_, path) = objected(&registry).await;
    let withdraw = format!("{path}/withdrawal");
    let by_another = withdrawal(&registry, "李他人").await;
    let refused = registry.post(INTAKE, &withdraw, &by_another).await;
    assert_eq!(kind(&refused), (422, "/problems/impossible-request"), "{refused}");
    let unstored = json!({ "by": "邓异议", "evidence_sha256": "ab".repeat(32) });
    let refused = registry.post(INTAKE, &withdraw, &unstored).await;
    assert_eq!(kind(&refused), (422, "/problems/documents-not-stored"), "{refused}");
    let body = withdrawal(&registry, "邓异议").await;
    let refused = registry.post(REVIEWER, &withdraw, &body).await;
    assert_eq!(kind(&refused), (403, "/problems/role-missing"), "{refused}");
    let first = registry.post(INTAKE, &withdraw, &body).await;
    assert_eq!(first.status, 200, "{first}");
    // What is taken back is neither taken back again nor answered.
    let again = registry.post(INTAKE, &withdraw, &body).await;
    assert_eq!(kind(&again), (404, "/problems/not-found"), "{again}");
    let answer = json!({ "text": "经核实", "upheld": false });
    let answered = registry.post(REVIEWER, &format!("{path}/answer"), &answer).await;
    assert_eq!(kind(&answered), (404, "/problems/not-found"), "{answered}");
}
