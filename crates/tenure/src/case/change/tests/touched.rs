//! What requests touch, and where they belong.

use expect_test::expect;
use serde_json::{Value, json};

use super::households::{merge, split};
use super::sample::{ISSUER, request};

/// The codes that a request touches, and where it belongs.
fn touched(value: &Value) -> String {
    let request = request(value);
    let it = request.touched();
    let division = request.division();
    let text = format!(
        "issuers {:?}\ncontractors {:?}\nhouseholds {:?}\ncontracts {:?}\nparcels {:?}\nhomesteads {:?}\nrestrictions {:?}\nnew {:?}\nin {division:?}\n",
        it.issuers,
        it.contractors,
        it.households,
        it.contracts,
        it.parcels,
        it.homesteads,
        it.restrictions,
        it.new,
    );
    text.replace(ISSUER, "…")
}

#[test]
fn a_division_brings_a_household_its_contracts_and_the_pieces() {
    let divided = json!([{
        "parcel": "N#00002", "line": [], "left": "N#00004", "right": "N#00005", "goes": "N#00005",
    }]);
    expect![[r#"
        issuers []
        contractors [ContractorCode(…0001)]
        households []
        contracts [ContractCode(…0001J), ContractCode(…0001Q)]
        parcels [ParcelCode(…00001), ParcelCode(…00002)]
        homesteads []
        restrictions []
        new [(Contractor, "…0003"), (Household, "…0003"), (LandContract, "…0003J"), (LandContract, "…0003Q"), (Parcel, "…00004"), (Parcel, "…00005")]
        in Some(DivisionCode(…))
    "#]].assert_eq(&touched(&split(&["N#00001"], &divided)));
}

#[test]
fn a_merger_touches_both_households_with_whatever_contracts_they_hold() {
    expect![[r#"
        issuers []
        contractors [ContractorCode(…0002), ContractorCode(…0001)]
        households []
        contracts [ContractCode(…0002J), ContractCode(…0002Q), ContractCode(…0001J), ContractCode(…0001Q)]
        parcels []
        homesteads []
        restrictions []
        new []
        in Some(DivisionCode(…))
    "#]].assert_eq(&touched(&merge("N#0002", "N#0001", &[])));
}

#[test]
fn a_first_registration_brings_what_its_rows_say_and_touches_what_they_name() {
    let rows = json!({
        "land_contracts": [{ "code": "N#0005J", "issuer_code": "N#", "contractor_code": "N#0005" }],
        "contracted_parcels": [{ "parcel_code": "N#00009" }, { "parcel_code": "N#00008" }],
        "contractors": [{ "code": "N#0005" }],
        "parcels": [{ "code": "N#00009" }],
    });
    expect![[r#"
        issuers [IssuerCode(…)]
        contractors []
        households []
        contracts []
        parcels [ParcelCode(…00008)]
        homesteads []
        restrictions []
        new [(Contractor, "…0005"), (Parcel, "…00009"), (LandContract, "…0005J"), (Household, "…0005")]
        in Some(DivisionCode(…))
    "#]]
    .assert_eq(&touched(&json!({ "kind": "first-registration", "rows": rows })));
}

#[test]
fn a_homestead_of_a_landless_household_belongs_where_the_household_does() {
    let rows = json!({ "homesteads": [
        { "unit_code": "229901001001JC00003F00010001", "household_code": "N#H0001" },
    ] });
    let request = json!({ "kind": "homestead-confirmation", "rows": rows });
    expect![[r#"
        issuers []
        contractors []
        households [HouseholdCode { text: "…H0001", division: DivisionCode(…) }]
        contracts []
        parcels []
        homesteads []
        restrictions []
        new [(Homestead, "229901001001JC00003F00010001")]
        in Some(DivisionCode(…))
    "#]]
    .assert_eq(&touched(&request));
}

#[test]
fn of_a_restraint_the_code_says_what_it_lies_on() {
    let on = |code: &str| {
        touched(&json!({ "kind": "seizure", "on": code, "party": "法院", "basis": "裁定" }))
    };
    let all = ["N#0001J", "229901001001JC00002F00010001", "whatever"].map(on).concat();
    expect![[r#"
        issuers []
        contractors [ContractorCode(…0001)]
        households []
        contracts [ContractCode(…0001J), ContractCode(…0001Q)]
        parcels []
        homesteads []
        restrictions []
        new []
        in Some(DivisionCode(…))
        issuers []
        contractors []
        households []
        contracts []
        parcels []
        homesteads [UnitCode(229901001001JC00002F00010001)]
        restrictions []
        new []
        in None
        issuers []
        contractors []
        households []
        contracts []
        parcels []
        homesteads []
        restrictions []
        new []
        in None
    "#]]
    .assert_eq(&all);
    let lifting =
        json!({ "kind": "lifting", "restriction": "229901-2026-000001", "basis": "裁定" });
    expect![[r#"
        issuers []
        contractors []
        households []
        contracts []
        parcels []
        homesteads []
        restrictions ["229901-2026-000001"]
        new []
        in None
    "#]]
    .assert_eq(&touched(&lifting));
}
