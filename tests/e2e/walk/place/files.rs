//! The case that is on notice, the one of a child, and the upload that is under way.

use e2e_tests::{Counter, INTAKE, Registry, pdf};
use ledger::Digest;
use serde_json::{Value, json};

use super::{CHILD, JOINED, OBJECTOR, OF_CASE, VILLAGE, handed_in};

/// An upload that is under way.
pub(super) async fn upload(registry: &Registry) -> String {
    let bytes = pdf("一页".as_bytes());
    let body = json!({
        "division": VILLAGE, "title": "一页", "size_bytes": bytes.len(),
        "sha256": Digest::of_bytes(&bytes).to_string(),
    });
    handed_in(registry, (INTAKE, "/api/v1/documents"), &body).await
}

/// A household that a child is to join, whose number comes with the case.
pub(super) async fn joined(registry: &Registry) {
    let child = json!({
        "household_code": JOINED, "name": "新生儿", "sex": "1", "document_kind": "1",
        "document_number": CHILD, "relation": "41", "note_kind": "6", "co_holder": "1",
    });
    let request = json!({
        "kind": "member-change", "household": JOINED, "joining": { "members": [child] },
        "leaving": [],
    });
    Counter { registry }.accept(&request).await;
}

/// A case on notice with two objections of one neighbour; what it was handed in as, its id, and that of a document of it.
pub(super) async fn objected(registry: &Registry) -> (Value, String, String) {
    let contract = format!("{OF_CASE}J");
    let request = json!({ "kind": "cancellation", "on": contract, "reason": "court-decision" });
    let counter = Counter { registry };
    let id = counter.accept(&request).await;
    counter.walk(&id, "on-notice", &[]).await;
    let objection = json!({ "by": OBJECTOR, "ground": "地块有争议", "evidence_sha256": null });
    let of = |what: &str| format!("/api/v1/cases/{id}/{what}");
    for _ in 0..2 {
        let answer = registry.post(INTAKE, &of("objections"), &objection).await;
        assert_eq!(answer.status, 200, "{answer}");
    }
    let documents = registry.get(&of("documents")).await;
    let document = documents.body[0]["document"]["id"].as_str().unwrap().to_owned();
    (counter.submission(&request).await, id, document)
}
