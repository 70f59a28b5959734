//! What is registered on a right, and its lifting.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, asked_among, day, entering, refused, request, scene};
use super::shown::{shown, shown_against};
use crate::case::change::{Entering, outcome};

fn restraint(kind: &str, on: &str) -> Value {
    json!({ "kind": kind, "on": on, "party": "样例县人民法院", "basis": "（2026）样执1号" })
}

#[test]
fn each_kind_lies_on_the_right_until_it_is_lifted() {
    let kinds = ["objection-registration", "advance-notice", "seizure", "mortgage"];
    let all: String = kinds.map(|it| shown(&asked(&restraint(it, "N#0001J")))).concat();
    expect![[r#"
        + objection 229901-2026-000001 on …0001J 2026-12-01 to …
        + advance-notice 229901-2026-000001 on …0001J 2026-12-01 to …
        + seizure 229901-2026-000001 on …0001J 2026-12-01 to …
        + mortgage 229901-2026-000001 on …0001J 2026-12-01 to …
    "#]]
    .assert_eq(&all);
}

#[test]
fn a_homestead_is_seized_until_a_day() {
    let mut request = restraint("seizure", "229901001001JC00002F00010001");
    request["last_day"] = json!("2029-11-30");
    expect![[r#"
        + seizure 229901-2026-000001 on 229901001001JC00002F00010001 2026-12-01 to 2029-11-30
    "#]]
    .assert_eq(&shown(&asked(&request)));
    request["last_day"] = json!("2026-11-30");
    assert_eq!(refused(&request), "restriction-backwards");
}

#[test]
fn a_restriction_lies_on_a_registered_right_under_a_code_of_its_own() {
    assert_eq!(refused(&restraint("seizure", "N#0009J")), "not-registered");
    assert_eq!(refused(&restraint("seizure", "229901001001JC00009F00010001")), "not-registered");
    let seized = asked(&restraint("seizure", "N#0001J")).after;
    let again = asked_among(&seized, &[], &restraint("mortgage", "N#0002J"));
    assert_eq!(again.unwrap_err().code(), "restriction-code-not-new");
    let unnumbered = Entering { restriction_code: "", ..entering() };
    let seizure = request(&restraint("seizure", "N#0001J"));
    let refused = outcome(&seizure, &scene(), &[], &unnumbered).unwrap_err();
    assert_eq!(refused.code(), "restriction-without-code");
}

#[test]
fn a_lifted_restriction_held_until_the_day_before() {
    let lifting =
        json!({ "kind": "lifting", "restriction": "229901-2026-000001", "basis": "裁定" });
    assert_eq!(refused(&lifting), "no-restriction");
    let seized = asked(&restraint("seizure", "N#0001J")).after;
    let lift = |effect_day: &str| {
        let entering = Entering { effect_day: day(effect_day), ..entering() };
        outcome(&request(&lifting), &seized, &[], &entering)
    };
    expect![[r#"
        - seizure 229901-2026-000001 on …0001J 2026-12-01 to …
        + seizure 229901-2026-000001 on …0001J 2026-12-01 to 2026-12-01
    "#]]
    .assert_eq(&shown_against(&seized, &lift("2026-12-02").unwrap()));
    assert_eq!(lift("2026-12-01").unwrap_err().code(), "restriction-does-not-hold");
    let lifted = lift("2026-12-02").unwrap().after;
    let again = asked_among(&lifted, &[], &lifting).unwrap_err();
    assert_eq!(again.code(), "restriction-does-not-hold");
}

#[test]
fn what_lies_on_a_right_ends_with_it() {
    let seized = asked(&restraint("seizure", "N#0001J")).after;
    let ended = json!({ "kind": "cancellation", "on": "N#0001J", "reason": "court-decision" });
    let after = |request: &Value, effect_day: &str| {
        let entering = Entering { effect_day: day(effect_day), ..entering() };
        let outcome = outcome(&self::request(request), &seized, &[], &entering).unwrap();
        outcome.after.restrictions[0].last_day
    };
    assert_eq!(after(&ended, "2026-12-10"), Some(day("2026-12-09")));
    let of_another = json!({ "kind": "cancellation", "on": "N#0002J", "reason": "court-decision" });
    assert_eq!(after(&of_another, "2026-12-10"), None);
}
