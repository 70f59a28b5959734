//! What a case rests on: documents that are stored, seen by the officer, and linked to the case and its act.

use e2e_tests::{Answer, Counter, Engine, INTAKE, Registry, on_both_engines};
use identity::County;
use serde_json::{Value, json};
use store::DocumentSubject;

use super::{HOUSEHOLD, registry, request};

on_both_engines!(
    a_document_that_is_not_stored_keeps_a_case_out,
    a_document_of_a_sibling_village_is_not_there,
    what_is_added_names_a_document_that_is_stored,
    the_documents_of_a_case_are_those_of_its_act,
    proof_that_a_request_names_is_a_document_too,
);

const NOWHERE: &str = "00000000000000000000000000000000000000000000000000000000000000ab";

fn missing(answer: &Answer) -> Vec<(&str, &str)> {
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (422, &json!("/problems/documents-not-stored")),
        "{answer}"
    );
    let missing = answer.body["missing"].as_array().unwrap().iter();
    missing.map(|it| (it["field"].as_str().unwrap(), it["sha256"].as_str().unwrap())).collect()
}

fn decision(record_sha256: &str) -> Value {
    json!({
        "issuer": "22022190190101", "subject": "adjustment", "assembly": "members",
        "day": "2026-11-01", "n_entitled": 30, "n_yes": 30, "plan_published": null,
        "township_approved": true, "county_approved": true, "record_sha256": record_sha256,
    })
}

/// The roles in which documents are linked.
async fn roles(registry: &Registry, subject: DocumentSubject) -> Vec<String> {
    let county = County::parse("220221").unwrap();
    let found =
        casework::documents_of(&registry.store, &registry.officer, county, subject).await.unwrap();
    found.into_iter().map(|(link, _)| link.role).collect()
}

async fn a_document_that_is_not_stored_keeps_a_case_out(engine: Engine) {
    let registry = registry(engine).await;
    let mut submission = Counter { registry: &registry }.submission(&request()).await;
    let documents = submission["documents"].as_array_mut().unwrap();
    documents[1]["sha256"] = json!(NOWHERE);
    documents[0]["sha256"] = json!("no digest");
    submission["decisions"] = json!([decision(NOWHERE)]);
    for path in ["/api/v1/cases", "/api/v1/cases?dry_run=true"] {
        let answer = registry.post(INTAKE, path, &submission).await;
        let expected = [
            ("documents[0].sha256", "no digest"),
            ("documents[1].sha256", NOWHERE),
            ("decisions[0].record_sha256", NOWHERE),
        ];
        assert_eq!(missing(&answer), expected);
    }
    assert_eq!(registry.get("/api/v1/cases").await.body, json!([]));
}

async fn a_document_of_a_sibling_village_is_not_there(engine: Engine) {
    let registry = registry(engine).await.as_officer_of("220221901902");
    let theirs = registry.given_document("220221", "邻村的材料").await;
    let registry = registry.as_officer_of("220221901901");
    let counter = Counter { registry: &registry };
    let mut submission = counter.submission(&request()).await;
    submission["documents"][0]["sha256"] = json!(theirs);
    let answer = registry.post(INTAKE, "/api/v1/cases", &submission).await;
    assert_eq!(missing(&answer), [("documents[0].sha256", theirs.as_str())]);
    let id = counter.accept(&request()).await;
    let case = DocumentSubject::Case(id.parse().unwrap());
    assert!(!roles(&registry, case).await.is_empty());
    let registry = registry.as_officer_of("220221901902");
    assert_eq!(roles(&registry, case).await, [""; 0], "nor are ours for them");
}

async fn what_is_added_names_a_document_that_is_stored(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    counter.walk(&id, "on-notice", &[]).await;
    let document =
        |sha256: &str| json!({ "role": "note", "title": "补充", "day": null, "sha256": sha256 });
    let signature =
        |sha256: &str| json!({ "name": "代理人", "day": "2026-11-22", "mandate_sha256": sha256 });
    let objection =
        |sha256: &str| json!({ "by": "异议人", "ground": "有误", "evidence_sha256": sha256 });
    let sha256 = registry.given_document("220221", "证据").await;
    for (part, field, body) in [
        ("documents", "sha256", &document as &dyn Fn(&str) -> Value),
        ("decisions", "record_sha256", &decision),
        ("signatures", "mandate_sha256", &signature),
        ("objections", "evidence_sha256", &objection),
    ] {
        let path = format!("/api/v1/cases/{id}/{part}");
        let refused = registry.post(INTAKE, &path, &body(NOWHERE)).await;
        assert_eq!(missing(&refused), [(field, NOWHERE)], "{part}");
        let taken = registry.post(INTAKE, &path, &body(&sha256)).await;
        assert_eq!(taken.status, 200, "{part}: {taken}");
    }
    let linked = roles(&registry, DocumentSubject::Case(id.parse().unwrap())).await;
    for role in ["note", "decision-record", "mandate", "objection-evidence"] {
        assert!(linked.iter().any(|it| it == role), "{role} among {linked:?}");
    }
}

async fn the_documents_of_a_case_are_those_of_its_act(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    counter.walk(&id, "approved", &[]).await;
    let case = counter.walk(&id, "registered", &[]).await;
    let act = DocumentSubject::Act(case["act"].as_str().unwrap().parse().unwrap());
    let case = DocumentSubject::Case(id.parse().unwrap());
    let of_act = roles(&registry, act).await;
    assert_eq!(of_act, roles(&registry, case).await);
    assert!(!of_act.is_empty());
}

async fn proof_that_a_request_names_is_a_document_too(engine: Engine) {
    let registry = registry(engine).await;
    let file = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
    let leaving = json!({
        "person": { "name": file["members"][1]["name"] },
        "reason": "marriage", "land_elsewhere_sha256": NOWHERE,
    });
    let request = json!({ "kind": "member-change", "household": HOUSEHOLD, "leaving": [leaving] });
    let answer = Counter { registry: &registry }.hand_in(&request).await;
    assert_eq!(missing(&answer), [("request.leaving[0].land_elsewhere_sha256", NOWHERE)]);
}
