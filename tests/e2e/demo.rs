//! The sample villages in a register of their own.

use e2e_tests::{Engine, Sanquan, on_both_engines};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(the_demo_says_what_it_loaded, a_second_demo_changes_nothing);

async fn the_demo_says_what_it_loaded(engine: Engine) {
    let said = Sanquan::new(engine).run(["demo", "--no-serve"]);
    assert_eq!(said.code, Some(0), "{said}");
    expect![""].assert_eq(&said.to_string());
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
