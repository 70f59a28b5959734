//! Certificates issued again and exchanged, and rights that end.

use expect_test::expect;
use serde_json::{Value, json};

use super::sample::{asked, asked_among, refused, scene};
use super::shown::shown;

const HOMESTEAD: &str = "229901001001JC00002F00010001";

fn certificate(kind: &str, code: &str) -> Value {
    json!({ "kind": kind, "certificate": code, "reason": "遗失" })
}

#[test]
fn a_lost_certificate_is_issued_again_under_another_serial_number() {
    expect![[r#"
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + reissue of …0001J on 2026-11-23: 遗失
    "#]].assert_eq(&shown(&asked(&certificate("reissue", "N#0001J"))));
}

#[test]
fn a_damaged_certificate_is_exchanged() {
    expect![[r#"
        - page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0001J of 2015-09-01, collected, since 2015-09-01
        + page …0001J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2026）样例县农村土地承包经营权证第000501号  since 2026-12-01
        + certificate …0001J of 2026-11-23, to be collected, since 2026-12-01
        + replacement of …0001J on 2026-11-23: 遗失
    "#]].assert_eq(&shown(&asked(&certificate("replacement", "N#0001J"))));
}

#[test]
fn there_is_no_second_certificate_without_a_first() {
    let mut before = scene();
    before.facts.contracts[0].certificate = None;
    let refusal = asked_among(&before, &[], &certificate("reissue", "N#0001J")).unwrap_err();
    assert_eq!(refusal.code(), "no-certificate");
    assert_eq!(refused(&certificate("reissue", "N#0009J")), "not-registered");
}

fn cancellation(on: &str, reason: &str) -> Value {
    json!({ "kind": "cancellation", "on": on, "reason": reason })
}

#[test]
fn a_household_of_which_nobody_is_left_loses_its_contract_and_its_land_stays() {
    expect![[r#"
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0002J holds …00003 110 100.00 m² since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        - reissue of …0002J on 2016-01-01: 遗失
        - replacement of …0002J on 2016-01-01: 污损
        - cancellation of …0002J on 2016-01-01: 换证
        - title of …0002J: 1 流转合同
        ended land-contract …0002J on 2026-11-30
        ended contractor …0002 on 2026-11-30
        cancelled …0002J 农户消失
    "#]].assert_eq(&shown(&asked(&cancellation("N#0002J", "household-extinct"))));
}

#[test]
fn where_all_land_is_lost_the_parcels_end_and_the_household_stays() {
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
        ended land-contract …0002J on 2026-11-30
        ended contractor …0002 on 2026-11-30
        ended parcel …00003 on 2026-11-30
        cancelled …0002J 自然灾害导致全部土地灭失
    "#]].assert_eq(&shown(&asked(&cancellation("N#0002J", "disaster"))));
}

#[test]
fn a_judgment_ends_the_contract_alone() {
    expect![[r#"
        - contractor …0002 乙一 990000********0034, 2 members, since 1998-01-01
        - contract …0002J 100.00 m² of 1, 1998-01-01 to 2027-12-31, since 1998-01-01
        - …0002J holds …00003 110 100.00 m² since 1998-01-01
        - page …0002J by 己一 on 2015-08-01, 1998年01月01日至2027年12月31日 2015）样例县农村土地承包经营权证第000001号  since 1998-01-01
        - certificate …0002J of 2015-09-01, collected, since 2015-09-01
        - reissue of …0002J on 2016-01-01: 遗失
        - replacement of …0002J on 2016-01-01: 污损
        - cancellation of …0002J on 2016-01-01: 换证
        - title of …0002J: 1 流转合同
        ended land-contract …0002J on 2026-11-30
        ended contractor …0002 on 2026-11-30
        cancelled …0002J 人民法院、仲裁机构的生效文书
    "#]].assert_eq(&shown(&asked(&cancellation("N#0002J", "court-decision"))));
}

#[test]
fn the_right_to_a_homestead_ends() {
    expect![[r#"
        - homestead 229901001001JC00002F00010001 of …0001 since 2000-01-01
        ended homestead 229901001001JC00002F00010001 on 2026-11-30
    "#]]
    .assert_eq(&shown(&asked(&cancellation(HOMESTEAD, "court-decision"))));
}

#[test]
fn only_what_is_registered_can_end() {
    assert_eq!(refused(&cancellation("N#0009J", "disaster")), "not-registered");
    let unknown = "229901001001JC00009F00010001";
    assert_eq!(refused(&cancellation(unknown, "court-decision")), "not-registered");
    assert_eq!(refused(&cancellation("whatever", "court-decision")), "not-registered");
}
