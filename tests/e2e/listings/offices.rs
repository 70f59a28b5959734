//! Who may do what, and in which order a step is refused.

use e2e_tests::{
    CENTRE, Engine, INTAKE, POINT, POINT_ELSEWHERE, SECOND_CENTRE, STATION, on_both_engines,
};
use serde_json::json;

use super::market::{Market, codes, problem};

on_both_engines!(
    every_office_takes_its_own_steps_where_it_is,
    whoever_hands_a_listing_in_does_not_publish_it,
    a_step_is_refused_in_the_order_of_precedence,
    a_step_is_taken_once_and_a_trial_changes_nothing,
    everybody_reads_the_notices_and_no_name,
);

async fn every_office_takes_its_own_steps_where_it_is(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    let submit = json!({ "step": "submit" });
    let elsewhere = market.try_step(POINT_ELSEWHERE, &number, &submit).await;
    assert_eq!(problem(&elsewhere), (404, "not-found".to_owned()), "another village's listing");
    let taken = market.try_step(POINT, &number, &submit).await;
    assert_eq!(taken.status, 200, "{taken}");
    assert_eq!(taken.body["steps"][0]["office_zh"], "村级服务点");
    let station = market.try_step(STATION, &number, &json!({ "step": "publish" })).await;
    assert_eq!(station.status, 200, "{station}");
    let point = market.try_step(POINT, &number, &json!({ "step": "close-enrolment" })).await;
    assert_eq!(problem(&point), (403, "role-missing".to_owned()));
    let attest = market.try_step(STATION, &number, &json!({ "step": "attest" })).await;
    assert_eq!(problem(&attest), (403, "role-missing".to_owned()), "the centre attests alone");
}

async fn whoever_hands_a_listing_in_does_not_publish_it(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    let publish = json!({ "step": "publish" });
    let own = market.try_step(CENTRE, &number, &publish).await;
    assert_eq!(problem(&own), (409, "own-application".to_owned()));
    let other = market.try_step(SECOND_CENTRE, &number, &publish).await;
    assert_eq!(other.status, 200, "{other}");
}

async fn a_step_is_refused_in_the_order_of_precedence(engine: Engine) {
    let market = Market::new(engine).await;
    let mut land = market.spare_land().await;
    land["reserve_fen"] = json!(90_000);
    let number = market.draft(&land).await;
    let path = |number: &str| format!("/api/v1/listings/{number}/steps");
    let nothing = json!({ "step": "sign", "contract": "0".repeat(64) });
    let sent = market.registry.post("无名氏", &path("x"), &nothing).await;
    assert_eq!(problem(&sent), (403, "unknown-officer".to_owned()));
    let sent = market.registry.post(INTAKE, &path("x"), &nothing).await;
    assert_eq!(problem(&sent), (428, "precondition-required".to_owned()));
    let unknown = "220221-2026-999999";
    assert_eq!(problem(&market.try_step_at(INTAKE, unknown, &nothing, "\"9\"").await).0, 404);
    let roleless = market.try_step_at(INTAKE, &number, &nothing, "\"9\"").await;
    assert_eq!(problem(&roleless), (403, "role-missing".to_owned()));
    let stale = market.try_step_at(POINT, &number, &nothing, "\"9\"").await;
    assert_eq!(problem(&stale), (412, "stale".to_owned()));
    let missing = market.try_step_at(POINT, &number, &nothing, "\"1\"").await;
    assert_eq!(problem(&missing), (422, "documents-not-stored".to_owned()));
    let contract = market.registry.given_document_of("220221901901", "合同").await;
    let sign = json!({ "step": "sign", "contract": contract });
    let office = market.try_step_at(POINT, &number, &sign, "\"1\"").await;
    assert_eq!(problem(&office), (403, "role-missing".to_owned()));
    let order = market.try_step_at(CENTRE, &number, &sign, "\"1\"").await;
    assert_eq!(problem(&order), (409, "wrong-step".to_owned()));
    let unlawful = market.try_step_at(CENTRE, &number, &json!({ "step": "submit" }), "\"1\"").await;
    assert_eq!(problem(&unlawful), (422, "rules-violated".to_owned()));
    assert_eq!(codes(&unlawful), ["HR-77"], "the reserve is below the valuation");
}

async fn a_step_is_taken_once_and_a_trial_changes_nothing(engine: Engine) {
    let market = Market::new(engine).await;
    let land = market.spare_land().await;
    let trial = market.registry.post(CENTRE, "/api/v1/listings?dry_run=true", &land).await;
    assert_eq!((trial.status, &trial.body["findings"]), (200, &json!([])), "{trial}");
    let key = [("Idempotency-Key", "k1")];
    let first = market.registry.post_if(CENTRE, "/api/v1/listings", &key, &land).await;
    let again = market.registry.post_if(CENTRE, "/api/v1/listings", &key, &land).await;
    assert_eq!((first.status, &again.bytes), (201, &first.bytes));
    let listed = market.registry.get("/api/v1/listings").await.body;
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let number = first.body["number"].as_str().unwrap();
    let path = format!("/api/v1/listings/{number}/steps");
    let (submit, seen) = (json!({ "step": "submit" }), ("If-Match", first.etag.as_str()));
    let trial =
        market.registry.post_if(CENTRE, &format!("{path}?dry_run=true"), &[seen], &submit).await;
    assert_eq!(trial.body["state"], "submitted", "{trial}");
    assert_eq!(market.listing(number).await.body["state"], "draft");
    let headers = [seen, ("Idempotency-Key", "k2")];
    let first = market.registry.post_if(CENTRE, &path, &headers, &submit).await;
    let again = market.registry.post_if(CENTRE, &path, &headers, &submit).await;
    assert_eq!((first.status, &again.bytes), (200, &first.bytes));
    assert_eq!(market.listing(number).await.body["steps"].as_array().unwrap().len(), 1);
}

async fn everybody_reads_the_notices_and_no_name(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    let path = format!("/api/v1/public/listings/{number}");
    assert_eq!(market.registry.get(&path).await.status, 404, "a draft is nobody's");
    assert_eq!(market.registry.get("/api/v1/public/listings").await.body, json!([]));
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    market.enrol(&number, "外来甲", false).await;
    let notice = market.registry.get(&path).await;
    assert_eq!(notice.status, 200, "{notice}");
    let said = notice.body["notice_zh"].to_string();
    for part in ["集体土地经营权", "公告期：2026-11-23至2026-12-07", "底价（全部期限）：1000.00元"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    for hidden in ["外来甲", "990001198001015139", "6217000000000001", "party"] {
        assert!(!notice.text.contains(hidden), "{hidden}: {notice}");
    }
    let listed = market.registry.get("/api/v1/public/listings?object=collective-land").await.body;
    assert_eq!(listed[0]["number"], number);
}
