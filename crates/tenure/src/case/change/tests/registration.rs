//! Rights that are registered for the first time.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, refusal, refused};
use super::shown::shown;

fn square(east_m: f64, north_m: f64) -> Value {
    let (west, south) = (500_000.0 + east_m, 4_750_000.0 + north_m);
    let (east, north) = (west + 10.0, south + 10.0);
    json!({ "epsg": 4551, "rings": [[
        [west, south], [west, north], [east, north], [east, south], [west, south]
    ]] })
}

fn contract() -> Value {
    json!({
        "contractors": [{
            "code": "N#0005", "kind": "1", "name": "辛一", "document_kind": "9",
            "document_number": "E1", "address": "样例乡样例村", "postcode": "130000",
            "member_count": "1", "survey_day": "20260901", "surveyor": "丁一",
            "publicity_recorder": "丁一", "publicity_review_day": "20261001",
            "publicity_reviewer": "丁二",
        }],
        "members": [{
            "household_code": "N#0005", "name": "辛一", "sex": "1", "document_kind": "9",
            "document_number": "E1", "relation": "02", "co_holder": "1",
        }],
        "parcels": [{
            "feature_number": "9", "feature_code": "211011", "code": "N#00009", "name": "西地",
            "category": "10", "fertility": "05", "purpose": "1", "basic_farmland": "1",
            "measured_area_m2": "100.00", "key_points": "J1/J2/J3/J4",
            "outline": square(-10.0, 0.0),
        }],
        "land_contracts": [{
            "code": "N#0005J", "issuer_code": "N#", "contractor_code": "N#0005", "mode": "110",
            "first_day": "20261101", "last_day": "20561031", "total_area_m2": "100.00",
            "n_parcels": "1", "signed_day": "20261015",
        }],
        "contracted_parcels": [{
            "parcel_code": "N#00009", "issuer_code": "N#", "contractor_code": "N#0005",
            "acquisition_mode": "110", "contract_area_m2": "100.00", "contract_code": "N#0005J",
            "certificate_code": "N#0005J",
        }],
    })
}

fn first(kind: &str, rows: &Value) -> Value {
    json!({ "kind": kind, "rows": rows })
}

#[test]
fn a_contracted_right_holds_since_its_contract_and_gets_page_and_certificate() {
    expect![[r#"
        + household …0005 辛一 样例乡样例村 since 2026-09-01
        + member 辛一 02 of …0005 since 2026-09-01
        + contractor …0005 辛一 **, 1 members, since 2026-11-01
        + parcel …00009 100.00 m², 5 vertices, since 2026-11-01
        + contract …0005J 100.00 m² of 1, 2026-11-01 to 2056-10-31, since 2026-11-01
        + …0005J holds …00009 110 100.00 m² since 2026-11-01
        + page …0005J by 己二 on 2026-11-23, 2026年11月01日至2056年10月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-11-01
        + certificate …0005J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&first("first-registration", &contract()))));
}

#[test]
fn a_registered_household_gets_a_contract_of_the_other_mode() {
    let mut rows = contract();
    let tables = rows.as_object_mut().unwrap();
    tables.remove("contractors");
    tables.remove("members");
    let text = rows.to_string().replace("N#0005J", "N#0002Q").replace("N#0005", "N#0002");
    let rows: Value = serde_json::from_str(&text).unwrap();
    expect![[r#"
        + parcel …00009 100.00 m², 5 vertices, since 2026-11-01
        + contract …0002Q 100.00 m² of 1, 2026-11-01 to 2056-10-31, since 2026-11-01
        + …0002Q holds …00009 110 100.00 m² since 2026-11-01
        + page …0002Q by 己二 on 2026-11-23, 2026年11月01日至2056年10月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-11-01
        + certificate …0002Q of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&first("first-registration-other", &rows))));
}

#[test]
fn a_code_that_is_registered_is_not_registered_for_the_first_time() {
    let known = contract().to_string().replace("N#00009", "N#00003");
    let known: Value = serde_json::from_str(&known).unwrap();
    expect!["the parcel `2299011000010100003` is there already: a new one needs a new code"]
        .assert_eq(&refusal(&first("first-registration", &known)));
    let mut twice = contract();
    let parcels = twice["parcels"].as_array_mut().unwrap();
    parcels.push(parcels[0].clone());
    assert_eq!(refused(&first("first-registration", &twice)), "code-not-new");
    assert_eq!(refused(&first("first-registration", &json!({}))), "nothing-asked");
    let mut unread = contract();
    unread["land_contracts"][0]["last_day"] = json!("none");
    expect!["row 1 of LandContract: `last_day` cannot be read"]
        .assert_eq(&refusal(&first("first-registration", &unread)));
}

fn homestead(unit: &str) -> Value {
    json!({ "homesteads": [{
        "unit_code": unit, "household_code": "N#0002", "location": "样例村",
        "approved_area_m2": "100.00", "actual_area_m2": "100.00", "excess_area_m2": "0",
        "first_day": "20260701", "outline": square(0.0, 300.0),
    }] })
}

#[test]
fn a_homestead_is_registered_since_its_approval() {
    let rows = homestead("229901001001JC00003F00010001");
    let outcome = asked(&first("homestead-first-registration", &rows));
    expect![[r#"
        + homestead 229901001001JC00003F00010001 of …0002 since 2026-07-01
    "#]]
    .assert_eq(&shown(&outcome));
    assert_eq!(outcome, asked(&first("homestead-confirmation", &rows)));
    let known = homestead("229901001001JC00002F00010001");
    assert_eq!(refused(&first("homestead-confirmation", &known)), "code-not-new");
}
