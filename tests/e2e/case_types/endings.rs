//! Rights that end: by cancellation for one of a closed list of reasons, and by expropriation.

use e2e_tests::{Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::town::{Town, codes, contracts, number, parcel, parcels, rows};

/// 贾秀兰, who has land and lives alone.
const ALONE: &str = "220221901901010015";
const FOUR: &str = "220221901901010013";
const CUT: &str = "2202219019010100040";

on_both_engines!(
    a_right_ends_for_no_reason_but_those_of_the_list,
    a_household_with_members_is_not_extinct,
    land_is_taken_only_with_the_proof_of_its_compensation,
    a_road_that_takes_every_parcel_ends_the_right,
);

fn cancellation(reason: &str) -> Value {
    json!({ "kind": "cancellation", "on": format!("{ALONE}J"), "reason": reason })
}

pub(super) async fn a_landslide_ends_a_right_with_its_parcels(town: &Town) -> Value {
    let before = town.file(ALONE).await;
    let case = town.archived(&cancellation("disaster"), &[]).await;

    assert_eq!(parcels(&town.file_before(ALONE).await), parcels(&before));
    let after = town.file(ALONE).await;
    assert_eq!((contracts(&after).len(), parcels(&after).len()), (0, 0));
    let register = town.register("220221901901").await;
    let left =
        register.parcels.iter().filter(|it| parcels(&before).contains(it.fact().code.as_str()));
    assert_eq!(left.count(), 0, "the land itself is gone");
    let cancelled = register.certificate_changes.iter().map(store::Row::fact);
    let cancelled = cancelled.into_iter().find(|it| it.certificate.as_str() == format!("{ALONE}J"));
    assert_eq!(cancelled.unwrap().reason, "自然灾害导致全部土地灭失");
    case
}

fn expropriation(divided: &[Value], parcels: &[&str]) -> Value {
    json!({
        "kind": "expropriation", "contract": format!("{FOUR}J"),
        "approval_number": "吉政土〔2026〕88号", "compensation_fen": 6_500_000,
        "parcels": parcels, "divided": divided,
    })
}

pub(super) async fn a_road_takes_a_part_of_a_parcel(town: &Town) -> Value {
    let before = town.file(FOUR).await;
    let (rest, taken) = ("2202219019010100911", "2202219019010100912");
    let division = rows().halved(CUT, rest, taken);
    // The eastern piece goes.
    let case = town.archived(&expropriation(&[division], &[]), &["邵松生"]).await;

    let after = town.file(FOUR).await;
    assert!(parcels(&after).contains(rest) && !parcels(&after).contains(CUT));
    assert!(!parcels(&after).contains(taken), "what is taken is under no contract");
    assert_eq!(parcels(&after).len(), parcels(&before).len());
    let area = |file: &Value| number(&contracts(file)[0]["total_area_m2"]);
    assert!(area(&after) < area(&before));
    assert!(number(&parcel(&after, rest)["measured_area_m2"]) > 0.0);
    assert_eq!(town.lineage("parcel", CUT).await, [format!("remainder {CUT} → {rest}")]);
    let note = contracts(&after)[0]["register_page"]["note"].as_str().unwrap();
    assert!(note.contains("征收") && note.contains("吉政土〔2026〕88号"), "{note}");
    assert!(!note.contains("退出"), "a taking is never an exit");
    case
}

async fn a_right_ends_for_no_reason_but_those_of_the_list(engine: Engine) {
    let town = Town::new(engine).await;
    for reason in ["settled-in-town", "left-fallow", "wish", ""] {
        let submission = json!({ "applicant": "申请人", "request": cancellation(reason) });
        let answer = town.registry.post(INTAKE, "/api/v1/cases", &submission).await;
        assert_eq!((answer.status, codes(&answer)), (400, vec!["bad-request".to_owned()]));
    }
    for reason in ["disaster", "court-decision"] {
        let id = town.counter().accept(&cancellation(reason)).await;
        town.counter().step(INTAKE, &id, "withdraw").await;
    }
}

async fn a_household_with_members_is_not_extinct(engine: Engine) {
    let town = Town::new(engine).await;
    assert_eq!(town.refused(&cancellation("household-extinct")).await, ["HR-24"]);
}

async fn land_is_taken_only_with_the_proof_of_its_compensation(engine: Engine) {
    let town = Town::new(engine).await;
    let request = expropriation(&[], &[CUT]);
    let mut submission = town.counter().submission(&request).await;
    let documents = submission["documents"].as_array_mut().unwrap();
    documents.retain(|it| it["role"] != "compensation-proof");
    let answer = town.registry.post(INTAKE, "/api/v1/cases", &submission).await;
    assert_eq!(codes(&answer), ["CR-01"], "{answer}");
    let mut for_nothing = request.clone();
    for_nothing["compensation_fen"] = json!(0);
    assert_eq!(town.refused(&for_nothing).await, ["CR-21"]);
    assert!(!serde_json::to_string(&request).unwrap().contains("exit"));
}

async fn a_road_that_takes_every_parcel_ends_the_right(engine: Engine) {
    let town = Town::new(engine).await;
    let before = town.file(FOUR).await;
    let all: Vec<&str> = parcels(&before).into_iter().collect();
    town.archived(&expropriation(&[], &all), &["邵松生"]).await;
    assert_eq!(contracts(&town.file(FOUR).await), [] as [Value; 0]);
}
