//! Parcels that are lost, surveyed anew, exchanged and assigned.

use e2e_tests::{Engine, REVIEWER, SURVEYOR, on_both_engines};
use serde_json::{Value, json};

use super::town::{Town, contracts, names, number, parcel, parcels, rows, serial};

/// 孔义东 with six parcels, 史文华 with three, 谭福兴 with one; all of the first group.
pub(super) const SIX: &str = "220221901901010006";
pub(super) const THREE: &str = "220221901901010007";
const ONE: &str = "220221901901010004";
/// 曾金强 of the second group.
const OF_ANOTHER_GROUP: &str = "220221901901020001";

on_both_engines!(
    land_is_exchanged_within_one_collective_only,
    a_lawful_refusal_of_the_issuer_stands_in_the_way_of_an_assignment,
    land_is_adjusted_by_two_thirds_and_with_two_approvals,
    an_objection_that_is_upheld_brings_a_correction_and_another_round,
    a_round_that_has_its_days_still_to_run_is_not_closed,
);

/// A parcel that is lost, and one whose name and remark are surveyed anew.
fn change(lost: &str, reason: &str) -> Value {
    let mut corrected = rows().row("parcels", "code", "2202219019010100035");
    corrected["name"] = json!("河湾新地");
    json!({
        "kind": "parcel-change", "contract": format!("{SIX}J"),
        "lost": [{ "parcel": lost, "reason": reason }],
        "corrected": { "parcels": [corrected] },
    })
}

const LOST: &str = "2202219019010100033";

pub(super) async fn a_flood_takes_a_parcel_and_another_is_surveyed_anew(town: &Town) -> Value {
    let case = town.archived(&change(LOST, "disaster"), &["孔义东"]).await;

    let (before, after) = (town.file_before(SIX).await, town.file(SIX).await);
    let gone: Vec<_> = parcels(&before).difference(&parcels(&after)).copied().collect();
    assert_eq!(gone, [LOST]);
    assert!(parcels(&after).is_subset(&parcels(&before)));
    assert_eq!(parcel(&after, "2202219019010100035")["name"], "河湾新地");
    let area = |file: &Value| number(&contracts(file)[0]["total_area_m2"]);
    let lost_m2 = number(&parcel(&before, LOST)["contract_area_m2"]);
    assert!((area(&before) - lost_m2 - area(&after)).abs() < 0.005);
    let register = town.register("220221901901").await;
    assert!(register.parcels.iter().all(|it| it.fact().code.as_str() != LOST), "it is no more");
    case
}

/// One parcel of each household.
pub(super) fn exchange() -> Value {
    json!({
        "kind": "exchange",
        "one": { "contract": format!("{SIX}J"), "parcels": ["2202219019010100015"] },
        "other": { "contract": format!("{THREE}J"), "parcels": ["2202219019010100018"] },
    })
}

pub(super) async fn two_households_exchange_parcels(town: &Town) -> Value {
    let case = town.archived(&exchange(), &["孔义东", "史文华"]).await;

    let (six, three) = (town.file(SIX).await, town.file(THREE).await);
    let moved = parcel(&six, "2202219019010100018");
    assert_eq!(moved["contract"], format!("{SIX}J"));
    assert!(parcels(&three).contains("2202219019010100015"));
    assert_eq!((parcels(&six).len(), parcels(&three).len()), (6, 3), "parcel for parcel");
    let register = town.register("220221901901").await;
    let place = register.contracted_parcels.iter().map(store::Row::fact);
    let place = place.into_iter().find(|it| it.parcel.as_str() == "2202219019010100018").unwrap();
    assert_eq!(place.acquisition_mode, "300", "互换");
    assert_eq!(
        town.lineage("parcel", "2202219019010100018").await,
        ["transfer 2202219019010100018 → 2202219019010100018"]
    );
    case
}

/// The only parcel of a household, for a price that is the household's.
fn assignment(consent: &str) -> Value {
    json!({
        "kind": "assignment", "contract": format!("{ONE}J"), "parcels": ["2202219019010100007"],
        "transferee": format!("{SIX}J"), "price_fen": 1_200_000, "consent": consent,
    })
}

pub(super) async fn a_household_assigns_all_its_land_and_keeps_its_homestead(town: &Town) -> Value {
    let before = town.file(ONE).await;
    let case = town.archived(&assignment("agreed"), &["谭福兴", "孔义东"]).await;

    let (after, six) = (town.file(ONE).await, town.file(SIX).await);
    assert_eq!(contracts(&after), [] as [Value; 0], "nothing is contracted any more");
    assert!(after.get("contractor").is_none());
    assert_eq!(names(&after), names(&before));
    assert_eq!(after["homesteads"]["rights"].as_array().unwrap().len(), 1);
    assert!(parcels(&six).contains("2202219019010100007"));
    let register = town.register("220221901901").await;
    let place = register.contracted_parcels.iter().map(store::Row::fact);
    let place = place.into_iter().find(|it| it.parcel.as_str() == "2202219019010100007").unwrap();
    assert_eq!(place.acquisition_mode, "200", "转让");
    let cancelled = register.certificate_changes.iter().map(store::Row::fact);
    let mut cancelled = cancelled.into_iter().filter(|it| it.reason == "全部地块转让");
    assert_eq!(cancelled.next().unwrap().certificate.as_str(), format!("{ONE}J"));
    assert_eq!(serial(&six), "吉（2026）永吉县农村土地承包经营权证第000001号");
    case
}

async fn land_is_exchanged_within_one_collective_only(engine: Engine) {
    let town = Town::new(engine).await;
    let mut request = exchange();
    request["other"] = json!({
        "contract": format!("{OF_ANOTHER_GROUP}J"), "parcels": ["2202219019010200016"],
    });
    assert_eq!(town.refused(&request).await, ["CR-12"]);
    let mut not_theirs = exchange();
    not_theirs["one"]["parcels"] = json!(["2202219019010100018"]);
    assert_eq!(town.refused(&not_theirs).await, ["impossible-request"]);
    let mut for_nothing = exchange();
    for_nothing["other"]["parcels"] = json!([]);
    assert_eq!(town.refused(&for_nothing).await, ["impossible-request"]);
    town.counter().accept(&exchange()).await;
}

async fn a_lawful_refusal_of_the_issuer_stands_in_the_way_of_an_assignment(engine: Engine) {
    let town = Town::new(engine).await;
    assert_eq!(town.refused(&assignment("refused")).await, ["CR-13"]);
    let mut elsewhere = assignment("agreed");
    elsewhere["transferee"] = json!(format!("{OF_ANOTHER_GROUP}J"));
    assert_eq!(town.refused(&elsewhere).await, ["CR-13"]);
    // Silence and a refusal without a lawful reason do not stand in the way (法释〔2020〕17号, 13).
    for consent in ["delayed", "refused-without-reason"] {
        let id = town.counter().accept(&assignment(consent)).await;
        town.counter().step(e2e_tests::INTAKE, &id, "withdraw").await;
    }
}

async fn land_is_adjusted_by_two_thirds_and_with_two_approvals(engine: Engine) {
    let town = Town::new(engine).await;
    let request = change(LOST, "adjustment");
    assert_eq!(town.refused(&request).await, ["CR-11"]);
    let mut unapproved = super::town::decision(super::town::GROUP, "adjustment");
    unapproved["county_approved"] = json!(false);
    assert_eq!(town.refused_with(&request, &[unapproved]).await, ["CR-11"]);
    let decided = super::town::decision(super::town::GROUP, "adjustment");
    let answer = town.counter().hand_in_with(&request, &[decided]).await;
    assert_eq!(answer.status, 201, "{answer}");
}

async fn an_objection_that_is_upheld_brings_a_correction_and_another_round(engine: Engine) {
    let town = Town::new(engine).await;
    let counter = town.counter();
    let request = change(LOST, "disaster");
    let id = counter.accept(&request).await;
    counter.walk(&id, "on-notice", &[]).await;
    town.objected(&id, "异议人").await;
    let path = format!("/api/v1/cases/{id}/objections/1/answer");
    let upheld = json!({ "text": "地块并未灭失", "upheld": true });
    let answer = town.registry.post(REVIEWER, &path, &upheld).await;
    assert_eq!(answer.status, 200, "{answer}");
    town.registry.given_days_later(8);
    // What is wrong does not go on as it is, whatever its days.
    assert_eq!(town.stopped(REVIEWER, &id, "close-notice").await, ["HR-71"]);
    let corrected = change("2202219019010100015", "disaster");
    let step = json!({ "step": "correct", "request": corrected });
    let answer = counter.try_step_with(SURVEYOR, &id, &step).await;
    assert_eq!(answer.status, 200, "{answer}");
    let case = counter.walk(&id, "archived", &["孔义东"]).await;
    assert_eq!(case["notices"].as_array().unwrap().len(), 2);
    let of = |n: usize| &case["notices"][n]["notice"]["content_sha256"];
    assert_ne!(of(0), of(1), "the second round says something else");
    assert!(parcels(&town.file(SIX).await).contains(LOST));
}

async fn a_round_that_has_its_days_still_to_run_is_not_closed(engine: Engine) {
    let town = Town::new(engine).await;
    let counter = town.counter();
    let id = counter.accept(&change(LOST, "disaster")).await;
    counter.walk(&id, "on-notice", &[]).await;
    // Seven days after the first one, and the last of them has to pass.
    town.registry.given_days_later(7);
    assert_eq!(town.stopped(REVIEWER, &id, "close-notice").await, ["HR-71"]);
    town.registry.given_days_later(1);
    counter.step(REVIEWER, &id, "close-notice").await;
    // A round that is over takes no objection.
    let path = format!("/api/v1/cases/{id}/objections");
    let late = json!({ "by": "异议人", "ground": "太迟", "evidence_sha256": null });
    let answer = town.registry.post(e2e_tests::INTAKE, &path, &late).await;
    assert_eq!(answer.status, 409, "{answer}");
}
