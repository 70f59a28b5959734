//! The town's counter: two people who apply to settle, one of whom has settled.

use e2e_tests::TownCounter;
use serde_json::json;
use settlement::Role;

use super::super::place::Place;
use super::super::who::Who::{self, Town, TownHas};
use super::{Row, act, get, list, send};

const INTAKE: Who = TownHas(Role::Intake);
const APPROVER: Who = TownHas(Role::Approver);

pub(super) fn rows(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/settlement{what}");
    let application = of(&format!("/applications/{}", at.town.application));
    let person = of(&format!("/people/{}", at.town.applicant));
    let statement = of(&format!("/statements/{}", at.town.statement));
    let newcomer = json!({ "name": "王五", "identity_number": null, "place": "220202" });
    let evaluated = json!({ "pack": "jilin", "facts": [{ "kind": "college-graduate" }] });
    let day = at.registry.today().to_string();
    let asked = TownCounter::graduate(&at.town.applicant, &day, &json!([]));
    let permit = json!({
        "holder": at.town.applicant, "policy_pack": "jilin", "place": "220202",
        "facts": [{ "kind": "college-graduate" }],
    });
    let happened = json!({ "happened": {
        "kind": "settled", "application": at.town.application, "place_name": "吉林市昌邑区",
    } });
    let decision = json!({ "outcome": "granted" });
    let granted = format!("{application}/decision");
    let events = format!("{person}/events");
    vec![
        list("GET /api/v1/settlement/applications", &of("/applications")).of(Town),
        get("GET /api/v1/settlement/applications/{id}", application).of(Town),
        get("GET /api/v1/settlement/people/{id}", person).of(Town),
        get("GET /api/v1/settlement/statements/{number}", statement.clone()).of(Town),
        send("POST /api/v1/settlement/evaluations", of("/evaluations"), Town, evaluated)
            .everywhere(),
        send("POST /api/v1/settlement/people", of("/people"), INTAKE, newcomer),
        send("POST /api/v1/settlement/applications", of("/applications"), INTAKE, asked),
        send("POST /api/v1/settlement/permits", of("/permits"), APPROVER, permit),
        send("POST /api/v1/settlement/applications/{id}/decision", granted, APPROVER, decision),
        send("POST /api/v1/settlement/people/{id}/events", events, APPROVER, happened),
        act(
            "POST /api/v1/settlement/statements/{number}/paper",
            format!("{statement}/paper"),
            INTAKE,
        ),
    ]
}
