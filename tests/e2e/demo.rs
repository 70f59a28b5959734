//! The sample villages in a register of their own.

use e2e_tests::{Engine, Sanquan, on_both_engines};
use expect_test::expect;
use serde_json::json;

on_both_engines!(
    the_demo_says_what_it_loaded,
    a_second_demo_changes_nothing,
    the_register_of_the_demo_is_sound,
);

/// Where the cases stand, those that began first at the head.
const STATES: [&str; 13] = [
    "archived",
    "approved",
    "confirmed",
    "notice-closed",
    "on-notice",
    "suspended",
    "disputed",
    "reviewed",
    "refused",
    "surveyed",
    "returned",
    "withdrawn",
    "accepted",
];

async fn the_demo_says_what_it_loaded(engine: Engine) {
    let said = Sanquan::new(engine).run(["demo", "--no-serve"]);
    assert_eq!(said.code, Some(0), "{said}");
    let mut summary = said.json();
    // The numbers of cases begin with the year in which the test is run.
    let cases = summary.as_object_mut().unwrap().remove("cases").unwrap();
    let states: Vec<&str> =
        cases.as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, STATES);
    // The number of the statement begins with it too.
    let settlement = summary.as_object_mut().unwrap().remove("settlement").unwrap();
    assert_eq!(settlement["household_file_unchanged"], true, "{settlement}");
    expect![[r#"
        {
          "collectives": 5,
          "contractors": 160,
          "findings": 0,
          "homesteads": 141,
          "households": 165,
          "land_contracts": 160,
          "members": 552,
          "packages": [
            {
              "act": 1,
              "findings": 0,
              "package": "220221永吉县",
              "rows_inserted": 1829,
              "rows_unchanged": 0
            },
            {
              "act": 1,
              "findings": 0,
              "package": "220421东丰县",
              "rows_inserted": 802,
              "rows_unchanged": 0
            },
            {
              "act": 1,
              "findings": 0,
              "package": "330421嘉善县",
              "rows_inserted": 1748,
              "rows_unchanged": 0
            },
            {
              "act": 1,
              "findings": 0,
              "package": "371522莘县",
              "rows_inserted": 1772,
              "rows_unchanged": 0
            },
            {
              "act": 1,
              "findings": 0,
              "package": "610921汉阴县",
              "rows_inserted": 1753,
              "rows_unchanged": 0
            }
          ],
          "papers": 8,
          "parcels": 599,
          "rows_checked": 7202,
          "rules_run": 28,
          "shares": 557,
          "villages": 5
        }
    "#]]
    .assert_eq(&format!("{summary:#}\n"));
}

async fn a_second_demo_changes_nothing(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let first = sanquan.run(["demo", "--no-serve"]).json();
    let second = sanquan.run(["demo", "--no-serve"]);
    assert_eq!(second.code, Some(0), "{second}");

    let second = second.json();
    assert_eq!((&second["packages"], &second["cases"]), (&json!([]), &json!([])), "{second}");
    for count in ["villages", "households", "members", "parcels", "homesteads", "shares"] {
        assert_eq!(first[count], second[count], "{count}");
    }
}

async fn the_register_of_the_demo_is_sound(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.run(["demo", "--no-serve"]);
    let audit = sanquan.run(["audit", "--summary"]);
    assert_eq!(audit.code, Some(0), "{audit}");
}
