//! Certificates that are issued again and replaced; the right stays as it is.

use e2e_tests::{Counter, Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::town::{Town, codes, contracts, parcels, serial};

const HOUSEHOLD: &str = "220221901901010008";

on_both_engines!(
    a_certificate_is_issued_again_only_with_the_notice_of_its_loss,
    what_has_no_certificate_has_none_to_replace,
);

fn request(kind: &str, reason: &str) -> Value {
    json!({ "kind": kind, "certificate": format!("{HOUSEHOLD}J"), "reason": reason })
}

/// Makes another certificate, and gives the case with what the file shows of its change.
async fn made(town: &Town, kind: &str, reason: &str) -> (Value, Value) {
    let before = town.file(HOUSEHOLD).await;
    let case = town.archived(&request(kind, reason), &[]).await;
    let after = town.file(HOUSEHOLD).await;
    assert_ne!(serial(&after), serial(&before), "another paper has another number");
    assert!(serial(&after).contains(case["number"].as_str().unwrap()));
    let (was, is) = (&contracts(&before)[0], &contracts(&after)[0]);
    assert_eq!((&is["term"], &is["version"]), (&was["term"], &was["version"]));
    assert_eq!(parcels(&after), parcels(&before));
    (case, is["certificate_changes"][0].clone())
}

pub(super) async fn a_lost_certificate_is_issued_again(town: &Town) -> Value {
    let (case, change) = made(town, "reissue", "权证遗失").await;
    assert_eq!((&change["kind"], &change["reason"]), (&json!("reissue"), &json!("权证遗失")));
    case
}

pub(super) async fn a_worn_certificate_is_replaced(town: &Town) -> Value {
    let (case, change) = made(town, "replacement", "权证污损").await;
    assert_eq!((&change["kind"], &change["reason"]), (&json!("replacement"), &json!("权证污损")));
    case
}

async fn a_certificate_is_issued_again_only_with_the_notice_of_its_loss(engine: Engine) {
    let town = Town::new(engine).await;
    let Counter { registry } = town.counter();
    let mut submission = town.counter().submission(&request("reissue", "权证遗失")).await;
    let documents = submission["documents"].as_array_mut().unwrap();
    documents.retain(|it| it["role"] != "loss-statement");
    let answer = registry.post(INTAKE, "/api/v1/cases", &submission).await;
    assert_eq!(codes(&answer), ["CR-01"], "{answer}");
}

async fn what_has_no_certificate_has_none_to_replace(engine: Engine) {
    let town = Town::new(engine).await;
    let mut nowhere = request("replacement", "权证污损");
    nowhere["certificate"] = json!("220221901901019999J");
    assert_eq!(town.refused(&nowhere).await, ["impossible-request"]);
}
