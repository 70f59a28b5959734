//! A counter at which households change their heads: from acceptance to the entry.

use std::time::Duration;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use exchange::hex;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::service::{Answer, Service};
use super::timed;

/// The officers, in ASCII as headers like it.
const INTAKE: &str = "intake";
const REVIEWER: &str = "reviewer";
const APPROVER: &str = "approver";
const REGISTRAR: &str = "registrar";

/// The documents that a change of the head asks for.
const DOCUMENTS: [&str; 4] = ["application", "identity", "head-statement", "certificate"];

/// The smallest picture that opens.
const PAPER: &[u8] = include_bytes!("paper.png");

/// A counter over a running service.
pub(super) struct Counter<'a> {
    service: &'a Service,
}

impl<'a> Counter<'a> {
    pub(super) fn at(service: &'a Service) -> Self {
        Self { service }
    }

    /// Takes a change of a household's head to its entry, and gives how long the entry took.
    pub(super) fn change_head(&mut self, household: &str) -> Result<Duration> {
        let file = self.service.get(&format!("/api/v1/households/{household}"))?.body;
        let names: Vec<&str> =
            members(&file)?.iter().filter_map(|it| text(it, "name").ok()).collect();
        let old = text(&file, "head_name")?;
        let new = names.iter().find(|it| **it != old).unwrap_or(&old);
        let relations: Vec<Value> = names
            .iter()
            .map(|it| json!({ "person": { "name": it }, "relation": if it == new { "02" } else { "10" } }))
            .collect();
        let sha256 = self.paper(household)?;
        let documents = DOCUMENTS.map(
            |role| json!({ "role": role, "title": role, "day": "2026-11-01", "sha256": sha256 }),
        );
        let submission = json!({
            "applicant": old,
            "request": { "kind": "head-change", "household": household, "head": { "name": new }, "relations": relations },
            "documents": documents,
        });
        let mut case = self.post(INTAKE, "/api/v1/cases", None, &submission)?;
        let id = text(&case.body, "id")?.to_owned();
        case = self.step(REVIEWER, &id, &case, "review")?;
        for name in [old, new] {
            let day = text(&case.body, "accepted_at")?.get(..10);
            let signature = json!({ "name": name, "day": day, "mandate_sha256": null });
            case =
                self.post(INTAKE, &format!("/api/v1/cases/{id}/signatures"), None, &signature)?;
        }
        case = self.step(INTAKE, &id, &case, "confirm")?;
        case = self.step(APPROVER, &id, &case, "approve")?;
        Ok(timed(|| self.step(REGISTRAR, &id, &case, "register"))?.0)
    }

    fn step(&self, officer: &str, id: &str, seen: &Answer, step: &str) -> Result<Answer> {
        let path = format!("/api/v1/cases/{id}/steps");
        self.post(officer, &path, Some(&seen.etag), &json!({ "step": step }))
    }

    fn post(&self, officer: &str, path: &str, seen: Option<&str>, body: &Value) -> Result<Answer> {
        let mut headers = vec![("content-type", "application/json"), ("sanquan-officer", officer)];
        headers.extend(seen.map(|it| ("if-match", it)));
        self.service.send("POST", path, &headers, body.to_string().into_bytes())
    }

    /// Hands the one paper in for a household's village, and gives its digest.
    fn paper(&self, household: &str) -> Result<String> {
        let digest = Sha256::digest(PAPER);
        let sha256 = hex(&digest);
        let village = household.get(..12).context("the code of a household has 18 digits")?;
        let new = json!({ "division": village, "title": "paper", "size_bytes": PAPER.len(), "sha256": sha256 });
        let upload = self.post(INTAKE, "/api/v1/documents", None, &new)?.body;
        let id = text(&upload, "id")?;
        let content_digest = format!("sha-256=:{}:", STANDARD.encode(digest));
        let headers = [
            ("content-type", "application/octet-stream"),
            ("content-digest", content_digest.as_str()),
        ];
        self.service.send(
            "PUT",
            &format!("/api/v1/documents/{id}/chunks/0"),
            &headers,
            PAPER.to_vec(),
        )?;
        self.post(INTAKE, &format!("/api/v1/documents/{id}/completion"), None, &json!({}))?;
        Ok(sha256)
    }
}

fn members(file: &Value) -> Result<&Vec<Value>> {
    file.get("members").and_then(Value::as_array).context("a file lists its members")
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value.get(name).and_then(Value::as_str).with_context(|| format!("`{name}` is missing"))
}
