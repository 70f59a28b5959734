//! Who may do what: officers of a roster, their roles and their divisions.

use e2e_tests::{
    Answer, CLERK, Counter, Engine, INTAKE, REGISTRAR, REVIEWER, Sanquan, on_both_engines,
};
use serde_json::json;

use super::{registry, request};

on_both_engines!(
    nobody_acts_who_is_not_on_the_roster,
    a_case_is_accepted_by_whoever_has_the_role,
    a_step_is_taken_by_whoever_has_its_role,
    a_case_says_who_may_take_which_step,
);

fn assert_forbidden(answer: &Answer, kind: &str, named: &str) {
    let kind = json!(format!("/problems/{kind}"));
    assert_eq!((answer.status, &answer.body["type"]), (403, &kind), "{answer}");
    assert!(answer.body["detail"].as_str().unwrap().contains(named), "{answer}");
}

async fn nobody_acts_who_is_not_on_the_roster(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    let answer = registry.post("路人", "/api/v1/cases", &submission).await;
    assert_forbidden(&answer, "unknown-officer", "路人");
    for path in ["/api/v1/cases", "/api/v1/counts", "/api/v1/households/220221901901010001"] {
        let answer = registry.send("GET", path, &[("sanquan-officer", "路人")], Vec::new()).await;
        assert_forbidden(&answer, "unknown-officer", "路人");
    }
    let public =
        registry.send("GET", "/api/v1/notices", &[("sanquan-officer", "路人")], Vec::new());
    assert_eq!(public.await.status, 200, "notices are for everybody");
}

async fn a_case_is_accepted_by_whoever_has_the_role(engine: Engine) {
    let registry = registry(engine).await;
    let submission = Counter { registry: &registry }.submission(&request()).await;
    let answer = registry.post(REVIEWER, "/api/v1/cases", &submission).await;
    assert_forbidden(&answer, "role-missing", "`intake`");
    let answer = registry.post(CLERK, "/api/v1/cases", &submission).await;
    assert_eq!(answer.status, 201, "{answer}");
}

async fn a_step_is_taken_by_whoever_has_its_role(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    for officer in [INTAKE, REGISTRAR] {
        let answer = counter.try_step(officer, &id, "review").await;
        assert_forbidden(&answer, "role-missing", "`reviewer`");
    }
    counter.step(REVIEWER, &id, "review").await;
}

async fn a_case_says_who_may_take_which_step(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = counter.accept(&request()).await;
    let case = counter.case(&id).await.body;
    let roles = case["roles"].as_object().unwrap();
    let possible: Vec<&str> =
        case["possible"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(roles.len(), possible.len(), "{case:#}");
    assert!(possible.iter().all(|step| roles.contains_key(*step)), "{case:#}");
    assert_eq!(roles["review"], json!(["reviewer"]));
    assert_eq!(roles["withdraw"], json!(["intake"]));
}

/// The service refuses to start with a roster, and says why.
fn assert_no_start(roster: &str, named: &str) {
    let sanquan = Sanquan::new(Engine::Sqlite);
    let path = sanquan.place().data().join("officers.toml");
    std::fs::create_dir_all(sanquan.place().data()).unwrap();
    std::fs::write(&path, roster).unwrap();
    let (path, listen) = (path.to_str().unwrap(), "127.0.0.1:0");
    let said = sanquan.run(["--scope", "220221", "serve", "--listen", listen, "--officers", path]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains(named), "{said}");
}

#[test]
fn a_roster_that_is_none_keeps_the_service_from_starting() {
    let officer = |more: &str| format!("[[officer]]\nname = \"甲\"\n{more}\n");
    assert_no_start(&officer("roles = [\"chief\"]"), "unknown variant `chief`");
    assert_no_start(&officer("roles = []"), "`甲` has no role");
    assert_no_start(&officer("roles = [\"intake\"]").repeat(2), "names `甲` twice");
    assert_no_start("", "names no officer");
    let elsewhere = officer("roles = [\"intake\"]\ndivision = \"220421\"");
    assert_no_start(&elsewhere, "lies outside what the service sees");
}
