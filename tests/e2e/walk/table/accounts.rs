//! The service's accounts and its audit log, which are the three administrators'.

use serde_json::json;

use super::super::place::ADMINISTERED;
use super::super::who::Who::{Administrator, AnyAdministrator};
use super::{Row, act, get, send};

pub(super) fn rows() -> Vec<Row> {
    let (system, security) =
        (Administrator("system-administrator"), Administrator("security-administrator"));
    let audit = Administrator("audit-administrator");
    let of = |what: &str| format!("/api/v1/accounts/{ADMINISTERED}{what}");
    let all = || "/api/v1/accounts".to_owned();
    let duty = json!({ "desk": "register", "roles": ["surveyor"], "division": null });
    let asked = json!({
        "login": "made", "officer": "新人", "desk": "register", "roles": ["intake"],
        "division": null, "password": "gao-liang-gu-zi",
    });
    let password = json!({ "password": "gao-liang-gu-zi" });
    vec![
        get("GET /api/v1/accounts", all()).of(AnyAdministrator),
        get("GET /api/v1/accounts/{login}", of("")).of(AnyAdministrator),
        get("GET /api/v1/audit-log", "/api/v1/audit-log".to_owned()).of(audit),
        send("POST /api/v1/accounts", all(), system, asked),
        send("PUT /api/v1/accounts/{login}/duty", of("/duty"), system, duty),
        act("POST /api/v1/accounts/{login}/unlocking", of("/unlocking"), security),
        send("PUT /api/v1/accounts/{login}/password", of("/password"), security, password),
        act("DELETE /api/v1/accounts/{login}/sessions", of("/sessions"), security),
        act("POST /api/v1/accounts/{login}/closure", of("/closure"), system),
    ]
}
