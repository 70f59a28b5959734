//! First registrations: of contracted land, of land contracted otherwise, of homesteads.

use e2e_tests::{Delivery, Engine, on_both_engines, village};
use serde_json::{Value, json};

use super::town::{
    GROUP, REGISTERED, Town, UNREGISTERED, contracts, decision, names, parcels, rows,
};

const HOUSEHOLD: &str = "220421901901010003";
const COOPERATIVE: &str = "220421901901009001";
/// Of the registered village, one that has land and no homestead.
const WITHOUT_HOMESTEAD: &str = "220221901901010001";
const LANDLESS: &str = "22022190190102H0003";

on_both_engines!(
    what_is_registered_is_not_registered_again,
    outsiders_are_let_in_by_two_thirds_and_the_township,
    a_second_homestead_needs_a_reason,
    a_homestead_is_granted_only_after_the_members_spoke,
);

pub(super) async fn a_household_is_registered_with_its_contract(town: &Town) -> Value {
    let rows = Delivery::of(&village(UNREGISTERED)).of_contractor(HOUSEHOLD);
    assert!(!town.is_there(HOUSEHOLD).await);
    let head = rows.0["contractors"][0]["name"].as_str().unwrap();
    let request = json!({ "kind": "first-registration", "rows": rows.0 });
    let case = town.archived(&request, &[head]).await;
    assert_eq!(case["notices"].as_array().unwrap().len(), 2);

    let file = town.file(HOUSEHOLD).await;
    assert_eq!(names(&file).len(), rows.0["members"].as_array().unwrap().len());
    assert_eq!(parcels(&file).len(), rows.0["parcels"].as_array().unwrap().len());
    let contract = &contracts(&file)[0];
    // A contracted right exists since the contract took effect, not since its registration (承包法 23).
    assert_eq!(contract["register_page"]["version"]["first_day"], contract["term"]["first_day"]);
    assert_eq!(contract["certificate"]["issued_day"], town.today());
    let acts = file["acts"].as_array().unwrap().iter();
    let entering = acts.filter(|it| it["kind"] == "case").count();
    assert_eq!(entering, 1, "one act entered it all");
    assert_eq!(town.lineage("land-contract", &format!("{HOUSEHOLD}J")).await, [""; 0]);
    case
}

pub(super) async fn a_cooperative_is_registered_that_the_members_let_in(town: &Town) -> Value {
    let rows = Delivery::of(&village(UNREGISTERED)).of_contractor(COOPERATIVE);
    let let_in = decision("22042190190100", "outside-contractor");
    let name = rows.0["contractors"][0]["name"].as_str().unwrap();
    let request = json!({ "kind": "first-registration-other", "rows": rows.0 });
    let case = town.archived_with(&request, &[let_in], &[name]).await;

    let register = town.register("220421901901").await;
    assert!(register.households.is_empty(), "a unit is no household");
    assert_eq!(register.contractors[0].fact().code.as_str(), COOPERATIVE);
    let contract = register.contracts[0].fact();
    assert!(contract.code.as_str().ends_with('Q'), "{:?}", contract.code);
    assert_ne!(contract.mode, "110", "no household contracting");
    assert_eq!(register.rights.len(), 1);
    case
}

pub(super) async fn a_homestead_is_registered_that_the_township_granted(town: &Town) -> Value {
    let request = homestead("homestead-first-registration", WITHOUT_HOMESTEAD);
    let discussed = decision(GROUP, "homestead");
    let case = town.archived_with(&request, &[discussed], &["贾勇"]).await;

    // The right is since its approval, on the first of November.
    let before = town.file_on(WITHOUT_HOMESTEAD, "2026-10-31").await;
    let after = town.file(WITHOUT_HOMESTEAD).await;
    assert_eq!(before["homesteads"]["rights"], json!([]));
    let granted = &after["homesteads"]["rights"][0];
    assert_eq!(granted["unit_code"], NEW_UNIT);
    assert_eq!(granted["approval_number"], "永吉县宅字〔2026〕第31号");
    assert_eq!(granted["certificate_number"], "吉（2027）永吉县不动产权第0000001号");
    let (counter, id) = (town.counter(), case["id"].as_str().unwrap());
    let certificate = counter.paper_text(id, "homestead-certificate").await;
    assert!(certificate.contains("吉（2027）永吉县不动产权第0000001号"), "{certificate}");
    assert_eq!(contracts(&after), contracts(&before), "its land is as it was");
    case
}

pub(super) async fn a_homestead_is_confirmed_that_has_long_been_there(town: &Town) -> Value {
    let mut request = homestead("homestead-confirmation", WITHOUT_HOMESTEAD);
    let row = &mut request["rows"]["homesteads"][0];
    row["first_day"] = json!("19880506");
    row["actual_area_m2"] = json!("306.44");
    row["approved_area_m2"] = json!("300.00");
    row["excess_area_m2"] = json!("6.44");
    let case = town.archived(&request, &["贾勇"]).await;

    let confirmed = &town.file(WITHOUT_HOMESTEAD).await["homesteads"]["rights"][0];
    // The right is as old as the house, and what lies beyond the approval is noted only.
    assert_eq!(confirmed["version"]["first_day"], "1988-05-06");
    assert_eq!(confirmed["excess_area_m2"], "6.44");
    assert_eq!(case["decisions"], json!([]), "nobody has to grant it again");
    case
}

const NEW_UNIT: &str = "220221901901JC00099F00010001";

/// A homestead west of the sample's, for a household.
fn homestead(kind: &str, household: &str) -> Value {
    let rows = Delivery::of(&village(REGISTERED));
    let mut row = rows.row("homesteads", "unit_code", "220221901901JC00001F00010001");
    row["unit_code"] = json!(NEW_UNIT);
    row["household_code"] = json!(household);
    row["approval_number"] = json!("永吉县宅字〔2026〕第31号");
    row["first_day"] = json!("20261101");
    for ring in row["outline"]["rings"].as_array_mut().unwrap() {
        for point in ring.as_array_mut().unwrap() {
            point[0] = json!(point[0].as_f64().unwrap() - 200.0);
        }
    }
    json!({ "kind": kind, "rows": { "homesteads": [row] } })
}

async fn what_is_registered_is_not_registered_again(engine: Engine) {
    let town = Town::new(engine).await;
    let rows = rows().of_contractor("220221901901010002");
    let request = json!({ "kind": "first-registration", "rows": rows.0 });
    assert_eq!(town.refused(&request).await, ["HR-22"]);
}

async fn outsiders_are_let_in_by_two_thirds_and_the_township(engine: Engine) {
    let town = Town::new(engine).await;
    let rows = Delivery::of(&village(UNREGISTERED)).of_contractor(COOPERATIVE);
    let request = json!({ "kind": "first-registration-other", "rows": rows.0 });
    assert_eq!(town.refused(&request).await, ["CR-15"]);
    let mut too_few = decision("22042190190100", "outside-contractor");
    too_few["n_yes"] = json!(19);
    assert_eq!(town.refused_with(&request, &[too_few]).await, ["CR-15"]);
    let mut unapproved = decision("22042190190100", "outside-contractor");
    unapproved["township_approved"] = json!(false);
    assert_eq!(town.refused_with(&request, &[unapproved]).await, ["CR-15"]);
}

async fn a_second_homestead_needs_a_reason(engine: Engine) {
    let town = Town::new(engine).await;
    let request = homestead("homestead-confirmation", "220221901901010002");
    let mut inherited = request.clone();
    inherited["rows"]["homesteads"][0]["note"] = json!("继承房屋");
    assert_eq!(town.refused(&request).await, ["HR-63"]);
    town.counter().accept(&inherited).await;
}

async fn a_homestead_is_granted_only_after_the_members_spoke(engine: Engine) {
    let town = Town::new(engine).await;
    let request = homestead("homestead-first-registration", LANDLESS);
    let id = town.counter().accept(&request).await;
    town.counter().walk(&id, "confirmed", &["贾勇"]).await;
    assert_eq!(town.stopped(e2e_tests::APPROVER, &id, "approve").await, ["HR-67"]);
}
