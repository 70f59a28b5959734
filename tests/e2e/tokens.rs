//! Tokens over HTTP: a program works for an account in some of its roles, and never in more.

use access::Desk;
use e2e_tests::{Answer, Engine, Registry, on_both_engines, village};
use serde_json::{Value, json};

on_both_engines!(
    a_program_reads_what_its_owner_may_read,
    a_token_that_reads_does_nothing,
    a_program_has_no_role_that_its_token_does_not_name,
    a_token_is_no_session,
    a_token_that_was_revoked_or_has_expired_opens_nothing,
    a_token_is_made_once_and_its_secret_is_given_once,
    an_administrator_s_program_reads_only,
);

const HOUSEHOLD: &str = "/api/v1/households/220221901901010001";

async fn guarded(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let registry = registry.with_sign_in();
    registry.given_account("zhang.san", Desk::Register, &["intake", "supervisor"], None).await;
    registry
}

fn asked(scopes: &[&str]) -> Value {
    json!({ "name": "县平台月报", "scopes": scopes, "lasts_days": 30 })
}

/// Makes a token, and gives the header that carries it, and its id.
async fn carried(registry: &Registry, login: &str, scopes: &[&str]) -> (String, String) {
    let cookie = registry.signed_in(login).await;
    let made = registry.ask("POST", "/api/v1/tokens", &cookie, &asked(scopes)).await;
    assert_eq!(made.status, 201, "{made}");
    let text = |field: &str| made.body[field].as_str().unwrap().to_owned();
    (format!("Bearer {}", text("secret")), text("id"))
}

async fn by(registry: &Registry, token: &str, method: &str, path: &str, body: &Value) -> Answer {
    registry.ask_if(method, path, &[("authorization", token)], body).await
}

async fn get(registry: &Registry, token: &str, path: &str) -> Answer {
    by(registry, token, "GET", path, &Value::Null).await
}

async fn a_program_reads_what_its_owner_may_read(engine: Engine) {
    let registry = guarded(engine).await;
    let sibling = Some("220221901902");
    registry.given_account("wang.wu", Desk::Register, &["intake"], sibling).await;
    let (token, elsewhere) = (
        carried(&registry, "zhang.san", &["read"]).await.0,
        carried(&registry, "wang.wu", &["read"]).await.0,
    );
    assert_eq!(get(&registry, &token, HOUSEHOLD).await.status, 200);
    assert_eq!(get(&registry, &elsewhere, HOUSEHOLD).await.status, 404);
    let town = get(&registry, &token, "/api/v1/settlement/applications").await;
    assert_eq!(town.kind(), (403, "wrong-desk"), "{town}");
    let readings = registry.office.readings(&office::ReadingFilter::default(), 10).await.unwrap();
    assert_eq!(readings.last().unwrap().officer, "经办zhang.san");
}

async fn a_token_that_reads_does_nothing(engine: Engine) {
    let registry = guarded(engine).await;
    let (reads, _) = carried(&registry, "zhang.san", &["read"]).await;
    let refused = by(&registry, &reads, "POST", "/api/v1/cases", &json!({})).await;
    assert_eq!(refused.kind(), (403, "not-by-token"), "{refused}");
    let (writes, _) = carried(&registry, "zhang.san", &["intake"]).await;
    let refused = get(&registry, &writes, HOUSEHOLD).await;
    assert_eq!(refused.kind(), (403, "not-by-token"), "{refused}");
    let unread = by(&registry, &writes, "POST", "/api/v1/cases", &json!({})).await;
    assert_eq!(unread.kind(), (400, "bad-request"), "it is let in: {unread}");
}

async fn a_program_has_no_role_that_its_token_does_not_name(engine: Engine) {
    let registry = guarded(engine).await;
    let path = "/api/v1/safeguard-statistics";
    let (token, _) = carried(&registry, "zhang.san", &["read"]).await;
    let refused = get(&registry, &token, path).await;
    assert_eq!(refused.kind(), (403, "role-missing"), "{refused}");
    let (token, _) = carried(&registry, "zhang.san", &["read", "supervisor"]).await;
    assert_eq!(get(&registry, &token, path).await.status, 200);
    let cookie = registry.signed_in("zhang.san").await;
    let beyond = registry.ask("POST", "/api/v1/tokens", &cookie, &asked(&["approver"])).await;
    assert_eq!(beyond.kind(), (400, "bad-request"), "{beyond}");
}

async fn a_token_is_no_session(engine: Engine) {
    let registry = guarded(engine).await;
    let (token, id) = carried(&registry, "zhang.san", &["read", "intake"]).await;
    let password = json!({ "current": "x", "new": "y" });
    for (method, path, body) in [
        ("GET", "/api/v1/session", Value::Null),
        ("GET", "/api/v1/sessions", Value::Null),
        ("PUT", "/api/v1/session/password", password),
        ("POST", "/api/v1/tokens", asked(&["read"])),
        ("GET", "/api/v1/tokens", Value::Null),
        ("DELETE", &format!("/api/v1/tokens/{id}"), Value::Null),
    ] {
        let refused = by(&registry, &token, method, path, &body).await;
        assert_eq!(refused.kind(), (403, "not-by-token"), "{method} {path}: {refused}");
    }
}

async fn a_token_that_was_revoked_or_has_expired_opens_nothing(engine: Engine) {
    let registry = guarded(engine).await;
    let (token, id) = carried(&registry, "zhang.san", &["read"]).await;
    registry.given_account("li.si", Desk::Register, &["intake"], None).await;
    let path = format!("/api/v1/tokens/{id}");
    let stranger = registry.signed_in("li.si").await;
    assert_eq!(registry.ask("DELETE", &path, &stranger, &Value::Null).await.status, 404);
    let owner = registry.signed_in("zhang.san").await;
    let own = registry.ask("GET", "/api/v1/tokens", &owner, &Value::Null).await;
    assert_eq!((&own.body[0]["id"], &own.body[0]["secret"]), (&json!(id), &Value::Null));
    let secret = token.trim_start_matches("Bearer ");
    assert!(!own.text.contains(secret), "{own}");
    assert_eq!(registry.ask("DELETE", &path, &owner, &Value::Null).await.status, 204);
    for token in [token.as_str(), "Bearer sanquan_none", "Basic c2FucXVhbjpB"] {
        let refused = get(&registry, token, HOUSEHOLD).await;
        assert_eq!(refused.kind(), (401, "not-signed-in"), "{token}: {refused}");
        assert_eq!(refused.headers["www-authenticate"], "Bearer");
    }
    let both = [("authorization", "Bearer sanquan_none"), ("cookie", owner.as_str())];
    let refused = registry.ask_if("GET", HOUSEHOLD, &both, &Value::Null).await;
    assert_eq!(refused.status, 401, "no cookie is looked at beside a token: {refused}");
    let (token, _) = carried(&registry, "zhang.san", &["read"]).await;
    registry.given_days_later(29);
    assert_eq!(get(&registry, &token, HOUSEHOLD).await.status, 200);
    registry.given_days_later(1);
    assert_eq!(get(&registry, &token, HOUSEHOLD).await.status, 401);
}

async fn a_token_is_made_once_and_its_secret_is_given_once(engine: Engine) {
    let registry = guarded(engine).await;
    let cookie = registry.signed_in("zhang.san").await;
    let headers = [("cookie", cookie.as_str()), ("idempotency-key", "k1")];
    let path = "/api/v1/tokens";
    let made = registry.ask_if("POST", path, &headers, &asked(&["read"])).await;
    let again = registry.ask_if("POST", path, &headers, &asked(&["read"])).await;
    assert_eq!((again.status, &again.body["id"]), (201, &made.body["id"]), "{again}");
    assert_eq!(again.body["secret"], Value::Null, "{again}");
    let other = registry.ask_if("POST", path, &headers, &asked(&["intake"])).await;
    assert_eq!(other.kind(), (409, "idempotency-key-reused"), "{other}");
}

async fn an_administrator_s_program_reads_only(engine: Engine) {
    let registry = guarded(engine).await;
    let role = "system-administrator";
    registry.given_account("system", Desk::Administration, &[role], None).await;
    let (token, _) = carried(&registry, "system", &["read", role]).await;
    let path = "/api/v1/accounts";
    assert_eq!(get(&registry, &token, path).await.status, 200);
    let refused = by(&registry, &token, "POST", path, &json!({})).await;
    assert_eq!(refused.kind(), (403, "not-by-token"), "{refused}");
}
