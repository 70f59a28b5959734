//! The counter of a land bureau: officers who take a case from acceptance to the archive, over HTTP.

use std::process::Command;

use casework::{Roster, RosterEntry};
use identity::DivisionCode;
use serde_json::{Value, json};
use store::Scope;
use tenure::case::Role;

use crate::{Answer, Registry};

/// The officers of the bureau, each with steps of their own.
pub const INTAKE: &str = "受理甲";
pub const SURVEYOR: &str = "调查乙";
pub const REVIEWER: &str = "审核丙";
pub const APPROVER: &str = "审批丁";
pub const REGISTRAR: &str = "登簿戊";
/// Another reviewer.
pub const SECOND_REVIEWER: &str = "审核己";
/// An officer of a small bureau, who has every role: what stops this one is no role but a rule.
pub const EVERY_ROLE: &str = "全岗庚";
/// Who watches over the counter and takes no step.
pub const SUPERVISOR: &str = "监督辛";
/// Whom a registry's own questions come from.
pub const CLERK: &str = "经办甲";

/// The officers of the market's centre, two of them, and those of the sample township's station and village's point.
pub const CENTRE: &str = "中心辛";
pub const SECOND_CENTRE: &str = "中心壬";
pub const STATION: &str = "服务站癸";
pub const POINT: &str = "服务点子";
/// … and of another village's.
pub const POINT_ELSEWHERE: &str = "服务点丑";
/// Those of the market who serve one division, with that.
const AT_OFFICES: [(&str, &str); 3] =
    [(STATION, "220221901"), (POINT, "220221901901"), (POINT_ELSEWHERE, "220221901902")];

/// The officers of the bureau and of the market with their roles.
pub(crate) fn roster(service: Scope) -> Roster {
    let officers: [(&str, &[Role]); 11] = [
        (INTAKE, &[Role::Intake, Role::Archivist]),
        (SURVEYOR, &[Role::Surveyor]),
        (REVIEWER, &[Role::Reviewer]),
        (APPROVER, &[Role::Approver]),
        (REGISTRAR, &[Role::Registrar]),
        (SECOND_REVIEWER, &[Role::Reviewer]),
        (EVERY_ROLE, &Role::ALL),
        (SUPERVISOR, &[Role::Supervisor]),
        (CLERK, &[Role::Intake]),
        (CENTRE, &[Role::Market]),
        (SECOND_CENTRE, &[Role::Market]),
    ];
    let entry = |(name, roles): (&str, &[Role])| RosterEntry {
        name: name.to_owned(),
        roles: roles.iter().copied().collect(),
        division: None,
    };
    let at_offices = AT_OFFICES.into_iter().filter_map(|(name, division)| {
        let division = DivisionCode::parse(division).unwrap();
        let entry = RosterEntry { division: Some(division), ..entry((name, &[Role::Market])) };
        service.contains(&division).then_some(entry)
    });
    Roster::of(service, officers.into_iter().map(entry).chain(at_offices).collect()).unwrap()
}

/// A counter over a register.
#[derive(Debug)]
pub struct Counter<'a> {
    pub registry: &'a Registry,
}

impl Counter<'_> {
    /// What is handed in for a request: every document that its kind asks for, each a scan of its own.
    pub async fn submission(&self, request: &Value) -> Value {
        let kind = request["kind"].as_str().unwrap();
        let types = self.registry.get("/api/v1/case-types").await.body;
        let asked = types.as_array().unwrap().iter().find(|it| it["kind"] == kind).unwrap();
        let county = county_of(request).expect("the request names a code");
        let today = self.registry.today().to_string();
        let mut documents = Vec::new();
        for document in asked["documents"].as_array().unwrap() {
            let (role, title) = (&document["role"], document["title_zh"].as_str().unwrap());
            let sha256 = self.registry.given_document(&county, title).await;
            documents.push(json!({
                "role": role, "title": title, "day": today, "sha256": sha256,
            }));
        }
        json!({ "applicant": "申请人", "request": request, "documents": documents })
    }

    /// Hands a request in with all that its kind asks for.
    pub async fn hand_in(&self, request: &Value) -> Answer {
        self.hand_in_with(request, &[]).await
    }

    /// Hands a request in with all that its kind asks for, and the decisions that it rests on, each with its record.
    pub async fn hand_in_with(&self, request: &Value, decisions: &[Value]) -> Answer {
        let mut submission = self.submission(request).await;
        let county = county_of(request).expect("the request names a code");
        let mut decisions = decisions.to_vec();
        for decision in &mut decisions {
            let record = self.registry.given_document(&county, "成员大会会议记录").await;
            decision["record_sha256"] = json!(record);
        }
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
        let body = self.step_body(id, step).await;
        self.try_step_with(officer, id, &body).await
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

    /// What is handed in for a step: whoever comes for the certificates shows a mandate.
    pub async fn step_body(&self, id: &str, step: &str) -> Value {
        if step != "hand-over" {
            return json!({ "step": step });
        }
        let mut collections = Vec::new();
        for certificate in self.certificates(id).await {
            let mandate =
                self.registry.given_document(certificate.get(..6).unwrap(), "领证委托书").await;
            collections.push(json!({
                "certificate": certificate, "day": self.registry.today(),
                "collector_name": "领证人", "collector_document_kind": "1",
                "collector_document_number": "990001198001015139", "mandate_sha256": mandate,
            }));
        }
        json!({ "step": step, "collections": collections })
    }

    /// The codes of the certificates that a case made.
    pub async fn certificates(&self, id: &str) -> Vec<String> {
        let mut papers = self.papers(id).await;
        papers.retain(|it| {
            ["land-certificate", "homestead-certificate"].contains(&it["paper"].as_str().unwrap())
        });
        papers.iter().map(|it| it["subject"].as_str().unwrap().to_owned()).collect()
    }

    /// The papers that a case can print as it stands.
    pub async fn papers(&self, id: &str) -> Vec<Value> {
        let answer = self.registry.get(&format!("/api/v1/cases/{id}/papers")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body.as_array().unwrap().clone()
    }

    /// Prints a paper as an officer; a subject of none is left out.
    pub async fn print(
        &self,
        officer: &str,
        id: &str,
        paper: &str,
        subject: Option<&str>,
    ) -> Answer {
        let subject = subject.map(|it| format!("?subject={it}")).unwrap_or_default();
        let path = format!("/api/v1/cases/{id}/papers/{paper}{subject}");
        self.registry.send("POST", &path, &[("sanquan-officer", officer)], Vec::new()).await
    }

    /// Prints every paper of a kind, and gives their text as it is laid out on the pages.
    pub async fn paper_text(&self, id: &str, paper: &str) -> String {
        let mut papers = self.papers(id).await;
        papers.retain(|it| it["paper"] == paper);
        assert!(!papers.is_empty(), "the case prints no {paper}");
        let mut text = String::new();
        for it in papers {
            let answer = self.print(REGISTRAR, id, paper, it["subject"].as_str()).await;
            assert_eq!(answer.status, 200, "{paper}: {answer}");
            text.push_str(&pdf_text(&answer.bytes));
        }
        text
    }

    /// What must be there before a step of the ordinary path.
    async fn prepare(&self, id: &str, step: &str, signers: &[&str]) {
        match step {
            "close-notice" => self.registry.given_days_later(30),
            "confirm" => {
                for name in signers {
                    let today = self.registry.today().to_string();
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

/// The text of a PDF as it is laid out on its pages, read by another program.
pub fn pdf_text(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    let output =
        output.unwrap_or_else(|it| panic!("`pdftotext`: {it}; `cargo xtask setup` installs it"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The county of the first code of an object that a request names; the numbers of invented people begin with 99.
fn county_of(request: &Value) -> Option<String> {
    match request {
        Value::String(code) => {
            let county = code.get(..6).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
            (code.len() >= 12 && !county.starts_with("99")).then(|| county.to_owned())
        }
        Value::Array(items) => items.iter().find_map(county_of),
        Value::Object(fields) => fields.values().find_map(county_of),
        _ => None,
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
