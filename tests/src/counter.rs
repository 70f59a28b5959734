//! The counter of a land bureau: officers who take a case from acceptance to the archive, over HTTP.

use serde_json::{Value, json};

use crate::{Answer, Registry};

/// The officers of the bureau, each with steps of their own.
pub const INTAKE: &str = "受理甲";
pub const SURVEYOR: &str = "调查乙";
pub const REVIEWER: &str = "审核丙";
pub const APPROVER: &str = "审批丁";
pub const REGISTRAR: &str = "登簿戊";

/// A counter over a register.
#[derive(Debug)]
pub struct Counter<'a> {
    pub registry: &'a Registry,
}

impl Counter<'_> {
    /// What is handed in for a request: every document that its kind asks for, each with a digest of its own.
    pub async fn submission(&self, request: &Value) -> Value {
        let kind = request["kind"].as_str().unwrap();
        let types = self.registry.get("/api/v1/case-types").await.body;
        let asked = types.as_array().unwrap().iter().find(|it| it["kind"] == kind).unwrap();
        let documents = asked["documents"].as_array().unwrap().iter().enumerate();
        let documents: Vec<Value> = documents
            .map(|(n, it)| {
                json!({
                    "role": it["role"],
                    "title": it["title_zh"],
                    "day": "2026-11-01",
                    "sha256": format!("{n:064x}"),
                })
            })
            .collect();
        json!({ "applicant": "申请人", "request": request, "documents": documents })
    }

    /// Hands a request in with all that its kind asks for.
    pub async fn hand_in(&self, request: &Value) -> Answer {
        self.hand_in_with(request, &[]).await
    }

    /// Hands a request in with all that its kind asks for, and the decisions that it rests on.
    pub async fn hand_in_with(&self, request: &Value, decisions: &[Value]) -> Answer {
        let mut submission = self.submission(request).await;
        submission["decisions"] = json!(decisions);
        self.registry.post(INTAKE, "/api/v1/cases", &submission).await
    }

    /// Hands a request in, and gives the id of the accepted case.
    pub async fn accept(&self, request: &Value) -> String {
        let answer = self.hand_in(request).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// The case as it stands.
    pub async fn case(&self, id: &str) -> Answer {
        let answer = self.registry.get(&format!("/api/v1/cases/{id}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    }

    /// Tries a step at the revision that stands.
    pub async fn try_step(&self, officer: &str, id: &str, step: &str) -> Answer {
        self.try_step_with(officer, id, &json!({ "step": step })).await
    }

    /// Tries a step with what is written beside it.
    pub async fn try_step_with(&self, officer: &str, id: &str, body: &Value) -> Answer {
        let etag = self.case(id).await.etag;
        let path = format!("/api/v1/cases/{id}/steps");
        self.registry.post_if(officer, &path, &[("If-Match", &etag)], body).await
    }

    /// Takes a step that must succeed.
    pub async fn step(&self, officer: &str, id: &str, step: &str) -> Value {
        let answer = self.try_step(officer, id, step).await;
        assert_eq!(answer.status, 200, "{step}: {answer}");
        answer.body
    }

    /// Takes a case along the ordinary path until a state; notices run their days, and whoever must sign does.
    pub async fn walk(&self, id: &str, until: &str, signers: &[&str]) -> Value {
        loop {
            let case = self.case(id).await.body;
            let state = case["state"].as_str().unwrap();
            if state == until {
                return case;
            }
            let possible: Vec<&str> =
                case["possible"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let (officer, step) = ORDINARY
                .iter()
                .find(|(_, step)| possible.contains(step))
                .unwrap_or_else(|| panic!("stuck in {state}: {possible:?}"));
            self.prepare(id, step, signers).await;
            self.step(officer, id, step).await;
        }
    }

    /// What must be there before a step of the ordinary path.
    async fn prepare(&self, id: &str, step: &str, signers: &[&str]) {
        match step {
            "close-notice" => self.registry.given_days_later(30),
            "confirm" => {
                for name in signers {
                    let today = self.registry.now().date_naive().to_string();
                    let signature = json!({ "name": name, "day": today, "mandate_sha256": null });
                    let path = format!("/api/v1/cases/{id}/signatures");
                    let answer = self.registry.post(INTAKE, &path, &signature).await;
                    assert_eq!(answer.status, 200, "{answer}");
                }
            }
            _ => {}
        }
    }
}

/// The ordinary path: who takes which step, in the order of the process.
const ORDINARY: &[(&str, &str)] = &[
    (SURVEYOR, "survey"),
    (REVIEWER, "review"),
    (REVIEWER, "post-notice"),
    (REVIEWER, "close-notice"),
    (INTAKE, "confirm"),
    (APPROVER, "approve"),
    (REGISTRAR, "register"),
    (REGISTRAR, "certify"),
    (INTAKE, "hand-over"),
    (INTAKE, "archive"),
];
