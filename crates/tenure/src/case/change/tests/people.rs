//! Members who join and leave, and heads who change.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, refusal, refused};
use super::shown::shown;

fn member_change(joining: &Value, leaving: &Value) -> Value {
    json!({ "kind": "member-change", "household": "N#0001", "joining": joining, "leaving": leaving })
}

fn newborn() -> Value {
    json!({ "members": [{
        "name": "甲四", "sex": "1", "document_kind": "4", "document_number": "户口簿001",
        "relation": "40", "co_holder": "1", "note_kind": "6",
    }] })
}

fn leaving(name: &str) -> Value {
    json!({ "person": { "name": name }, "reason": "death" })
}

#[test]
fn a_newborn_joins_and_the_certificate_is_renewed() {
    let outcome = asked(&member_change(&newborn(), &json!([])));
    expect![[r#"
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + member 甲四 40 of …0001 since 2026-12-01
        + contractor …0001 甲一 990000********0018, 5 members, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn somebody_who_died_is_taken_off_and_the_parcels_stay() {
    let outcome = asked(&member_change(&json!({}), &json!([leaving("戊一")])));
    expect![[r#"
        - member 戊一 10 of …0001 since 1998-01-01
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + contractor …0001 甲一 990000********0018, 3 members, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn a_head_does_not_leave_before_another_is_head() {
    let request = member_change(&json!({}), &json!([leaving("甲一")]));
    expect!["`leaving`, entry 1: the head of the household `229901100001010001` leaves: change the head first"].assert_eq(&refusal(&request));
}

#[test]
fn a_household_does_not_lose_its_last_member() {
    let all = ["甲一", "戊一", "甲二", "甲三"].map(leaving);
    assert_eq!(refused(&member_change(&json!({}), &json!(all))), "household-without-members");
}

#[test]
fn whoever_leaves_is_named_once_and_is_a_member() {
    let twice = json!([leaving("甲二"), leaving("甲二")]);
    assert_eq!(refused(&member_change(&json!({}), &twice)), "person-named-twice");
    let stranger = member_change(&json!({}), &json!([leaving("甲二"), leaving("乙一")]));
    expect!["`leaving`, entry 2: the household `229901100001010001` has no such member"]
        .assert_eq(&refusal(&stranger));
}

#[test]
fn of_namesakes_the_number_says_who_leaves() {
    let mut namesake = newborn();
    namesake["members"][0]["name"] = json!("甲二");
    let before = asked(&member_change(&namesake, &json!([]))).after;
    let of = |person: Value| {
        let leaving = json!([{ "person": person, "reason": "death" }]);
        super::sample::asked_among(&before, &[], &member_change(&json!({}), &leaving))
    };
    assert_eq!(of(json!({ "name": "甲二" })).unwrap_err().code(), "namesakes");
    let after = of(json!({ "name": "甲二", "document_number": "户口簿001" })).unwrap().after;
    assert_eq!(after.facts.households[0].members.len(), 4);
    let numbers = after.facts.households[0].members.iter();
    let numbers = numbers.map(|it| it.fact.person.document.number.expose());
    assert!(numbers.into_iter().all(|it| it != "户口簿001"));
}

#[test]
fn nobody_joins_twice_or_into_another_household() {
    let mut twice = newborn();
    let rows = twice["members"].as_array_mut().unwrap();
    rows.push(rows[0].clone());
    assert_eq!(refused(&member_change(&twice, &json!([]))), "person-named-twice");
    let mut elsewhere = newborn();
    elsewhere["members"][0]["household_code"] = json!("N#0002");
    assert_eq!(refused(&member_change(&elsewhere, &json!([]))), "row-of-another");
    assert_eq!(refused(&member_change(&json!({}), &json!([]))), "nothing-asked");
    let second_head = json!({ "members": [{
        "name": "甲五", "sex": "1", "document_kind": "4", "document_number": "户口簿002",
        "relation": "02",
    }] });
    assert_eq!(refused(&member_change(&second_head, &json!([]))), "not-one-head");
}

fn head_change(head: &str, relations: &[(&str, &str)]) -> Value {
    let relations: Vec<Value> = relations
        .iter()
        .map(|(name, relation)| json!({ "person": { "name": name }, "relation": relation }))
        .collect();
    json!({
        "kind": "head-change", "household": "N#0001", "head": { "name": head },
        "relations": relations,
    })
}

#[test]
fn the_son_becomes_head_and_the_others_are_something_to_him() {
    let relations = [("甲二", "02"), ("甲一", "51"), ("戊一", "52"), ("甲三", "75")];
    let outcome = asked(&head_change("甲二", &relations));
    expect![[r#"
        - household …0001 甲一 样例乡样例村 since 1998-01-01
        - member 甲一 02 of …0001 since 1998-01-01
        - member 戊一 10 of …0001 since 1998-01-01
        - member 甲二 20 of …0001 since 1998-01-01
        - member 甲三 30 of …0001 since 1998-01-01
        - contractor …0001 甲一 990000********0018, 4 members, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + household …0001 甲二 样例乡样例村 since 2026-12-01
        + member 甲一 51 of …0001 since 2026-12-01
        + member 戊一 52 of …0001 since 2026-12-01
        + member 甲二 02 of …0001 since 2026-12-01
        + member 甲三 75 of …0001 since 2026-12-01
        + contractor …0001 甲二 229901********0011, 4 members, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn every_member_is_something_to_the_head_and_one_is_the_head() {
    let some = head_change("甲二", &[("甲二", "02"), ("甲一", "51")]);
    expect![
        "the household `229901100001010001`: 2 of the members are given no relation to the head"
    ]
    .assert_eq(&refusal(&some));
    let two = [("甲二", "02"), ("甲一", "02"), ("戊一", "52"), ("甲三", "75")];
    assert_eq!(refused(&head_change("甲二", &two)), "not-one-head");
    let another = [("甲二", "20"), ("甲一", "02"), ("戊一", "10"), ("甲三", "30")];
    assert_eq!(refused(&head_change("甲二", &another)), "not-one-head");
    let unknown = [("甲二", "02"), ("甲一", "父"), ("戊一", "52"), ("甲三", "75")];
    assert_eq!(refused(&head_change("甲二", &unknown)), "unknown-relation");
}
