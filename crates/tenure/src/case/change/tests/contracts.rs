//! Exchange, assignment, expropriation, extension of the term.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, asked_among, refusal, refused, scene};
use super::shown::shown;

fn exchange(one: &[&str], other: &[&str]) -> Value {
    json!({
        "kind": "exchange",
        "one": { "contract": "N#0001J", "parcels": one },
        "other": { "contract": "N#0002J", "parcels": other },
    })
}

#[test]
fn two_households_exchange_one_parcel_each() {
    let outcome = asked(&exchange(&["N#00002"], &["N#00003"]));
    expect![[r#"
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0002J holds …00003 110 100.00 m² since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 200.00 m² 0.30 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00003 300 100.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + contract …0002J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0002J holds …00002 300 100.00 m² since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000502号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
        transfer of parcel …00002 to …00002
        transfer of parcel …00003 to …00003
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn what_is_exchanged_is_held_by_the_one_who_gives_it() {
    expect!["the parcel `2299011000010100003` is not in the contract `229901100001010001J`"]
        .assert_eq(&refusal(&exchange(&["N#00003"], &["N#00003"])));
    let twice = exchange(&["N#00001", "N#00001"], &["N#00003"]);
    assert_eq!(refused(&twice), "parcel-named-twice");
    assert_eq!(refused(&exchange(&["N#00001"], &[])), "nothing-asked");
}

#[test]
fn nobody_exchanges_with_themselves() {
    let mut request = exchange(&["N#00001"], &["N#00002"]);
    request["other"]["contract"] = json!("N#0001J");
    assert_eq!(refused(&request), "same-household");
    request["other"]["contract"] = json!("N#0009J");
    assert_eq!(refused(&request), "not-registered");
}

fn assignment(contract: &str, transferee: &str, parcels: &[&str]) -> Value {
    json!({
        "kind": "assignment", "contract": contract, "transferee": transferee, "parcels": parcels,
        "price_fen": 100, "consent": "agreed",
    })
}

#[test]
fn a_part_of_the_parcels_is_assigned_and_both_contracts_go_on() {
    let outcome = asked(&assignment("N#0001J", "N#0002J", &["N#00002"]));
    expect![[r#"
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + contract …0002J 200.00 m² 0.30 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0002J holds …00002 200 100.00 m² since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000502号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
        transfer of parcel …00002 to …00002
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn whoever_assigns_everything_has_no_contract_any_more_and_stays_a_household() {
    let outcome = asked(&assignment("N#0002J", "N#0001J", &["N#00003"]));
    expect![[r#"
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0002J holds …00003 110 100.00 m² since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        - reissue of …0002J on 2016-01-01: 遗失
        - replacement of …0002J on 2016-01-01: 污损
        - cancellation of …0002J on 2016-01-01: 换证
        - title of …0002J: 1 流转合同
        + contract …0001J 300.00 m² 0.45 mu of 3, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00003 200 100.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        ended land-contract …0002J on 2026-11-30
        ended contractor …0002 on 2026-11-30
        transfer of parcel …00003 to …00003
        cancelled …0002J 全部地块转让
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn an_assignment_names_parcels_of_the_contract_and_another_household() {
    assert_eq!(refused(&assignment("N#0001J", "N#0002J", &[])), "nothing-asked");
    let foreign = assignment("N#0001J", "N#0002J", &["N#00003"]);
    assert_eq!(refused(&foreign), "parcel-not-in-contract");
    assert_eq!(refused(&assignment("N#0001J", "N#0001Q", &["N#00001"])), "same-household");
}

fn expropriation(contract: &str, parcels: &[&str], divided: &Value) -> Value {
    json!({
        "kind": "expropriation", "contract": contract, "approval_number": "样政征〔2026〕1号",
        "compensation_fen": 100, "parcels": parcels, "divided": divided,
    })
}

#[test]
fn a_parcel_is_taken_whole_and_the_contract_goes_on() {
    let outcome = asked(&expropriation("N#0001J", &["N#00001"], &json!([])));
    expect![[r#"
        - parcel …00001 100.00 m², 5 vertices, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00001 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 100.00 m² 0.15 mu of 1, 1998-01-01 to 2027-12-31, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号 部分地块被征收，批准文号样政征〔2026〕1号 since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        ended parcel …00001 on 2026-11-30
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn with_the_last_parcel_the_contract_ends_and_the_household_stays() {
    let outcome = asked(&expropriation("N#0002J", &["N#00003"], &json!([])));
    expect![[r#"
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - parcel …00003 100.00 m², 5 vertices, since 1998-01-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0002J holds …00003 110 100.00 m² since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        - reissue of …0002J on 2016-01-01: 遗失
        - replacement of …0002J on 2016-01-01: 污损
        - cancellation of …0002J on 2016-01-01: 换证
        - title of …0002J: 1 流转合同
        ended parcel …00003 on 2026-11-30
        ended land-contract …0002J on 2026-11-30
        ended contractor …0002 on 2026-11-30
        cancelled …0002J 全部地块被征收
    "#]].assert_eq(&shown(&outcome));
}

/// The eastern three metres of the parcel in the middle.
fn eastern_part() -> Value {
    json!([{
        "parcel": "N#00002", "line": [[500_017.0, 4_749_990.0], [500_017.0, 4_750_020.0]],
        "left": "N#00004", "right": "N#00005", "goes": "N#00005",
    }])
}

#[test]
fn of_a_parcel_taken_in_part_the_remainder_has_a_new_code() {
    let outcome = asked(&expropriation("N#0001J", &[], &eastern_part()));
    expect![[r#"
        - parcel …00002 100.00 m², 5 vertices, since 1998-01-01
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0001J holds …00002 110 100.00 m² since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + parcel …00004 70.00 m², 5 vertices, since 2026-12-01
        + contract …0001J 170.00 m² 0.26 mu of 2, 1998-01-01 to 2027-12-31, since 2026-12-01
        + …0001J holds …00004 110 70.00 m² since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号 部分地块被征收，批准文号样政征〔2026〕1号 since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        ended parcel …00002 on 2026-11-30
        remainder of parcel …00002 to …00004
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn the_compensation_changes_nothing() {
    let mut dear = expropriation("N#0001J", &["N#00001"], &json!([]));
    dear["compensation_fen"] = json!(1_000_000);
    assert_eq!(asked(&dear), asked(&expropriation("N#0001J", &["N#00001"], &json!([]))));
    assert_eq!(refused(&expropriation("N#0001J", &[], &json!([]))), "nothing-asked");
}

fn extension(contracts: &[&str], last_day: &str) -> Value {
    json!({
        "kind": "term-extension", "issuer": "N#", "contracts": contracts,
        "last_day": last_day, "signed_day": "2026-11-01",
    })
}

#[test]
fn a_batch_of_contracts_goes_on_the_day_after_under_the_same_codes() {
    let outcome = asked(&extension(&["N#0001J", "N#0002J"], "2057-12-31"));
    assert_eq!(outcome.n_serial_numbers, 2);
    expect![[r#"
        - contract …0001J 200.00 m² of 2, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        + contract …0001J 200.00 m² of 2, 2028-01-01 to 2057-12-31, since 2026-12-01
        + page …0001J by 己二 on 2026-11-23, 2028年01月01日至2057年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + contract …0002J 100.00 m² of 1, 2028-01-01 to 2057-12-31, since 2026-12-01
        + page …0002J by 己二 on 2026-11-23, 2028年01月01日至2057年12月31日 2026）样例县农村土地承包经营权证第000502号  since 2026-12-01
        + certificate …0002J of 2026-11-23, to be collected, since 2026-12-01
    "#]].assert_eq(&shown(&outcome));
}

#[test]
fn an_extension_goes_forward_once_and_by_its_issuer() {
    assert_eq!(refused(&extension(&["N#0001J"], "2027-12-31")), "term-backwards");
    let outcome = asked(&extension(&["N#0001J"], "2028-01-01"));
    let term = outcome.after.facts.contracts[0].contract.fact.term;
    assert_eq!(term.last_day, Some(term.first_day));
    assert_eq!(refused(&extension(&["N#0001J", "N#0001J"], "2057-12-31")), "contract-named-twice");
    let mut other = extension(&["N#0001J"], "2057-12-31");
    other["issuer"] = json!("22990110000102");
    assert_eq!(refused(&other), "contract-of-another-issuer");
    let mut endless = scene();
    endless.facts.contracts[0].contract.fact.term.last_day = None;
    let refused = asked_among(&endless, &[], &extension(&["N#0001J"], "2057-12-31"));
    assert_eq!(refused.unwrap_err().code(), "term-without-end");
}

fn succession(head_name: &str) -> Value {
    json!({
        "kind": "issuer-succession", "issuer": "N#", "name": "样例社区股份经济合作社",
        "head_name": head_name, "reason": "village-to-community", "basis": "样政批〔2026〕2号",
    })
}

#[test]
fn a_village_that_becomes_a_community_keeps_its_code_and_every_right() {
    let outcome = asked(&succession("丙一"));
    expect![[r#"
        - issuer … 样例村一组 丙一
        + issuer … 样例社区股份经济合作社 丙一
        succession of issuer … to …
    "#]]
    .assert_eq(&shown(&outcome));
}

#[test]
fn another_head_of_the_issuer_comes_with_a_document() {
    let mut request = succession("丙二");
    assert_eq!(refused(&request), "head-without-document");
    request["head_document"] = json!({ "kind": "9", "number": "A12345" });
    let issuer = &asked(&request).after.facts.issuers[0].fact;
    assert_eq!(issuer.head_name, "丙二");
    assert_eq!(issuer.head_document.number.expose(), "A12345");
    request["head_document"]["kind"] = json!("7");
    assert_eq!(refused(&request), "unknown-document-kind");
}
