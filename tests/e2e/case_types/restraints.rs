//! Objections, advance notices, seizures and mortgages: what each keeps from happening, and until when.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::parcels::{SIX, THREE, exchange};
use super::town::{Town, contracts, restraint};

on_both_engines!(
    whoever_asks_for_a_restriction_is_masked_where_it_is_a_person,
    what_a_court_decides_goes_on_under_a_seizure,
    a_seized_house_leaves_the_land_free,
    what_is_lifted_is_not_lifted_again,
    a_restriction_lies_on_a_right_that_is_there,
);

/// The contract with six parcels.
fn right() -> String {
    format!("{SIX}J")
}

/// Registers a restriction on the contract, and gives the case with what the file shows of it.
async fn registered(town: &Town, kind: &str) -> (Value, Value) {
    let case = town.archived(&restraint(kind, &right()), &[]).await;
    let (before, after) = (town.file_before(SIX).await, town.file(SIX).await);
    assert!(before.get("restrictions").is_none(), "it holds from the day of its entry");
    assert_eq!(contracts(&after), contracts(&before), "the right itself is as it was");
    let shown = after["restrictions"][0].clone();
    assert_eq!((&shown["on"], &shown["case"]), (&json!(right()), &case["number"]));
    (case, shown)
}

/// What assigns a parcel of the contract.
fn assignment() -> Value {
    json!({
        "kind": "assignment", "contract": right(), "parcels": ["2202219019010100015"],
        "transferee": format!("{THREE}J"), "price_fen": 0, "consent": "agreed",
    })
}

pub(super) async fn an_objection_keeps_land_from_being_assigned(town: &Town) -> Value {
    let (case, shown) = registered(town, "objection-registration").await;
    assert_eq!((&shown["kind"], &shown["party"]), (&json!("objection"), &json!("利*关")));
    assert_eq!(town.refused(&assignment()).await, ["CR-06"]);
    case
}

pub(super) async fn an_advance_notice_keeps_land_from_being_exchanged(town: &Town) -> Value {
    let (case, shown) = registered(town, "advance-notice").await;
    assert_eq!(shown["kind"], "advance-notice");
    assert_eq!(town.refused(&exchange()).await, ["CR-06"]);
    case
}

pub(super) async fn a_seized_contract_does_not_split(town: &Town) -> Value {
    let (case, shown) = registered(town, "seizure").await;
    assert_eq!((&shown["kind"], &shown["party"]), (&json!("seizure"), &json!("永吉县人民法院")));
    let split = json!({
        "kind": "household-split", "household": SIX, "new_household": "220221901901010998",
        "new_head": { "name": "孔华" }, "address": "样田村第1组98号",
        "members": [{ "person": { "name": "孔华" }, "relation": "02" }],
        "parcels": ["2202219019010100015"],
    });
    assert_eq!(town.refused(&split).await, ["CR-06"]);
    case
}

pub(super) async fn a_mortgaged_contract_is_not_mortgaged_again(town: &Town) -> Value {
    let (case, shown) = registered(town, "mortgage").await;
    assert_eq!(shown["kind"], "mortgage");
    assert_eq!(shown["party"], "永吉县农村信用合作联社");
    assert_eq!(town.refused(&restraint("mortgage", &right())).await, ["CR-06"]);
    case
}

/// What lifts a restriction.
fn lifting(code: &str) -> Value {
    json!({ "kind": "lifting", "restriction": code, "basis": "(2026)吉0221执保12号之一解除查封裁定书" })
}

pub(super) async fn land_that_is_free_again_is_exchanged(town: &Town) -> Value {
    let code = town.restrained("seizure", &right()).await;
    assert_eq!(town.refused(&exchange()).await, ["CR-06"]);
    town.registry.given_days_later(5);
    let case = town.archived(&lifting(&code), &[]).await;

    assert_eq!(town.file_before(SIX).await["restrictions"][0]["code"], code);
    assert!(town.file(SIX).await.get("restrictions").is_none());
    town.archived(&exchange(), &["孔义东", "史文华"]).await;
    case
}

async fn whoever_asks_for_a_restriction_is_masked_where_it_is_a_person(engine: Engine) {
    let town = Town::new(engine).await;
    let mut request = restraint("objection-registration", &right());
    request["party"] = json!("王异议");
    request["basis"] = json!("身份证 990001197003035135 的申请书");
    town.archived(&request, &[]).await;
    let shown = town.file(SIX).await["restrictions"].to_string();
    assert!(shown.contains("王*议") && !shown.contains("1970"), "{shown}");
}

async fn what_a_court_decides_goes_on_under_a_seizure(engine: Engine) {
    let town = Town::new(engine).await;
    town.restrained("seizure", &right()).await;
    let cancelled =
        |reason: &str| json!({ "kind": "cancellation", "on": right(), "reason": reason });
    assert_eq!(town.refused(&cancelled("disaster")).await, ["CR-06"]);
    town.archived(&cancelled("court-decision"), &[]).await;
    // A restriction ends with the right that it lies on.
    assert!(town.file(SIX).await.get("restrictions").is_none());
    let register = town.register("220221901901").await;
    let today = town.registry.today();
    let holding = register.restrictions.iter().map(store::Row::fact);
    let n_holding = holding.filter(|it| it.last_day.is_none_or(|last| last >= today)).count();
    assert_eq!(n_holding, 0, "nothing lies on a right that is no more");
}

async fn a_seized_house_leaves_the_land_free(engine: Engine) {
    let town = Town::new(engine).await;
    let unit = town.file(SIX).await["homesteads"]["rights"][0]["unit_code"].clone();
    let seizure = restraint("seizure", unit.as_str().unwrap());
    town.archived(&seizure, &[]).await;
    assert_eq!(town.file(SIX).await["restrictions"][0]["on"], unit);
    town.counter().accept(&exchange()).await;
}

async fn what_is_lifted_is_not_lifted_again(engine: Engine) {
    let town = Town::new(engine).await;
    let code = town.restrained("mortgage", &right()).await;
    town.registry.given_days_later(1);
    town.archived(&lifting(&code), &[]).await;
    town.registry.given_days_later(1);
    assert_eq!(town.refused(&lifting(&code)).await, ["impossible-request"]);
    assert_eq!(town.refused(&lifting("220221-2026-009999")).await, ["impossible-request"]);
}

async fn a_restriction_lies_on_a_right_that_is_there(engine: Engine) {
    let town = Town::new(engine).await;
    let request = restraint("seizure", "220221901901019999J");
    assert_eq!(town.refused(&request).await, ["impossible-request"]);
    let mut backwards = restraint("seizure", &right());
    backwards["last_day"] = json!("2026-01-01");
    assert_eq!(town.refused(&backwards).await, ["impossible-request"]);
}
