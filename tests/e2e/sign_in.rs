//! Signing in over HTTP: with an account an officer works as before, and without one nobody does.

use access::Desk;
use axum::http::header;
use e2e_tests::{Answer, Engine, PASSWORD, Registry, Sanquan, on_both_engines, village};
use serde_json::{Value, json};

on_both_engines!(
    an_officer_who_signs_in_works_as_before,
    nobody_reads_anything_without_signing_in,
    a_name_is_not_believed_where_officers_sign_in,
    an_account_of_one_book_is_nobody_in_the_other,
    an_officer_sees_the_division_of_the_account,
    whoever_signs_out_is_out,
    a_session_that_was_left_open_is_ended_from_elsewhere,
    five_wrong_passwords_lock_the_account,
    a_page_of_another_site_asks_for_nothing,
);

const COUNTY: &str = "220221";
const HOUSEHOLD: &str = "/api/v1/households/220221901901010001";

/// A register into which a village was taken over, and which wants officers to sign in.
async fn guarded(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village(COUNTY)).await;
    let registry = registry.with_sign_in();
    registry.given_account("zhang.san", Desk::Register, &["intake"], None).await;
    registry
}

async fn ask(registry: &Registry, method: &str, path: &str, cookie: &str) -> Answer {
    registry.ask(method, path, cookie, &Value::Null).await
}

async fn an_officer_who_signs_in_works_as_before(engine: Engine) {
    let registry = guarded(engine).await;
    let cookie = registry.signed_in("zhang.san").await;
    let who = ask(&registry, "GET", "/api/v1/session", &cookie).await.body;
    assert_eq!((&who["officer"], &who["desk"]), (&json!("经办zhang.san"), &json!("register")));
    let file = ask(&registry, "GET", HOUSEHOLD, &cookie).await;
    assert_eq!(file.status, 200, "{file}");
    let readings = registry.office.readings(&office::ReadingFilter::default(), 10).await.unwrap();
    let by: Vec<&str> = readings.iter().map(|it| it.officer.as_str()).collect();
    assert_eq!(by, ["经办zhang.san"], "the reading is the account's");
}

async fn nobody_reads_anything_without_signing_in(engine: Engine) {
    let registry = guarded(engine).await;
    for cookie in ["", "sanquan=", "sanquan=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        for path in [HOUSEHOLD, "/api/v1/search?q=张", "/api/v1/cases", "/api/v1/session"] {
            let refused = ask(&registry, "GET", path, cookie).await;
            assert_eq!(refused.kind(), (401, "not-signed-in"), "{path}: {refused}");
        }
        let path = "/api/v1/settlement/applications";
        assert_eq!(ask(&registry, "GET", path, cookie).await.status, 401, "{path}");
        assert_eq!(ask(&registry, "GET", "/notices", cookie).await.status, 200, "that is public");
    }
}

async fn a_name_is_not_believed_where_officers_sign_in(engine: Engine) {
    let registry = guarded(engine).await;
    let named = [("sanquan-officer", e2e_tests::REGISTRAR)];
    let refused = registry.send("GET", HOUSEHOLD, &named, "").await;
    assert_eq!(refused.kind(), (401, "not-signed-in"), "{refused}");
    let cookie = registry.signed_in("zhang.san").await;
    let both = [("cookie", cookie.as_str()), ("sanquan-officer", e2e_tests::REGISTRAR)];
    assert_eq!(registry.send("GET", HOUSEHOLD, &both, "").await.status, 200);
    let readings = registry.office.readings(&office::ReadingFilter::default(), 10).await.unwrap();
    assert_eq!(readings[0].officer, "经办zhang.san");
}

async fn an_account_of_one_book_is_nobody_in_the_other(engine: Engine) {
    let registry = guarded(engine).await;
    registry.given_account("li.si", Desk::Settlement, &["intake"], None).await;
    registry.given_account("audit", Desk::Administration, &["audit-administrator"], None).await;
    for login in ["li.si", "audit"] {
        let cookie = registry.signed_in(login).await;
        let refused = ask(&registry, "GET", HOUSEHOLD, &cookie).await;
        assert_eq!(refused.kind(), (403, "wrong-desk"), "{login}: {refused}");
    }
    let cookie = registry.signed_in("zhang.san").await;
    let refused = ask(&registry, "GET", "/api/v1/settlement/applications", &cookie).await;
    assert_eq!(refused.kind(), (403, "wrong-desk"), "{refused}");
}

async fn an_officer_sees_the_division_of_the_account(engine: Engine) {
    let registry = guarded(engine).await;
    let sibling = Some("220221901902");
    registry.given_account("wang.wu", Desk::Register, &["intake"], sibling).await;
    let cookie = registry.signed_in("wang.wu").await;
    let refused = ask(&registry, "GET", HOUSEHOLD, &cookie).await;
    assert_eq!(refused.kind(), (404, "not-found"), "{refused}");
}

async fn whoever_signs_out_is_out(engine: Engine) {
    let registry = guarded(engine).await;
    let cookie = registry.signed_in("zhang.san").await;
    let out = ask(&registry, "DELETE", "/api/v1/session", &cookie).await;
    assert_eq!(out.status, 204, "{out}");
    assert!(out.headers[header::SET_COOKIE].to_str().unwrap().ends_with("Max-Age=0"));
    assert_eq!(ask(&registry, "GET", HOUSEHOLD, &cookie).await.status, 401);
}

async fn a_session_that_was_left_open_is_ended_from_elsewhere(engine: Engine) {
    let registry = guarded(engine).await;
    let left_open = registry.signed_in("zhang.san").await;
    registry.given_an_hour_later();
    assert_eq!(ask(&registry, "GET", HOUSEHOLD, &left_open).await.status, 401, "it grew idle");
    let (there, here) =
        (registry.signed_in("zhang.san").await, registry.signed_in("zhang.san").await);
    let own = ask(&registry, "GET", "/api/v1/sessions", &here).await.body;
    let other = own.as_array().unwrap().iter().find(|it| it["current"] == false).unwrap();
    let path = format!("/api/v1/sessions/{}", other["id"].as_str().unwrap());
    assert_eq!(ask(&registry, "DELETE", &path, &here).await.status, 204);
    assert_eq!(ask(&registry, "GET", HOUSEHOLD, &there).await.status, 401);
    assert_eq!(ask(&registry, "DELETE", &path, &here).await.status, 404);
    let left: Value = ask(&registry, "GET", "/api/v1/sessions", &here).await.body;
    assert_eq!(left.as_array().unwrap().len(), 1);
}

async fn five_wrong_passwords_lock_the_account(engine: Engine) {
    let registry = guarded(engine).await;
    for _ in 0..5 {
        let refused = registry.try_sign_in("zhang.san", "yu-mi-da-dou").await;
        assert_eq!(refused.kind(), (401, "wrong-password"), "{refused}");
    }
    let locked = registry.try_sign_in("zhang.san", PASSWORD).await;
    assert_eq!(locked.kind(), (429, "locked-out"), "{locked}");
    let nobody = registry.try_sign_in("li.si", PASSWORD).await;
    assert_eq!(nobody.kind(), (401, "wrong-password"), "{nobody}");
    registry.given_an_hour_later();
    registry.signed_in("zhang.san").await;
}

async fn a_page_of_another_site_asks_for_nothing(engine: Engine) {
    let registry = guarded(engine).await;
    let cookie = registry.signed_in("zhang.san").await;
    let led = [("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")];
    let refused = registry.send("DELETE", "/api/v1/session", &led, "").await;
    assert_eq!(refused.kind(), (403, "from-elsewhere"), "{refused}");
    let own = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
    assert_eq!(registry.send("DELETE", "/api/v1/session", &own, "").await.status, 204);
}

#[test]
fn an_account_is_made_on_the_command_line_and_its_password_is_on_none() {
    let sanquan = Sanquan::new(Engine::Sqlite);
    let add = ["account", "add", "zhang.san", "--name", "张三", "--role", "intake,reviewer"];
    let said = sanquan.run_with(add, &format!("{PASSWORD}\n"));
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(0), "zhang.san signs in as 张三\n"),
        "{said}"
    );
    let said = sanquan.run(["account", "list"]);
    assert_eq!(said.stdout, "zhang.san\t张三\tregister\tintake,reviewer\t-\topen\n");
    let weak = sanquan.run_with(["account", "password", "zhang.san"], "zhang.san-2026\n");
    assert_eq!(weak.code, Some(1), "{weak}");
    assert!(weak.stderr.contains("neither the login nor the officer's name"), "{weak}");
    let two = ["account", "add", "root", "--name", "管理员", "--desk", "administration", "--role"];
    let two = two.iter().chain(&["system-administrator,audit-administrator"]);
    let said = sanquan.run_with(two, &format!("{PASSWORD}\n"));
    assert!(said.stderr.contains("the administrators exclude each other"), "{said}");
    assert_eq!(sanquan.run(["account", "close", "zhang.san"]).code, Some(0));
    assert!(sanquan.run(["account", "list"]).stdout.ends_with("\tclosed\n"));
}
