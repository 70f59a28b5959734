//! Accounts over HTTP: three administrators, each of whom does their part and none another's.

use access::Desk;
use e2e_tests::{Answer, Engine, PASSWORD, Registry, on_both_engines};
use serde_json::{Value, json};

on_both_engines!(
    the_system_administrator_makes_an_account_once,
    a_password_that_was_given_has_to_be_changed_first,
    the_administrators_exclude_each_other,
    no_administrator_reaches_another,
    of_two_administrators_at_once_one_wins,
    the_security_administrator_lets_in_and_throws_out,
    what_makes_no_account_is_refused,
    the_accounts_are_listed_page_by_page,
);

const SYSTEM: &str = "system";
const SECURITY: &str = "security";
const AUDIT: &str = "audit";
const GIVEN: &str = "gao-liang-gu-zi";

async fn administered(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await.with_sign_in();
    for login in [SYSTEM, SECURITY, AUDIT] {
        let role = format!("{login}-administrator");
        registry.given_account(login, Desk::Administration, &[&role], None).await;
    }
    registry
}

fn asked(login: &str) -> Value {
    json!({
        "login": login, "officer": format!("经办{login}"), "desk": "register",
        "roles": ["intake", "reviewer"], "division": "220221901", "password": GIVEN,
    })
}

async fn make(registry: &Registry, login: &str) -> Answer {
    let cookie = registry.signed_in(SYSTEM).await;
    let made = registry.ask("POST", "/api/v1/accounts", &cookie, &asked(login)).await;
    assert_eq!(made.status, 201, "{made}");
    made
}

async fn the_system_administrator_makes_an_account_once(engine: Engine) {
    let registry = administered(engine).await;
    let cookie = registry.signed_in(SYSTEM).await;
    let headers = [("cookie", cookie.as_str()), ("idempotency-key", "k1")];
    let path = "/api/v1/accounts";
    let made = registry.ask_if("POST", path, &headers, &asked("zhang.san")).await;
    assert_eq!((made.status, made.etag.as_str()), (201, "\"1\""), "{made}");
    assert_eq!(made.body["password_to_change"], true);
    assert!(!made.text.contains(GIVEN) && !made.text.contains("argon2"), "{made}");
    let again = registry.ask_if("POST", path, &headers, &asked("zhang.san")).await;
    assert_eq!((again.status, &again.text), (201, &made.text));
    let other = registry.ask_if("POST", path, &headers, &asked("li.si")).await;
    assert_eq!(other.kind(), (409, "idempotency-key-reused"), "{other}");
    let shown = registry.ask("GET", "/api/v1/accounts/zhang.san", &cookie, &Value::Null).await;
    assert_eq!((&shown.text, &shown.etag), (&made.text, &made.etag));
}

async fn a_password_that_was_given_has_to_be_changed_first(engine: Engine) {
    let registry = administered(engine).await;
    make(&registry, "zhang.san").await;
    let cookie = registry.signed_in_with("zhang.san", GIVEN).await;
    let who = registry.ask("GET", "/api/v1/session", &cookie, &Value::Null).await;
    assert_eq!(who.body["password_to_change"], true, "{who}");
    let token = json!({ "name": "月报", "scopes": ["read"], "lasts_days": 1 });
    for (method, path, body) in [
        ("GET", "/api/v1/cases", Value::Null),
        ("GET", "/api/v1/settlement/applications", Value::Null),
        ("GET", "/api/v1/accounts", Value::Null),
        ("POST", "/api/v1/tokens", token),
    ] {
        let refused = registry.ask(method, path, &cookie, &body).await;
        assert_eq!(refused.kind(), (403, "password-to-change"), "{path}: {refused}");
    }
    let path = "/api/v1/session/password";
    for (current, new, kind) in [
        (PASSWORD, "hua-sheng-gan-shu", (401, "wrong-password")),
        (GIVEN, GIVEN, (400, "bad-request")),
        (GIVEN, "short", (400, "bad-request")),
    ] {
        let body = json!({ "current": current, "new": new });
        let refused = registry.ask("PUT", path, &cookie, &body).await;
        assert_eq!(refused.kind(), kind, "{refused}");
    }
    let body = json!({ "current": GIVEN, "new": "hua-sheng-gan-shu" });
    let changed = registry.ask("PUT", path, &cookie, &body).await;
    assert_eq!(changed.status, 204, "{changed}");
    assert_eq!(registry.ask("GET", "/api/v1/cases", &cookie, &Value::Null).await.status, 200);
}

/// The addresses at which an account is changed, with what is handed in, and the administrator whose part each is.
fn changes() -> [(&'static str, &'static str, Value, &'static str); 6] {
    let duty = json!({ "desk": "register", "roles": ["surveyor"], "division": null });
    [
        ("POST", "", asked("li.si"), SYSTEM),
        ("PUT", "/zhang.san/duty", duty, SYSTEM),
        ("POST", "/zhang.san/closure", Value::Null, SYSTEM),
        ("POST", "/zhang.san/unlocking", Value::Null, SECURITY),
        ("PUT", "/zhang.san/password", json!({ "password": GIVEN }), SECURITY),
        ("DELETE", "/zhang.san/sessions", Value::Null, SECURITY),
    ]
}

async fn the_administrators_exclude_each_other(engine: Engine) {
    let registry = administered(engine).await;
    make(&registry, "zhang.san").await;
    registry.given_account("clerk", Desk::Register, &["intake"], None).await;
    for login in [SYSTEM, SECURITY, AUDIT, "clerk"] {
        let cookie = registry.signed_in(login).await;
        let list = registry.ask("GET", "/api/v1/accounts", &cookie, &Value::Null).await;
        assert_eq!(list.status, if login == "clerk" { 403 } else { 200 }, "{login}: {list}");
        for (method, path, body, _) in changes().into_iter().filter(|it| it.3 != login) {
            let path = format!("/api/v1/accounts{path}");
            let headers = [("cookie", cookie.as_str()), ("if-match", "\"1\"")];
            let refused = registry.ask_if(method, &path, &headers, &body).await;
            let kind = if login == "clerk" { "wrong-desk" } else { "role-missing" };
            assert_eq!(refused.kind(), (403, kind), "{login} {method} {path}: {refused}");
        }
    }
}

async fn no_administrator_reaches_another(engine: Engine) {
    let registry = administered(engine).await;
    let mut root = asked("root");
    root["desk"] = json!("administration");
    root["roles"] = json!(["audit-administrator"]);
    root["division"] = Value::Null;
    let raised =
        json!({ "desk": "administration", "roles": ["audit-administrator"], "division": null });
    make(&registry, "zhang.san").await;
    for (login, method, path, body) in [
        (SYSTEM, "POST", "", root),
        (SYSTEM, "PUT", "/zhang.san/duty", raised),
        (SYSTEM, "POST", "/audit/closure", Value::Null),
        (SYSTEM, "PUT", "/audit/duty", changes()[1].2.clone()),
        (SECURITY, "PUT", "/system/password", json!({ "password": GIVEN })),
    ] {
        let cookie = registry.signed_in(login).await;
        let headers = [("cookie", cookie.as_str()), ("if-match", "\"1\"")];
        let path = format!("/api/v1/accounts{path}");
        let refused = registry.ask_if(method, &path, &headers, &body).await;
        assert_eq!(refused.kind(), (403, "role-missing"), "{method} {path}: {refused}");
        assert!(refused.text.contains("command line"), "{refused}");
    }
}

async fn of_two_administrators_at_once_one_wins(engine: Engine) {
    let registry = administered(engine).await;
    let made = make(&registry, "zhang.san").await;
    let cookie = registry.signed_in(SYSTEM).await;
    let duty = json!({ "desk": "settlement", "roles": ["approver"], "division": null });
    let path = "/api/v1/accounts/zhang.san/duty";
    let unseen = registry.ask("PUT", path, &cookie, &duty).await;
    assert_eq!(unseen.kind(), (428, "precondition-required"), "{unseen}");
    let headers = [("cookie", cookie.as_str()), ("if-match", made.etag.as_str())];
    let given = registry.ask_if("PUT", path, &headers, &duty).await;
    assert_eq!((given.status, given.etag.as_str()), (200, "\"2\""), "{given}");
    assert_eq!(given.body["desk"], "settlement");
    let path = "/api/v1/accounts/zhang.san/closure";
    let late = registry.ask_if("POST", path, &headers, &Value::Null).await;
    assert_eq!(late.kind(), (412, "stale"), "{late}");
    let headers = [("cookie", cookie.as_str()), ("if-match", "\"2\"")];
    let closed = registry.ask_if("POST", path, &headers, &Value::Null).await;
    assert!(closed.body["closed_at"].is_string(), "{closed}");
    let again = registry.ask_if("POST", path, &headers, &Value::Null).await;
    assert_eq!(again.kind(), (404, "not-found"), "{again}");
    let refused = registry.try_sign_in("zhang.san", GIVEN).await;
    assert_eq!(refused.kind(), (401, "wrong-password"), "{refused}");
}

async fn the_security_administrator_lets_in_and_throws_out(engine: Engine) {
    let registry = administered(engine).await;
    registry.given_account("clerk", Desk::Register, &["intake"], None).await;
    let clerk = registry.signed_in("clerk").await;
    for _ in 0..5 {
        registry.try_sign_in("clerk", "yu-mi-da-dou").await;
    }
    let security = registry.signed_in(SECURITY).await;
    let path = "/api/v1/accounts/clerk";
    let locked = registry.ask("GET", path, &security, &Value::Null).await;
    assert!(locked.body["locked_until"].is_string(), "{locked}");
    let unlocked =
        registry.ask("POST", &format!("{path}/unlocking"), &security, &Value::Null).await;
    assert_eq!((unlocked.status, &unlocked.body["locked_until"]), (200, &Value::Null));
    registry.signed_in("clerk").await;
    assert_eq!(registry.ask("GET", "/api/v1/cases", &clerk, &Value::Null).await.status, 200);
    let out = registry.ask("DELETE", &format!("{path}/sessions"), &security, &Value::Null).await;
    assert_eq!(out.status, 204, "{out}");
    assert_eq!(registry.ask("GET", "/api/v1/cases", &clerk, &Value::Null).await.status, 401);
    let body = json!({ "password": GIVEN });
    let reset = registry.ask("PUT", &format!("{path}/password"), &security, &body).await;
    assert_eq!(reset.body["password_to_change"], true, "{reset}");
    assert_eq!(registry.try_sign_in("clerk", PASSWORD).await.status, 401);
    registry.signed_in_with("clerk", GIVEN).await;
}

async fn what_makes_no_account_is_refused(engine: Engine) {
    let registry = administered(engine).await.as_officer_of("220221");
    make(&registry, "zhang.san").await;
    let cookie = registry.signed_in(SYSTEM).await;
    let with = |field: &str, value: Value| {
        let mut body = asked("li.si");
        body[field] = value;
        body
    };
    for body in [
        with("login", json!("Li Si")),
        with("login", json!("zhang.san")),
        with("officer", json!("经办zhang.san")),
        with("officer", json!(" 李四")),
        with("desk", json!("kitchen")),
        with("roles", json!([])),
        with("roles", json!(["audit-administrator"])),
        with("division", json!("22022")),
        with("division", json!("220421")),
        with("password", json!("li.si-li.si-li.si")),
        with("surname", json!("李")),
    ] {
        let refused = registry.ask("POST", "/api/v1/accounts", &cookie, &body).await;
        assert_eq!(refused.kind(), (400, "bad-request"), "{body}: {refused}");
    }
}

async fn the_accounts_are_listed_page_by_page(engine: Engine) {
    let registry = administered(engine).await;
    let cookie = registry.signed_in(AUDIT).await;
    let page = async |path| {
        let list = registry.ask("GET", path, &cookie, &Value::Null).await.body;
        let logins = list.as_array().unwrap().iter().map(|it| it["login"].as_str().unwrap());
        logins.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(page("/api/v1/accounts?limit=2").await, "audit security");
    assert_eq!(page("/api/v1/accounts?limit=2&after=security").await, "system");
}
