//! Cases: one on notice, with two objections.

use serde_json::json;
use tenure::case::Role;

use super::super::place::{OBJECTOR, Place, VILLAGE};
use super::super::who::Who::AnyClerk;
use super::{EVIDENCING, INTAKE, REVIEWER, Row, SIGNING, act, get, list, send};

pub(super) fn rows(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/cases/{}{what}", at.case);
    let mut rows = vec![
        list("GET /api/v1/cases", "/api/v1/cases"),
        list("GET /api/v1/cases", &format!("/api/v1/cases?division={VILLAGE}")),
        list("GET /api/v1/cases", "/api/v1/cases?box=waiting").seen_by(Role::Reviewer),
        get("GET /api/v1/cases/{id}", of("")),
        get("GET /api/v1/cases/{id}/changes", of("/changes")),
        get("GET /api/v1/cases/{id}/documents", of("/documents")),
        get("GET /api/v1/cases/{id}/papers", of("/papers")),
        send("POST /api/v1/cases", "/api/v1/cases".to_owned(), INTAKE, at.submission.clone()),
    ];
    rows.extend(added(at));
    rows.extend(done(at));
    rows
}

fn added(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/cases/{}{what}", at.case);
    let (sha256, day) = (&at.evidence, at.registry.today());
    let decision = json!({
        "issuer": "22022190190101", "subject": "adjustment", "assembly": "members",
        "day": "2026-11-20", "n_entitled": 30, "n_yes": 28, "plan_published": null,
        "township_approved": true, "county_approved": true, "record_sha256": sha256,
    });
    let document = json!({ "role": "other", "title": "补充材料", "day": day, "sha256": sha256 });
    let signature = json!({ "name": "申请人", "day": day, "mandate_sha256": null });
    let fee = json!({ "item": "booklet", "amount_fen": 0 });
    vec![
        send("POST /api/v1/cases/{id}/decisions", of("/decisions"), INTAKE, decision),
        send("POST /api/v1/cases/{id}/documents", of("/documents"), EVIDENCING, document),
        send("POST /api/v1/cases/{id}/fees", of("/fees"), INTAKE, fee),
        send("POST /api/v1/cases/{id}/signatures", of("/signatures"), SIGNING, signature),
    ]
}

fn done(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/cases/{}{what}", at.case);
    let another = json!({ "by": "邻户乙", "ground": "面积有误", "evidence_sha256": null });
    let withdrawn = json!({ "by": OBJECTOR, "evidence_sha256": at.evidence });
    let approval = "POST /api/v1/cases/{id}/papers/{paper}/approvals";
    vec![
        send("POST /api/v1/cases/{id}/objections", of("/objections"), INTAKE, another),
        send(
            "POST /api/v1/cases/{id}/objections/{number}/withdrawal",
            of("/objections/1/withdrawal"),
            INTAKE,
            withdrawn,
        ),
        send(
            "POST /api/v1/cases/{id}/objections/{number}/answer",
            of("/objections/2/answer"),
            REVIEWER,
            json!({ "text": "经核实无误", "upheld": false }),
        ),
        act("POST /api/v1/cases/{id}/papers/{paper}", of("/papers/public-notice"), AnyClerk),
        send(
            approval,
            of("/papers/public-notice/approvals"),
            AnyClerk,
            json!({ "reason": "原件毁损" }),
        ),
        send(
            "POST /api/v1/cases/{id}/steps",
            of("/steps"),
            REVIEWER,
            json!({ "step": "close-notice" }),
        ),
    ]
}
