//! The sample villages in a register of their own.

use e2e_tests::{Engine, Sanquan, on_both_engines};
use expect_test::expect;
use serde_json::json;

on_both_engines!(
    the_demo_says_what_it_loaded,
    a_second_demo_changes_nothing,
    the_register_of_the_demo_is_sound,
    the_collective_of_the_demo_has_a_roll_shares_and_papers,
);

/// The collective that the demo registers.
const COLLECTIVE: &str = "N299000156UKLQ6F83";

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
    // The year of its income is that before the test's.
    let collective = summary.as_object_mut().unwrap().remove("collective").unwrap();
    assert_eq!(collective["code"], COLLECTIVE, "{collective}");
    assert!(collective["run"].as_str().unwrap().ends_with("-1"), "{collective}");
    assert!(collective["members"].as_u64().unwrap() > 100, "{collective}");
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

async fn the_collective_of_the_demo_has_a_roll_shares_and_papers(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let told = sanquan.run(["demo", "--no-serve"]).json();
    let folder = sanquan.place().data().to_owned();
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (roll, shares, papers) = (at("roll.xlsx"), at("shares.xlsx"), at("certificates"));
    let written = sanquan.run(["collective", COLLECTIVE, "--roll", &roll, "--shares", &shares]);
    assert_eq!(written.code, Some(0), "{written}");
    let n_members = &told["collective"]["members"];
    assert!(written.stdout.contains(&format!("roll.xlsx {n_members} rows")), "{written}");
    let checked = sanquan.run(["collective", COLLECTIVE, "--check", &roll]);
    assert_eq!(checked.code, Some(0), "{checked}");
    let printed = sanquan.run(["collective", COLLECTIVE, "--papers", &papers]);
    assert_eq!(printed.code, Some(0), "{printed}");
    assert!(std::fs::read_dir(&papers).unwrap().count() > 1, "{printed}");
}
