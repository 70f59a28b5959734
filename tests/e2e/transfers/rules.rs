//! What the rules say of a transfer on its way: members first, business capital, and nothing given twice.

use e2e_tests::{CENTRE, Counter, Engine, INTAKE, REVIEWER, on_both_engines};
use serde_json::{Value, json};

use super::counter::{CONTRACT, NEIGHBOUR, PARCELS, TransferCounter, codes, kind, told};

on_both_engines!(
    an_outsider_waits_until_members_were_asked,
    a_member_who_claims_in_time_comes_first,
    business_capital_signs_after_its_review,
    the_same_parcel_is_not_given_twice_for_one_day,
    a_listing_and_a_transfer_do_not_give_the_same_parcel,
    the_land_is_farmed_by_somebody_who_can,
    what_is_seized_meanwhile_is_not_entered,
);

/// A lease to somebody who is no member, after members were asked on these days.
fn to_outsider(counter: &TransferCounter, kind: &str, notice: [&str; 2]) -> Value {
    let mut asked = counter.lease();
    asked["transferee"] = counter.outsider(kind);
    asked["priority"] = json!({ "days": notice });
    asked
}

async fn an_outsider_waits_until_members_were_asked(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let open = to_outsider(&counter, "person", ["2026-11-16", "2026-11-30"]);
    let number = counter.taken_in(&open).await;
    assert_eq!(codes(&counter.try_approve(&number).await), ["HR-44"], "signed while it runs");
    counter.registry.given_the_moment("2026-12-01T09:00:00");
    let sign = json!({ "step": "sign", "with": counter.signed_by(&counter.representative()) });
    counter.step(INTAKE, &number, &sign).await;
    let approved = counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    assert_eq!(approved["state"], "approved");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    // Where nobody was asked it is told, and members may claim later.
    let mut unasked = open;
    unasked["priority"] = json!(null);
    let answer = counter.try_take_in(INTAKE, &unasked).await;
    assert_eq!(answer.status, 201, "{answer}");
    assert_eq!(told(&answer.body), ["MK-03"]);
}

async fn a_member_who_claims_in_time_comes_first(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let asked = to_outsider(&counter, "person", ["2026-11-01", "2026-11-21"]);
    let number = counter.taken_in(&asked).await;
    let claim = |day: &str, equal_terms: bool| {
        let member = counter.representative();
        json!({ "step": "claim-priority", "with": {
            "member": member, "day": day, "equal_terms": equal_terms,
        } })
    };
    let tomorrow = counter.try_step(INTAKE, &number, &claim("2026-11-23", true)).await;
    assert_eq!(kind(&tomorrow), (422, "impossible-request"), "{tomorrow}");
    counter.step(INTAKE, &number, &claim("2026-11-20", false)).await;
    counter.step(INTAKE, &number, &claim("2026-11-22", true)).await;
    counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    counter.step(INTAKE, &number, &claim("2026-11-21", true)).await;
    let enter = json!({ "step": "enter" });
    let refused = counter.try_step(e2e_tests::REGISTRAR, &number, &enter).await;
    assert_eq!(codes(&refused), ["HR-44"], "one of the three was in time and on equal terms");
}

async fn business_capital_signs_after_its_review(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let mut asked = to_outsider(&counter, "business", ["2026-11-01", "2026-11-15"]);
    let number = counter.taken_in(&asked).await;
    assert_eq!(codes(&counter.try_approve(&number).await), ["HR-43"]);
    let answer = |day: &str, approved: bool| {
        json!({ "step": "review-capital", "with": {
            "day": day, "approved": approved, "evidence": counter.evidence,
        } })
    };
    let unasked = counter.try_step(REVIEWER, &number, &answer("2026-11-22", true)).await;
    assert_eq!(kind(&unasked), (422, "impossible-request"), "nobody asked for it: {unasked}");
    asked["review_applied_day"] = json!("2026-11-09");
    asked["contract"] = json!(null);
    counter.step(INTAKE, &number, &json!({ "step": "correct", "with": asked })).await;
    // Twenty working days after that Monday is the seventh of December.
    counter.registry.given_the_moment("2026-12-08T09:00:00");
    let late = counter.step(REVIEWER, &number, &answer("2026-12-08", false)).await;
    assert!(told(&late).contains(&"MK-02".to_owned()), "{late}");
    let sign = || json!({ "step": "sign", "with": counter.signed_by(&counter.representative()) });
    counter.step(INTAKE, &number, &sign()).await;
    assert_eq!(codes(&counter.try_approve(&number).await), ["HR-43"], "it was not approved");
    counter.step(REVIEWER, &number, &answer("2026-12-08", true)).await;
    let approved = counter.try_approve(&number).await;
    assert_eq!(approved.status, 200, "{approved}");
}

async fn the_same_parcel_is_not_given_twice_for_one_day(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let until = |last_day: &str| counter.grant(&PARCELS[..1], "2026-12-01", last_day);
    let first = counter.lease_of(&until("2027-06-30"));
    let number = counter.taken_in(&first).await;
    let shared = counter.grant(&PARCELS[..1], "2027-06-30", "2027-12-31");
    let shared = counter.lease_of(&shared);
    let held = counter.try_take_in(INTAKE, &shared).await;
    assert_eq!(kind(&held), (409, "held"), "{held}");
    assert!(held.text.contains(&number), "{held}");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    counter.entered(&first).await;
    let twice = counter.try_take_in(INTAKE, &shared).await;
    assert_eq!(codes(&twice), ["HR-41"], "{twice}");
    assert!(twice.text.contains("2027-06-30可流转0"), "{twice}");
    let after = counter.grant(&PARCELS[..1], "2027-07-01", "2027-12-31");
    counter.entered(&counter.lease_of(&after)).await;

    // Parts of a parcel add up to the parcel and no further.
    let part = |area_m2: &str| {
        let mut grant = counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31");
        grant["parcels"][0]["area_m2"] = json!(area_m2);
        counter.lease_of(&grant)
    };
    counter.entered(&part("1")).await;
    let whole = counter.area_m2(PARCELS[1]);
    let more = counter.try_take_in(INTAKE, &part(&whole.to_string())).await;
    assert_eq!(codes(&more), ["HR-41"]);
    counter.entered(&part(&(whole - rust_decimal::Decimal::ONE).to_string())).await;
}

async fn a_listing_and_a_transfer_do_not_give_the_same_parcel(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let listing = json!({
        "object": { "kind": "operation-right", "contract": CONTRACT, "parcels": [PARCELS[0]] },
        "form": "lease", "first_day": "2027-06-01", "last_day": "2027-12-31",
        "consents": counter.consents(), "decision": null, "reserve_fen": 100_000,
        "valuation": null, "deposit_fen": 10_000, "way": { "kind": "agreement" },
        "payee_account": "6217000000000001",
    });
    let post = async || counter.registry.post(CENTRE, "/api/v1/listings", &listing).await;
    let lease = counter.lease_of(&counter.grant(&PARCELS[..1], "2026-12-01", "2027-06-01"));
    let number = counter.entered(&lease).await;
    let drafted = post().await;
    assert_eq!(drafted.status, 201, "{drafted}");
    let path = format!("/api/v1/listings/{}/steps", drafted.body["number"].as_str().unwrap());
    let submit = json!({ "step": "submit" });
    let refused = counter.registry.post_if(CENTRE, &path, &[("If-Match", "\"1\"")], &submit).await;
    assert_eq!(codes(&refused), ["HR-75"], "{refused}");
    // The draft holds its parcel meanwhile.
    let held = counter.try_take_in(INTAKE, &lease).await;
    assert_eq!(kind(&held), (409, "held"), "{held}");
    counter.step(e2e_tests::REGISTRAR, &number, &counter.agreed_end()).await;
    let submitted =
        counter.registry.post_if(CENTRE, &path, &[("If-Match", "\"1\"")], &submit).await;
    assert_eq!(submitted.status, 200, "{submitted}");
}

async fn the_land_is_farmed_by_somebody_who_can(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let mut asked = counter.lease();
    asked["transferee"]["farming"] = json!(null);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["HR-42"]);
    let mut asked = counter.lease();
    asked["transfer"]["priced"]["grant"]["parcels"][0]["purpose"] = json!("5");
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["HR-46"]);
    let mut asked = counter.lease();
    asked["filing"] = json!(null);
    let unfiled = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!((unfiled.status, told(&unfiled.body)), (201, vec!["HR-40".to_owned()]));
    let number = unfiled.body["number"].as_str().unwrap();
    let file = json!({ "step": "file", "with": {
        "with": super::counter::ISSUER, "day": counter.registry.today(),
    } });
    assert_eq!(told(&counter.step(INTAKE, number, &file).await), [""; 0]);
    let name = counter.transfer(number).await.body["proposal"]["transferee"]["name"].clone();
    let neighbour = counter.registry.get(&format!("/api/v1/households/{NEIGHBOUR}")).await.body;
    assert_eq!(name, neighbour["head_name"], "who a household is, the register says");
}

async fn what_is_seized_meanwhile_is_not_entered(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    let court = Counter { registry: &counter.registry };
    let seizure = json!({
        "kind": "seizure", "on": CONTRACT, "party": "永吉县人民法院", "basis": "协助执行通知书",
    });
    let case = court.accept(&seizure).await;
    let enter = json!({ "step": "enter" });
    let held = counter.try_step(e2e_tests::REGISTRAR, &number, &enter).await;
    assert_eq!(kind(&held), (409, "held"), "while the court's paper is at the counter: {held}");
    court.walk(&case, "archived", &[]).await;
    let refused = counter.try_step(e2e_tests::REGISTRAR, &number, &enter).await;
    assert_eq!(codes(&refused), ["MK-13"], "{refused}");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
}
