//! The clock of a case: by when it is to be decided, and when its days do not count.

use e2e_tests::{Counter, Engine, INTAKE, REVIEWER, Registry, on_both_engines, village};
use serde_json::{Value, json};

use super::{registry, request};

on_both_engines!(
    a_case_says_by_when_it_is_due,
    a_clock_that_reaches_into_a_year_without_holidays_says_so,
    the_clock_stands_still_while_a_case_is_returned,
    the_clock_stops_when_a_case_is_decided,
    cases_are_listed_by_what_their_clocks_show,
);

/// A case whose working days run from the acceptance on.
async fn accept(registry: &Registry) -> String {
    Counter { registry }.accept(&request()).await
}

fn clock(case: &Value) -> (&str, i64, bool, &str) {
    (
        case["due_day"].as_str().unwrap(),
        case["working_days_left"].as_i64().unwrap(),
        case["overdue"].as_bool().unwrap(),
        case["clock"]["stands"].as_str().unwrap(),
    )
}

async fn shown(registry: &Registry, id: &str) -> Value {
    Counter { registry }.case(id).await.body
}

async fn a_case_says_by_when_it_is_due(engine: Engine) {
    let registry = registry(engine).await;
    // A Sunday; thirty working days with New Year's day between them.
    let id = accept(&registry).await;
    let case = shown(&registry, &id).await;
    let (due_day, left, ..) = clock(&case);
    let due_day = due_day.to_owned();
    assert_eq!((left, clock(&case).2, clock(&case).3), (30, false, "running"));
    registry.given_days_later(1);
    let case = shown(&registry, &id).await;
    assert_eq!(clock(&case), (due_day.as_str(), 29, false, "running"), "a Monday went by");
    registry.given_days_later(60);
    let case = shown(&registry, &id).await;
    let (due, left, overdue, stands) = clock(&case);
    assert_eq!((due, overdue, stands), (due_day.as_str(), true, "running"));
    assert!(left < 0, "{left}");
}

async fn a_clock_that_reaches_into_a_year_without_holidays_says_so(engine: Engine) {
    let registry = registry(engine).await;
    // Thirty working days from a day in November reach into January, and from one in October they do not.
    let late = shown(&registry, &accept(&registry).await).await;
    assert!(late["due_day"].as_str().unwrap().starts_with("2027-01"), "{late:#}");
    let note = late["clock"]["note"].as_str().unwrap();
    assert!(note.starts_with("2027年的节假日安排尚未录入"), "{note}");
    let listed = registry.get("/api/v1/cases").await.body;
    assert_eq!(listed[0]["clock"], late["clock"]);

    let earlier = Registry::new(engine).await;
    earlier.given_days_later(-40);
    earlier.given_package(&village("220221")).await;
    let in_time = shown(&earlier, &accept(&earlier).await).await;
    assert!(in_time["due_day"].as_str().unwrap().starts_with("2026-1"), "{in_time:#}");
    assert!(in_time["clock"].get("note").is_none(), "{in_time:#}");
}

async fn the_clock_stands_still_while_a_case_is_returned(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = accept(&registry).await;
    registry.given_days_later(1);
    let returned = json!({ "step": "return", "note": "缺身份证明" });
    let answer = counter.try_step_with(INTAKE, &id, &returned).await;
    assert_eq!(answer.status, 200, "{answer}");
    let clock_out = &answer.body["clock"];
    assert_eq!(
        (&clock_out["stands"], &clock_out["stopped_by"]),
        (&json!("stopped"), &json!("returned"))
    );
    registry.given_days_later(90);
    let case = shown(&registry, &id).await;
    assert_eq!((clock(&case).1, clock(&case).2), (29, false), "ninety days that do not count");
    let case = counter.step(INTAKE, &id, "resubmit").await;
    assert_eq!((clock(&case).1, clock(&case).3), (29, "running"));
}

async fn the_clock_stops_when_a_case_is_decided(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = accept(&registry).await;
    registry.given_days_later(1);
    counter.step(INTAKE, &id, "withdraw").await;
    registry.given_days_later(90);
    let case = shown(&registry, &id).await;
    assert_eq!((clock(&case).1, clock(&case).2, clock(&case).3), (29, false, "over"));
}

async fn cases_are_listed_by_what_their_clocks_show(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let withdrawn = accept(&registry).await;
    counter.step(INTAKE, &withdrawn, "withdraw").await;
    let early = accept(&registry).await;
    registry.given_days_later(40);
    let other = json!({
        "kind": "cancellation", "on": "220221901901010002J", "reason": "court-decision",
    });
    let late = counter.accept(&other).await;
    registry.given_days_later(20);
    let names = [(&withdrawn, "withdrawn"), (&early, "early"), (&late, "late")];
    let listed = async |query: &str| {
        let answer = registry.get(&format!("/api/v1/cases?{query}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        let cases = answer.body.as_array().unwrap().clone();
        let name = |case: &Value| names.iter().find(|(id, _)| case["id"] == **id).unwrap().1;
        cases.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(listed("").await, ["withdrawn", "early", "late"]);
    assert_eq!(listed("overdue=true").await, ["early"]);
    assert_eq!(listed("overdue=false").await, ["late"]);
    let due_day = shown(&registry, &late).await["due_day"].as_str().unwrap().to_owned();
    assert_eq!(listed(&format!("due_before={due_day}")).await, ["early"]);
    assert_eq!(listed("due_before=2028-01-01").await, ["early", "late"]);
    assert_eq!(listed("due_before=2028-01-01&limit=1").await, ["early"]);
    let number = shown(&registry, &early).await["number"].as_str().unwrap().to_owned();
    assert_eq!(listed(&format!("due_before=2028-01-01&after={number}")).await, ["late"]);
    assert_eq!(listed("overdue=true&limit=0").await, [""; 0]);
    counter.step(REVIEWER, &early, "refuse").await;
    assert_eq!(listed("overdue=true").await, [""; 0], "it is decided");
    let refused = shown(&registry, &early).await;
    assert_eq!((clock(&refused).2, clock(&refused).3), (true, "over"), "and it was late");
}
