//! The sample villages in a register of their own.

use e2e_tests::{Engine, Sanquan, on_both_engines};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(the_demo_says_what_it_loaded, a_second_demo_changes_nothing);

async fn the_demo_says_what_it_loaded(engine: Engine) {
    let said = Sanquan::new(engine).run(["demo", "--no-serve"]);
    assert_eq!(said.code, Some(0), "{said}");
    expect![[r#"
        exit 0
        {
          "villages": 5,
          "households": 165,
          "members": 552,
          "contractors": 160,
          "parcels": 600,
          "land_contracts": 160,
          "homesteads": 141,
          "collectives": 5,
          "shares": 557,
          "rules_run": 28,
          "rows_checked": 7202,
          "findings": 0,
          "packages": [
            {
              "package": "220221永吉县",
              "act": 1,
              "rows_inserted": 1829,
              "rows_unchanged": 0,
              "findings": 0
            },
            {
              "package": "220421东丰县",
              "act": 1,
              "rows_inserted": 802,
              "rows_unchanged": 0,
              "findings": 0
            },
            {
              "package": "330421嘉善县",
              "act": 1,
              "rows_inserted": 1748,
              "rows_unchanged": 0,
              "findings": 0
            },
            {
              "package": "371522莘县",
              "act": 1,
              "rows_inserted": 1772,
              "rows_unchanged": 0,
              "findings": 0
            },
            {
              "package": "610921汉阴县",
              "act": 1,
              "rows_inserted": 1753,
              "rows_unchanged": 0,
              "findings": 0
            }
          ]
        }
    "#]]
    .assert_eq(&said.to_string());
}

async fn a_second_demo_changes_nothing(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let first = sanquan.run(["demo", "--no-serve"]).json();
    let second = sanquan.run(["demo", "--no-serve"]);
    assert_eq!(second.code, Some(0), "{second}");

    let second = second.json();
    for (before, after) in packages(&first).iter().zip(packages(&second)) {
        assert_eq!(after["act"], Value::Null, "{after}");
        assert_eq!(after["rows_inserted"], 0, "{after}");
        assert_eq!(after["rows_unchanged"], before["rows_inserted"], "{after}");
    }
    for count in ["households", "members", "parcels", "homesteads", "shares"] {
        assert_eq!(first[count], second[count], "{count}");
    }
}

fn packages(summary: &Value) -> &Vec<Value> {
    summary["packages"].as_array().unwrap()
}
