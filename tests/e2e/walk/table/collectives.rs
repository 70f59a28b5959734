//! Collectives: one that has distributed a year's income, and a person in the rolls of two.

use serde_json::json;

use super::super::place::{HOUSEHOLD, Place};
use super::super::who::Who::AnyClerk;
use super::{Body, INTAKE, REGISTRAR, Row, act, bank_file, file, get, list, send};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn rows(at: &Place) -> Vec<Row> {
    [read(at), applied(at), printed(at), found(at)].into_iter().flatten().collect()
}

fn of(at: &Place, what: &str) -> String {
    format!("/api/v1/collectives/{}{what}", at.collective)
}

fn read(at: &Place) -> Vec<Row> {
    let row = |operation, what| get(operation, of(at, what));
    vec![
        row("GET /api/v1/collectives/{code}", ""),
        row("GET /api/v1/collectives/{code}/applications", "/applications"),
        row("GET /api/v1/collectives/{code}/applications/{number}", "/applications/1"),
        row("GET /api/v1/collectives/{code}/decisions", "/decisions"),
        row("GET /api/v1/collectives/{code}/members", "/members"),
        row("GET /api/v1/collectives/{code}/members.xlsx", "/members.xlsx"),
        row("GET /api/v1/collectives/{code}/non-member-benefits", "/non-member-benefits"),
        row("GET /api/v1/collectives/{code}/rolls", "/rolls"),
        row("GET /api/v1/collectives/{code}/runs", "/runs"),
        row("GET /api/v1/collectives/{code}/runs/{year}/{number}", "/runs/2025/1"),
        row(
            "GET /api/v1/collectives/{code}/runs/{year}/{number}/statements",
            "/runs/2025/1/statements",
        ),
        row("GET /api/v1/collectives/{code}/share-certificates", "/share-certificates"),
        row("GET /api/v1/collectives/{code}/shares", "/shares"),
        row("GET /api/v1/collectives/{code}/shares.xlsx", "/shares.xlsx"),
        row("GET /api/v1/collectives/{code}/templates/members.xlsx", "/templates/members.xlsx"),
        row("GET /api/v1/collectives/{code}/templates/shares.xlsx", "/templates/shares.xlsx"),
    ]
}

fn applied(at: &Place) -> Vec<Row> {
    let application = |what: &str| of(at, &format!("/applications/{}{what}", at.application));
    let plan = json!({ "request": {
        "kind": "distribution-plan", "year": 2026, "income_fen": 100_000_000, "losses_fen": 0,
        "reserve": "3/10", "published_day": at.registry.today(),
    } });
    let sheet = Body::File(WORKBOOK, at.sheet.clone());
    vec![
        send("POST /api/v1/collectives/{code}/applications", of(at, "/applications"), INTAKE, plan),
        send(
            "POST /api/v1/collectives/{code}/applications/{number}/withdrawal",
            application("/withdrawal"),
            REGISTRAR,
            json!({ "reason": "材料不全" }),
        ),
        send(
            "POST /api/v1/collectives/{code}/applications/{number}/entry",
            application("/entry"),
            REGISTRAR,
            json!({}),
        ),
        file("POST /api/v1/collectives/{code}/sheets", of(at, "/sheets"), INTAKE, sheet),
        file(
            "POST /api/v1/collectives/{code}/runs/{year}/{number}/bank-files",
            of(at, "/runs/2025/1/bank-files"),
            INTAKE,
            bank_file(),
        ),
    ]
}

fn printed(at: &Place) -> Vec<Row> {
    let statement = format!("/runs/2025/1/statements/{HOUSEHOLD}");
    let certificate = format!("/share-certificates/{HOUSEHOLD}");
    let why = || json!({ "reason": "原件毁损" });
    vec![
        act(
            "POST /api/v1/collectives/{code}/runs/{year}/{number}/statements/{subject}",
            of(at, &statement),
            AnyClerk,
        ),
        send(
            "POST /api/v1/collectives/{code}/runs/{year}/{number}/statements/{subject}/approvals",
            of(at, &format!("{statement}/approvals")),
            AnyClerk,
            why(),
        ),
        act(
            "POST /api/v1/collectives/{code}/share-certificates/{subject}",
            of(at, &certificate),
            AnyClerk,
        ),
        send(
            "POST /api/v1/collectives/{code}/share-certificates/{subject}/approvals",
            of(at, &format!("{certificate}/approvals")),
            AnyClerk,
            why(),
        ),
    ]
}

fn found(at: &Place) -> Vec<Row> {
    let verdict = json!({
        "kind": "no-roll", "ruling": { "ruling": "no-member" }, "reason": "核对户口簿", "evidence_sha256": at.evidence,
    });
    vec![
        list("GET /api/v1/membership-findings", "/api/v1/membership-findings"),
        send(
            "POST /api/v1/membership-findings/{person}/verdicts",
            format!("/api/v1/membership-findings/{}/verdicts", at.left_out.id),
            REGISTRAR,
            verdict,
        ),
    ]
}
