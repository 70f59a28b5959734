//! Households that divide and that come together.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, asked_among, refusal, refused, scene};
use super::shown::shown;
use crate::{IdentityNumber, ShareHolder};

fn relation(name: &str, relation: &str) -> Value {
    json!({ "person": { "name": name }, "relation": relation })
}

/// 甲二 leaves with 甲三.
pub(super) fn split(parcels: &[&str], divided: &Value) -> Value {
    json!({
        "kind": "household-split", "household": "N#0001", "new_household": "N#0003",
        "new_head": { "name": "甲二" }, "address": "样例乡样例村二号",
        "members": [relation("甲二", "02"), relation("甲三", "75")],
        "parcels": parcels, "divided": divided,
    })
}

/// A line from south to north three metres into the parcel in the middle.
fn divided(goes: &str) -> Value {
    json!([{
        "parcel": "N#00002", "line": [[500_013.0, 4_749_990.0], [500_013.0, 4_750_020.0]],
        "left": "N#00004", "right": "N#00005", "goes": goes,
    }])
}

#[test]
fn the_son_leaves_with_his_sister_and_a_parcel() {
    expect![[r#"
        - member 甲二 20 of …0001 since 1998-01-01
        - member 甲三 30 of …0001 since 1998-01-01
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + household …0003 甲二 样例乡样例村二号 since 2026-12-01
        + member 甲二 02 of …0003 since 2026-12-01
        + member 甲三 75 of …0003 since 2026-12-01
        + contractor …0001 甲一 990000********0018, 2 members, since 2026-12-01
        + contractor …0003 甲二 229901********0011, 2 members, since 2026-12-01
        + contract …0001J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + contract …0003J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0003J holds …00002 110 100.00 m² since 2026-12-01
        + page …0003J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000502号  since 2026-12-01
        + certificate …0003J of 2026-11-23, to be collected, since 2026-12-01
        split of land-contract …0001J to …0003J
        split of household …0001 to …0003
    "#]].assert_eq(&shown(&asked(&split(&["N#00002"], &json!([])))));
}

#[test]
fn each_piece_is_bounded_by_the_holder_of_the_other() {
    let after = asked(&split(&[], &divided("N#00005"))).after;
    let bounds = |code: &str| {
        let mut parcels = after.facts.parcels.iter().map(|it| &it.fact);
        parcels.find(|it| it.code.as_str().ends_with(code)).unwrap().bounds.clone()
    };
    let (stays, goes) = (bounds("00004"), bounds("00005"));
    let said = |it: &crate::Bounds, name: &str| {
        let all = [&it.east, &it.west, &it.south, &it.north];
        all.into_iter().filter(|it| it.as_deref() == Some(name)).count()
    };
    assert_eq!((said(&stays, "甲二"), said(&goes, "甲一")), (1, 1), "{stays:?} {goes:?}");
}

#[test]
fn a_parcel_is_divided_and_the_right_piece_goes() {
    expect![[r#"
        - member 甲二 20 of …0001 since 1998-01-01
        - member 甲三 30 of …0001 since 1998-01-01
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - parcel …00002 100.00 m², 5 vertices, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + household …0003 甲二 样例乡样例村二号 since 2026-12-01
        + member 甲二 02 of …0003 since 2026-12-01
        + member 甲三 75 of …0003 since 2026-12-01
        + contractor …0001 甲一 990000********0018, 2 members, since 2026-12-01
        + contractor …0003 甲二 229901********0011, 2 members, since 2026-12-01
        + parcel …00004 30.00 m², 5 vertices, since 2026-12-01
        + parcel …00005 70.00 m², 5 vertices, since 2026-12-01
        + contract …0001J 130.00 m² 0.20 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00004 110 30.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + contract …0003J 70.00 m² 0.11 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0003J holds …00005 110 70.00 m² since 2026-12-01
        + page …0003J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000502号  since 2026-12-01
        + certificate …0003J of 2026-11-23, to be collected, since 2026-12-01
        ended parcel …00002 on 2026-11-30
        split of parcel …00002 to …00004
        split of parcel …00002 to …00005
        split of land-contract …0001J to …0003J
        split of household …0001 to …0003
    "#]].assert_eq(&shown(&asked(&split(&[], &divided("N#00005")))));
}

#[test]
fn the_head_stays_and_those_who_leave_have_one() {
    let mut request = split(&["N#00002"], &json!([]));
    request["members"] = json!([relation("甲一", "02")]);
    expect!["`members`, entry 1: the head of the household `229901100001010001` leaves: change the head first"].assert_eq(&refusal(&request));
    request["members"] = json!([relation("甲二", "20")]);
    assert_eq!(refused(&request), "not-one-head");
    request["members"] = json!([relation("甲三", "02"), relation("甲二", "73")]);
    assert_eq!(refused(&request), "not-one-head");
    request["members"] = json!([relation("甲三", "02")]);
    assert_eq!(refused(&request), "no-such-person");
    request["members"] = json!([]);
    assert_eq!(refused(&request), "nothing-asked");
}

#[test]
fn neither_side_is_left_without_land() {
    assert_eq!(refused(&split(&[], &json!([]))), "nothing-asked");
    let all = split(&["N#00001", "N#00002"], &json!([]));
    expect!["the contract `229901100001010001J` would be left without parcels"]
        .assert_eq(&refusal(&all));
}

#[test]
fn only_parcels_of_the_household_go_and_each_once() {
    expect!["the household `229901100001010001` holds no parcel `2299011000010100003`"]
        .assert_eq(&refusal(&split(&["N#00003"], &json!([]))));
    let twice = split(&["N#00002", "N#00002"], &json!([]));
    assert_eq!(refused(&twice), "parcel-named-twice");
    // What has gone whole cannot be divided as well.
    let both = split(&["N#00002"], &divided("N#00005"));
    assert_eq!(refused(&both), "parcel-not-held");
}

#[test]
fn the_new_household_has_a_new_code() {
    let mut request = split(&["N#00002"], &json!([]));
    request["new_household"] = json!("N#0002");
    expect!["the household `229901100001010002` is there already: a new one needs a new code"]
        .assert_eq(&refusal(&request));
}

#[test]
fn the_pieces_of_a_parcel_have_new_codes() {
    let mut request = split(&[], &divided("N#00005"));
    request["divided"][0]["left"] = json!("N#00003");
    assert_eq!(refused(&request), "code-not-new");
    request["divided"][0]["left"] = json!("N#00005");
    assert_eq!(refused(&request), "code-not-new");
    assert_eq!(refused(&split(&[], &divided("N#00006"))), "unknown-piece");
}

#[test]
fn a_line_that_does_not_cut_the_parcel_in_two_is_refused() {
    let mut request = split(&[], &divided("N#00005"));
    request["divided"][0]["line"] = json!([[500_013.0, 4_750_002.0], [500_013.0, 4_750_020.0]]);
    expect![
        "the parcel `2299011000010100002` cannot be divided so: the line does not divide the parcel"
    ]
    .assert_eq(&refusal(&request));
    // Three times across.
    request["divided"][0]["line"] = json!([
        [500_013.0, 4_749_990.0],
        [500_013.0, 4_750_020.0],
        [500_016.0, 4_750_020.0],
        [500_016.0, 4_749_990.0]
    ]);
    expect!["the line cuts the parcel `2299011000010100002` into 3 pieces, not two"]
        .assert_eq(&refusal(&request));
    // Around a place in the middle.
    request["divided"][0]["line"] = json!([
        [500_013.0, 4_750_003.0],
        [500_016.0, 4_750_003.0],
        [500_016.0, 4_750_006.0],
        [500_013.0, 4_750_003.0]
    ]);
    assert_eq!(refused(&request), "line-without-sides");
    request["divided"][0]["line"] = json!([[1e300, 0.0], [0.0, -1e300]]);
    assert_eq!(refused(&request), "line-does-not-divide");
    request["divided"][0]["line"] = json!([]);
    assert_eq!(refused(&request), "line-does-not-divide");
}

pub(super) fn merge(from: &str, into: &str, relations: &[(&str, &str)]) -> Value {
    let relations: Vec<Value> = relations.iter().map(|it| relation(it.0, it.1)).collect();
    json!({ "kind": "household-merge", "from": from, "into": into, "relations": relations })
}

#[test]
fn one_household_goes_over_into_another_with_everything() {
    let all = [("甲一", "51"), ("戊一", "52"), ("甲二", "73"), ("甲三", "75")];
    expect![[r#"
        - household …0001 甲一 样例乡样例村 since 1998-01-01
        - member 甲一 02 of …0001 since 1998-01-01
        - member 戊一 10 of …0001 since 1998-01-01
        - member 甲二 20 of …0001 since 1998-01-01
        - member 甲三 30 of …0001 since 1998-01-01
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00001 110 100.00 m² since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        - homestead 229901001001JC00002F00010001 of …0001 since 2000-01-01
        - shares of Member { household: HouseholdCode { text: "…0001", division: DivisionCode(…) }, name: "甲一" }
        - shares of Member { household: HouseholdCode { text: "…0001", division: DivisionCode(…) }, name: "戊一" }
        + member 甲一 51 of …0002 since 2026-12-01
        + member 戊一 52 of …0002 since 2026-12-01
        + member 甲二 73 of …0002 since 2026-12-01
        + member 甲三 75 of …0002 since 2026-12-01
        + contractor …0002 乙一 990000********0034, 6 members, since 2026-12-01
        + contract …0002J 300.00 m² 0.45 mu of 3, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0002J holds …00001 110 100.00 m² since 2026-12-01
        + …0002J holds …00002 110 100.00 m² since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
        + homestead 229901001001JC00002F00010001 of …0002 since 2026-12-01
        + shares of Member { household: HouseholdCode { text: "…0002", division: DivisionCode(…) }, name: "甲一" }
        + shares of Member { household: HouseholdCode { text: "…0002", division: DivisionCode(…) }, name: "戊一" }
        ended household …0001 on 2026-11-30
        ended land-contract …0001J on 2026-11-30
        ended contractor …0001 on 2026-11-30
        merge of household …0001 to …0002
        merge of land-contract …0001J to …0002J
        cancelled …0001J 合户
    "#]].assert_eq(&shown(&asked(&merge("N#0001", "N#0002", &all))));
}

#[test]
fn of_a_household_that_goes_over_everybody_is_something_to_the_head() {
    let one = [("乙一", "97")];
    expect![
        "the household `229901100001010002`: 1 of the members are given no relation to the head"
    ]
    .assert_eq(&refusal(&merge("N#0002", "N#0001", &one)));
    let second_head = [("乙一", "02"), ("戊一", "97")];
    assert_eq!(refused(&merge("N#0002", "N#0001", &second_head)), "not-one-head");
    assert_eq!(refused(&merge("N#0001", "N#0001", &one)), "same-household");
    assert_eq!(refused(&merge("N#0002", "N#0009", &one)), "not-registered");
}

#[test]
fn namesakes_are_not_parted_while_one_of_them_holds_shares() {
    let mut before = scene();
    let file = &mut before.facts.households[0];
    let mut namesake = file.members[2].clone();
    namesake.fact.person.document.number = IdentityNumber::new("A1");
    file.members.push(namesake);
    let mut request = split(&["N#00002"], &json!([]));
    let person = json!({ "name": "甲二", "document_number": "A1" });
    request["members"] = json!([{ "person": person, "relation": "02" }]);
    let parted = asked_among(&before, &[], &request).unwrap();
    assert_eq!(parted.after.facts.households[0].members.len(), 4);
    let ShareHolder::Member { name, .. } = &mut before.facts.share_holdings[0].fact.holder else {
        panic!("a member holds the first shares");
    };
    "甲二".clone_into(name);
    let refused = asked_among(&before, &[], &request).unwrap_err();
    assert_eq!(refused.code(), "shares-of-namesakes");
}

#[test]
fn a_piece_is_not_divided_in_the_case_that_brings_it_about() {
    let mut request = split(&[], &divided("N#00005"));
    let mut again = request["divided"][0].clone();
    for (field, code) in [("parcel", "N#00004"), ("left", "N#00006"), ("right", "N#00007")] {
        again[field] = json!(code);
    }
    again["goes"] = json!("N#00007");
    again["line"] = json!([[500_011.0, 4_749_990.0], [500_011.0, 4_750_020.0]]);
    request["divided"].as_array_mut().unwrap().push(again);
    expect!["no parcel `2299011000010100004` is registered"].assert_eq(&refusal(&request));
}
