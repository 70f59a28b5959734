//! The audit log: what is done at the door is written down, read by one administrator, and not altered unseen.

use access::Desk;
use e2e_tests::{Engine, PASSWORD, Registry, Sanquan, on_both_engines, village};
use serde_json::{Value, json};

on_both_engines!(
    what_is_done_at_the_door_is_written_down,
    the_log_is_read_by_the_audit_administrator_alone,
    the_roots_are_those_of_the_tree,
    the_command_goes_through_the_log,
);

async fn guarded(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let registry = registry.with_sign_in();
    for login in ["system", "security", "audit"] {
        let role = format!("{login}-administrator");
        registry.given_account(login, Desk::Administration, &[&role], None).await;
    }
    registry.given_account("zhang.san", Desk::Register, &["intake"], None).await;
    registry
}

/// The entries, each as its kind, who did it, and what it is about.
async fn entries(registry: &Registry) -> Vec<(String, String, String)> {
    let cookie = registry.signed_in("audit").await;
    let log = registry.ask("GET", "/api/v1/audit-log", &cookie, &Value::Null).await;
    assert_eq!(log.status, 200, "{log}");
    let told = |it: &Value| {
        let entry: Value = serde_json::from_str(it["entry"].as_str().unwrap()).unwrap();
        assert_eq!((&entry["kind"], &entry["number"]), (&it["kind"], &it["number"]));
        let text = |field: &str| entry[field].as_str().unwrap().to_owned();
        (text("kind"), text("by"), text("about"))
    };
    log.body.as_array().unwrap().iter().map(told).collect()
}

async fn what_is_done_at_the_door_is_written_down(engine: Engine) {
    let registry = Box::pin(guarded(engine)).await;
    let n_made = 4;
    registry.try_sign_in("zhang.san", "a-wrong-password").await;
    registry.try_sign_in("shui-dao-xiao-mai", "zhang.san").await;
    let clerk = registry.signed_in("zhang.san").await;
    registry.ask("GET", "/api/v1/market-figures.csv", &clerk, &Value::Null).await;
    let token = json!({ "name": "月报", "scopes": ["read"], "lasts_days": 1 });
    let token = registry.ask("POST", "/api/v1/tokens", &clerk, &token).await;
    let token = token.body["id"].as_str().unwrap();
    registry.ask("DELETE", &format!("/api/v1/tokens/{token}"), &clerk, &Value::Null).await;
    let changed = json!({ "current": PASSWORD, "new": "hua-sheng-gan-shu" });
    registry.ask("PUT", "/api/v1/session/password", &clerk, &changed).await;
    for _ in 0..5 {
        registry.try_sign_in("zhang.san", "a-wrong-password").await;
    }
    let security = registry.signed_in("security").await;
    let path = "/api/v1/accounts/zhang.san";
    registry.ask("POST", &format!("{path}/unlocking"), &security, &Value::Null).await;
    registry.ask("DELETE", &format!("{path}/sessions"), &security, &Value::Null).await;
    let (officer, login) = ("经办zhang.san", "zhang.san");
    let of_token = format!("{login} {token}");
    let failed = ("sign-in-failed", "-", login);
    let expected = [
        failed,
        ("sign-in-failed", "-", "-"),
        ("signed-in", officer, login),
        ("exported", officer, "/api/v1/market-figures.csv"),
        ("token-made", officer, &of_token),
        ("token-revoked", officer, &of_token),
        ("password-changed", officer, login),
        failed,
        failed,
        failed,
        failed,
        ("locked-out", "-", login),
        ("signed-in", "经办security", "security"),
        ("unlocked", "经办security", login),
        ("signed-out-by-force", "经办security", login),
        ("signed-in", "经办audit", "audit"),
    ];
    let found = entries(&registry).await;
    assert!(found[..n_made].iter().all(|it| it.0 == "account-made"), "{found:?}");
    let found: Vec<(&str, &str, &str)> =
        found[n_made..].iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, expected, "and a password that was typed in for a login is not");
}

async fn the_log_is_read_by_the_audit_administrator_alone(engine: Engine) {
    let registry = Box::pin(guarded(engine)).await;
    for (login, kind) in
        [("system", "role-missing"), ("security", "role-missing"), ("zhang.san", "wrong-desk")]
    {
        let cookie = registry.signed_in(login).await;
        let refused = registry.ask("GET", "/api/v1/audit-log", &cookie, &Value::Null).await;
        assert_eq!(refused.kind(), (403, kind), "{login}: {refused}");
    }
}

async fn the_roots_are_those_of_the_tree(engine: Engine) {
    let registry = Box::pin(guarded(engine)).await;
    let cookie = registry.signed_in("audit").await;
    let page = async |path| registry.ask("GET", path, &cookie, &Value::Null).await.body;
    let log = page("/api/v1/audit-log").await;
    let mut leaves = Vec::new();
    for entry in log.as_array().unwrap() {
        leaves.push(ledger::Digest::of_leaf(entry["entry"].as_str().unwrap().as_bytes()));
        assert_eq!(entry["root_sha256"], json!(ledger::root(&leaves).to_string()), "{entry}");
    }
    assert_eq!(leaves.len(), 5);
    let second = page("/api/v1/audit-log?from=1&limit=1").await;
    assert_eq!(second, json!([log[1]]));
}

async fn the_command_goes_through_the_log(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let add = ["account", "add", "zhang.san", "--name", "张三", "--role", "intake"];
    assert_eq!(sanquan.run_with(add, &format!("{PASSWORD}\n")).code, Some(0));
    let said = sanquan.run(["audit-log", "verify"]);
    let root = said.stdout.trim_end().rsplit(' ').next().unwrap().to_owned();
    assert!(said.code == Some(0) && root.starts_with("1:"), "{said}");
    assert_eq!(sanquan.run(["account", "close", "zhang.san"]).code, Some(0));
    let said = sanquan.run(["audit-log", "verify", "--kept", &root]);
    assert_eq!(said.code, Some(0), "{said}");
    let other = format!("1:{}", "ab".repeat(32));
    let said = sanquan.run(["audit-log", "verify", "--kept", &other]);
    assert_eq!(said.code, Some(2), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("audit.jsonl");
    let said = sanquan.run(["audit-log", "export", "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    let lines = std::fs::read_to_string(&out).unwrap();
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!((lines.lines().count(), &last["entry"]["kind"]), (2, &json!("account-closed")));
    assert_eq!(sanquan.run(["audit-log", "export", "--out", out.to_str().unwrap()]).code, Some(1));
}
