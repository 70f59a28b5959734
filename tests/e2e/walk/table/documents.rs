//! Documents: one that is stored, and one whose upload is under way.

use serde_json::json;

use super::super::place::{Place, VILLAGE};
use super::super::who::Who::AnyClerk;
use super::{Body, Row, act, file, get, send};

pub(super) fn rows(at: &Place) -> Vec<Row> {
    let upload = |what: &str| format!("/api/v1/documents/{}{what}", at.upload);
    let stored = |what: &str| format!("/api/v1/documents/{}{what}", at.document);
    let begun = json!({
        "division": VILLAGE, "title": "又一页", "size_bytes": 9, "sha256": "ab".repeat(32),
    });
    vec![
        get("GET /api/v1/documents/{id}", stored("")),
        get("GET /api/v1/documents/{id}/metadata", stored("/metadata")),
        get("GET /api/v1/documents/{id}/upload", upload("/upload")),
        send("POST /api/v1/documents", "/api/v1/documents".to_owned(), AnyClerk, begun),
        file(
            "PUT /api/v1/documents/{id}/chunks/{offset_bytes}",
            upload("/chunks/0"),
            AnyClerk,
            Body::File("application/octet-stream", b"%PDF-1.7".into()),
        ),
        act("POST /api/v1/documents/{id}/completion", upload("/completion"), AnyClerk),
    ]
}
