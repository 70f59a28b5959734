//! What is open to everybody, and what somebody may do about their own account alone.

use e2e_tests::PASSWORD;
use serde_json::json;

use super::super::place::{COUNTY, OWN, Place};
use super::super::who::Who::{Everybody, Own};
use super::{Row, act, get, send};

pub(super) fn rows(at: &Place) -> Vec<Row> {
    let mut rows = public(at);
    rows.extend(own(at));
    rows
}

fn public(at: &Place) -> Vec<Row> {
    let api = |what: &str| format!("/api/v1/{what}");
    let ledger = |what: &str| format!("/ledger/{COUNTY}/{what}");
    let listing = api(&format!("public/listings/{}", at.deals.published));
    let rows = [
        get("GET /api/v1/case-types", api("case-types")),
        get("GET /api/v1/notices", api("notices")),
        get("GET /api/v1/public/listings", api("public/listings")),
        get("GET /api/v1/public/listings/{number}", listing),
        get("GET /api/v1/rules", api("rules")),
        get("GET /api/v1/settlement/packs", api("settlement/packs")),
        get("GET /api/v1/settlement/packs/{pack}", api("settlement/packs/jilin")),
        get("GET /healthz", "/healthz".to_owned()),
        get("GET /readyz", "/readyz".to_owned()),
        get("GET /ledger/{county}/checkpoint", ledger("checkpoint")),
        get("GET /ledger/{county}/entries/{number}/proof", ledger("entries/0/proof")),
        get("GET /ledger/{county}/keys", ledger("keys")),
        get("GET /problems/{kind}", "/problems/not-found".to_owned()),
    ];
    let door = json!({ "login": OWN, "password": PASSWORD });
    let door = send("POST /api/v1/session", api("session"), Everybody, door);
    rows.into_iter().map(|it| it.of(Everybody)).chain([door]).collect()
}

/// The session of this person is over with the last one.
fn own(at: &Place) -> Vec<Row> {
    let api = |what: &str| format!("/api/v1/{what}");
    let asked = json!({ "name": "月报", "scopes": ["read"], "lasts_days": 1 });
    let password = json!({ "current": PASSWORD, "new": "gao-liang-gu-zi" });
    vec![
        get("GET /api/v1/session", api("session")).of(Own),
        get("GET /api/v1/sessions", api("sessions")).of(Own),
        get("GET /api/v1/tokens", api("tokens")).of(Own),
        send("POST /api/v1/tokens", api("tokens"), Own, asked),
        act("DELETE /api/v1/tokens/{id}", api(&format!("tokens/{}", at.own.token)), Own),
        act("DELETE /api/v1/sessions/{id}", api(&format!("sessions/{}", at.own.session)), Own),
        send("PUT /api/v1/session/password", api("session/password"), Own, password),
        act("DELETE /api/v1/session", api("session"), Own),
    ]
}
