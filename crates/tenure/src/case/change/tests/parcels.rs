//! Parcels that a contract gains, loses, or has surveyed anew; corrections.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, refusal, refused};
use super::shown::shown;

/// The place of a parcel of so many square metres in a contract.
fn place(parcel: &str, contract: &str, area_m2: &str) -> Value {
    json!({
        "parcel_code": parcel, "issuer_code": "N#", "contractor_code": "N#0001",
        "acquisition_mode": "110", "contract_area_m2": area_m2, "contract_code": contract,
        "certificate_code": contract,
    })
}

/// A square of ten metres north of the others.
fn parcel(code: &str, side_m: f64) -> Value {
    let (west, south) = (500_000.0, 4_750_010.0);
    let (east, north) = (west + side_m, south + side_m);
    json!({
        "feature_number": "4", "feature_code": "211011", "code": code, "name": "北地",
        "ownership": "30", "category": "10", "fertility": "05", "purpose": "1",
        "basic_farmland": "1", "measured_area_m2": format!("{:.2}", side_m * side_m),
        "key_points": "J1/J2/J3/J4",
        "outline": { "epsg": 4551, "rings": [[
            [west, south], [west, north], [east, north], [east, south], [west, south]
        ]] },
    })
}

fn change(added: &Value, lost: &Value, corrected: &Value) -> Value {
    json!({
        "kind": "parcel-change", "contract": "N#0001J", "added": added, "lost": lost,
        "corrected": corrected,
    })
}

#[test]
fn a_contract_gains_a_parcel() {
    let added = json!({
        "parcels": [parcel("N#00004", 10.0)],
        "contracted_parcels": [place("N#00004", "N#0001J", "99.50")],
    });
    expect![[r#"
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + parcel …00004 100.00 m², 5 vertices, since 2026-12-01
        + contract …0001J 299.50 m² 0.45 mu of 3, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00004 110 99.50 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&change(&added, &json!([]), &json!({})))));
}

#[test]
fn a_parcel_that_the_flood_took_is_no_more() {
    let lost = json!([{ "parcel": "N#00001", "reason": "disaster" }]);
    expect![[r#"
        - parcel …00001 100.00 m², 5 vertices, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00001 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        ended parcel …00001 on 2026-11-30
    "#]].assert_eq(&shown(&asked(&change(&json!({}), &lost, &json!({})))));
}

#[test]
fn a_parcel_that_was_adjusted_away_is_still_there() {
    let lost = json!([{ "parcel": "N#00001", "reason": "adjustment" }]);
    let outcome = asked(&change(&json!({}), &lost, &json!({})));
    assert_eq!(outcome.after.facts.parcels.len(), 3);
    assert_eq!(outcome.ended, []);
    assert_eq!(outcome.after.facts.contracts[0].parcels.len(), 1);
}

#[test]
fn a_parcel_is_surveyed_anew() {
    let corrected = json!({
        "parcels": [parcel("N#00001", 9.0)],
        "contracted_parcels": [place("N#00001", "N#0001J", "81.00")],
    });
    expect![[r#"
        - parcel …00001 100.00 m², 5 vertices, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00001 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + parcel …00001 81.00 m², 5 vertices, since 2026-12-01
        + contract …0001J 181.00 m² 0.27 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00001 110 81.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&change(&json!({}), &json!([]), &corrected))));
}

#[test]
fn a_new_parcel_comes_with_its_place_and_its_own_code() {
    let only_parcel = json!({ "parcels": [parcel("N#00004", 10.0)] });
    let refused_when = |added: &Value| refused(&change(added, &json!([]), &json!({})));
    assert_eq!(refused_when(&only_parcel), "row-missing");
    let only_place = json!({ "contracted_parcels": [place("N#00004", "N#0001J", "1.00")] });
    assert_eq!(refused_when(&only_place), "not-registered");
    let known = json!({
        "parcels": [parcel("N#00003", 10.0)],
        "contracted_parcels": [place("N#00003", "N#0001J", "1.00")],
    });
    assert_eq!(refused_when(&known), "code-not-new");
    let held = json!({ "contracted_parcels": [place("N#00003", "N#0001J", "1.00")] });
    assert_eq!(refused_when(&held), "parcel-in-contract");
    let elsewhere = json!({ "contracted_parcels": [place("N#00004", "N#0002J", "1.00")] });
    assert_eq!(refused_when(&elsewhere), "row-of-another");
}

#[test]
fn a_contract_does_not_lose_its_last_parcel_by_a_change() {
    let lost = json!([
        { "parcel": "N#00001", "reason": "disaster" },
        { "parcel": "N#00002", "reason": "disaster" },
    ]);
    expect!["the contract `229901100001010001J` would be left without parcels"]
        .assert_eq(&refusal(&change(&json!({}), &lost, &json!({}))));
    assert_eq!(refused(&change(&json!({}), &json!([]), &json!({}))), "nothing-asked");
    let foreign = json!({ "parcels": [parcel("N#00003", 9.0)] });
    let foreign = change(&json!({}), &json!([]), &foreign);
    assert_eq!(refused(&foreign), "parcel-not-in-contract");
}

#[test]
fn rows_that_cannot_be_read_are_refused_with_their_place() {
    let mut unread = parcel("N#00004", 10.0);
    unread["measured_area_m2"] = json!("ten");
    let added = json!({ "parcels": [unread] });
    expect!["row 1 of Parcel: `measured_area_m2` cannot be read"].assert_eq(&refusal(&change(
        &added,
        &json!([]),
        &json!({}),
    )));
    let unknown = json!({ "cows": [{}] });
    assert_eq!(refused(&change(&unknown, &json!([]), &json!({}))), "rows-do-not-fit");
}

fn correction(rows: &Value) -> Value {
    json!({ "kind": "correction", "rows": rows, "reason": "登记错误" })
}

#[test]
fn a_wrong_area_of_a_place_is_put_right_and_the_sums_follow() {
    let rows = json!({ "contracted_parcels": [place("N#00001", "N#0001J", "99.00")] });
    expect![[r#"
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00001 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 199.00 m² 0.30 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00001 110 99.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&correction(&rows))));
}

#[test]
fn a_wrong_outline_is_put_right() {
    let rows = json!({ "parcels": [parcel("N#00003", 9.0)] });
    expect![[r#"
        - parcel …00003 100.00 m², 5 vertices, since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        + parcel …00003 81.00 m², 5 vertices, since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&correction(&rows))));
}

fn member(name: &str, sex: &str, relation: &str, number: &str) -> Value {
    json!({
        "household_code": "N#0002", "name": name, "sex": sex, "document_kind": "9",
        "document_number": number, "relation": relation, "co_holder": "1",
    })
}

#[test]
fn the_members_of_a_household_are_said_whole() {
    let rows =
        json!({ "members": [member("乙一", "1", "02", "B1"), member("戊二", "2", "10", "B2")] });
    expect![[r#"
        - member 乙一 02 of …0002 since 1998-01-01
        - member 戊一 10 of …0002 since 1998-01-01
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        + member 乙一 02 of …0002 since 2026-12-01
        + member 戊二 10 of …0002 since 2026-12-01
        + contractor …0002 乙一 **, 2 members, since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&asked(&correction(&rows))));
    let headless = json!({ "members": [member("戊二", "2", "10", "B2")] });
    assert_eq!(refused(&correction(&headless)), "not-one-head");
}

#[test]
fn what_is_not_registered_cannot_be_put_right() {
    assert_eq!(refused(&correction(&json!({}))), "nothing-asked");
    let parcel = correction(&json!({ "parcels": [parcel("N#00009", 9.0)] }));
    assert_eq!(refused(&parcel), "not-registered");
    let place = correction(&json!({ "contracted_parcels": [place("N#00003", "N#0001J", "1.00")] }));
    assert_eq!(refused(&place), "parcel-not-in-contract");
    let mut nobody = member("乙一", "1", "02", "B1");
    nobody["household_code"] = json!("");
    assert_eq!(refused(&correction(&json!({ "members": [nobody] }))), "not-registered");
}
