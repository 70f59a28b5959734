//! The parameters of a county: shown with their bounds, and refused where they are laxer than the law.

use e2e_tests::{Engine, Registry, Sanquan};
use serde_json::json;

#[tokio::test]
async fn every_parameter_is_shown_with_its_bounds_and_their_source() {
    let registry = Registry::new(Engine::Sqlite).await;
    let shown = registry.get("/api/v1/parameters").await;
    assert_eq!(shown.status, 200, "{shown}");
    let plan = json!({
        "name": "plan_days_min", "value": "15", "allowed": "15 or more",
        "source": "农村土地承包合同管理办法", "rules": ["HR-33", "HR-71", "CR-14"],
    });
    let parameters = shown.body.as_array().unwrap();
    assert!(parameters.contains(&plan), "{shown}");
    let area = parameters.iter().find(|it| it["name"] == "homestead_area_m2_max").unwrap();
    assert_eq!(area["value"], json!(null), "no county has set it");
    let meeting = json!({
        "name": "meeting_notice_days_min", "value": "10", "allowed": "10 or more",
        "source": "农村集体经济组织法第27条第1款", "rules": ["HR-16"],
    });
    assert!(parameters.contains(&meeting), "{shown}");
    let cap = parameters.iter().find(|it| it["name"] == "share_cap").unwrap();
    assert_eq!((&cap["value"], &cap["rules"]), (&json!(null), &json!(["CO-14"])));
}

#[test]
fn the_service_does_not_start_with_parameters_that_are_laxer_than_the_law() {
    for (option, text, said) in [
        (
            "--parameters",
            "plan_days_min = 14",
            "`plan_days_min` is 14 (HR-33, HR-71, CR-14); the law allows 15 or more",
        ),
        ("--parameters", "plan_day_min = 15", "unknown field `plan_day_min`"),
        (
            "--collective-parameters",
            "meeting_notice_days_min = 9",
            "`meeting_notice_days_min` is 9 (HR-16); the law allows 10 or more",
        ),
        ("--collective-parameters", "plan_days_min = 15", "unknown field `plan_days_min`"),
        (
            "--market-parameters",
            "return_notice_months_min = 5",
            "`return_notice_months_min` is 5; allowed is 6 or more (农村土地承包法第30条)",
        ),
        ("--market-parameters", "return_months_min = 6", "unknown field `return_months_min`"),
    ] {
        let sanquan = Sanquan::without_register();
        let path = sanquan.place().data().join("parameters.toml");
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        let refused = sanquan.run(["serve", "--listen", "127.0.0.1:0", option, path]);
        assert_eq!(refused.code, Some(1), "{refused}");
        assert!(refused.stderr.contains(said), "{refused}");
    }
}
