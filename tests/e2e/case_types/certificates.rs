//! Certificates that are issued again and replaced; the right stays as it is.

use e2e_tests::{Answer, Counter, Engine, INTAKE, on_both_engines};
use identity::County;
use serde_json::{Value, json};
use store::Scope;
use tenure::{ActId, ActKind, Certificate};
use uuid::Uuid;

use super::town::{Town, codes, contracts, parcels, serial};

const HOUSEHOLD: &str = "220221901901010008";

on_both_engines!(
    a_certificate_is_issued_again_only_with_the_notice_of_its_loss,
    what_has_no_certificate_has_none_to_replace,
    whoever_collects_a_certificate_is_its_holder_or_shows_a_mandate,
    what_was_collected_supersedes_what_the_case_entered,
    a_number_is_given_once_and_only_to_what_is_entered,
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
    assert_eq!(serial(&after), "吉（2026）永吉县农村土地承包经营权证第000001号");
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

/// The representative of the household, as the register knows the document.
async fn holder(town: &Town) -> (String, String) {
    let register = town.register("220221901901").await;
    let mut contractors = register.contractors.iter().map(store::Row::fact);
    let holder = contractors.find(|it| it.code.as_str() == HOUSEHOLD).unwrap();
    (holder.name.clone(), holder.document.number.expose().to_owned())
}

/// A replaced certificate on its way to its holder.
async fn certified(town: &Town) -> String {
    let id = town.counter().accept(&request("replacement", "权证污损")).await;
    town.counter().walk(&id, "certified", &[]).await;
    id
}

fn collected(name: &str, number: &str, day: &str) -> Value {
    json!({
        "certificate": format!("{HOUSEHOLD}J"), "day": day, "collector_name": name,
        "collector_document_kind": "1", "collector_document_number": number,
        "mandate_sha256": null,
    })
}

async fn hand_over(town: &Town, id: &str, collections: &[Value]) -> Answer {
    let body = json!({ "step": "hand-over", "collections": collections });
    town.counter().try_step_with(INTAKE, id, &body).await
}

/// The row of the certificate that is current.
async fn certificate(town: &Town) -> store::Row<Certificate> {
    let register = town.register("220221901901").await;
    let mut rows = register.certificates.into_iter();
    rows.find(|it| it.fact().code.as_str() == format!("{HOUSEHOLD}J")).unwrap()
}

async fn whoever_collects_a_certificate_is_its_holder_or_shows_a_mandate(engine: Engine) {
    let town = Town::new(engine).await;
    let (name, number) = holder(&town).await;
    let id = certified(&town).await;
    let today = town.today();
    let other_certificate = json!({
        "certificate": "220221901901010007J", "day": today, "collector_name": name,
        "collector_document_kind": "1", "collector_document_number": number,
        "mandate_sha256": null,
    });
    for (refused, why) in [
        (vec![], "it is not said who collected"),
        (vec![collected("李代领", "990001198001015139", &today)], "shows no mandate"),
        (vec![collected(&name, "990001198001015139", &today)], "shows no mandate"),
        (vec![collected(&name, &number, "2026-01-01")], "cannot be collected on"),
        (vec![other_certificate], "made no certificate"),
    ] {
        let answer = hand_over(&town, &id, &refused).await;
        assert_eq!(answer.status, 422, "{answer}");
        assert!(answer.body["detail"].as_str().unwrap().contains(why), "{why}: {answer}");
    }
    let mut with_mandate = collected("李代领", "990001198001015139", &today);
    with_mandate["mandate_sha256"] = json!("ab".repeat(32));
    let answer = hand_over(&town, &id, &[with_mandate.clone()]).await;
    assert_eq!(codes(&answer), ["documents-not-stored"], "{answer}");
    with_mandate["mandate_sha256"] =
        json!(town.registry.given_document("220221", "领证委托书").await);
    let answer = hand_over(&town, &id, &[with_mandate]).await;
    assert_eq!(answer.status, 200, "{answer}");
    let shown = &answer.body["collections"][0];
    assert_eq!((&shown["collector_name"], &shown["day"]), (&json!("李代领"), &json!(today)));
    assert!(!answer.body.to_string().contains("19800101"), "numbers are masked: {answer}");
    let list = town.counter().paper_text(&id, "hand-over-list").await;
    // The cell may break its line before the mandate is told.
    assert!(list.contains("李代领"), "{list}");
}

async fn what_was_collected_supersedes_what_the_case_entered(engine: Engine) {
    let town = Town::new(engine).await;
    let (name, number) = holder(&town).await;
    let id = certified(&town).await;
    let counter = town.counter();
    let made = certificate(&town).await;
    assert!(!made.fact().collected);
    let before = counter.papers(&id).await;
    let empty = counter.paper_text(&id, "hand-over-list").await;
    town.registry.given_days_later(2);
    let answer = hand_over(&town, &id, &[collected(&name, &number, &town.today())]).await;
    assert_eq!(answer.status, 200, "{answer}");

    let now = certificate(&town).await;
    assert!(now.fact().collected);
    assert_eq!(now.fact().collection.collector_name.as_deref(), Some(name.as_str()));
    assert_eq!(now.fact().issued_day, made.fact().issued_day);
    // What the case entered is superseded, and its act says what it said.
    let case = &answer.body;
    let entered = ActId(Uuid::parse_str(case["act"].as_str().unwrap()).unwrap());
    assert_eq!(made.version().act, entered);
    assert_ne!(now.version().act, entered);
    let county = County::parse("220221").unwrap();
    let store = &town.registry.store;
    let act = store.act(&Scope::Everywhere, county, now.version().act).await.unwrap().act;
    assert_eq!((act.kind, act.note.as_deref()), (ActKind::HandOver, case["number"].as_str()));
    let yesterday = town.file_before(HOUSEHOLD).await;
    assert_eq!(contracts(&yesterday)[0]["certificate"]["collected"], false);
    assert_eq!(contracts(&town.file(HOUSEHOLD).await)[0]["certificate"]["collected"], true);

    // The list with the collector is another paper than the empty one.
    let after = counter.papers(&id).await;
    let number_of = |papers: &[Value], kind: &str| {
        papers.iter().find(|it| it["paper"] == kind).unwrap()["number"].clone()
    };
    assert_ne!(number_of(&before, "hand-over-list"), number_of(&after, "hand-over-list"));
    assert_eq!(number_of(&before, "land-certificate"), number_of(&after, "land-certificate"));
    let list = counter.paper_text(&id, "hand-over-list").await;
    assert_eq!(list.matches(&name).count(), empty.matches(&name).count() + 1, "{list}");
    // And who collected it is no entry of the book.
    let page = counter.paper_text(&id, "register-page").await;
    assert_eq!(page.matches("权证换发（受理编号").count(), 1, "{page}");
}

async fn a_number_is_given_once_and_only_to_what_is_entered(engine: Engine) {
    let town = Town::new(engine).await;
    let counter = town.counter();
    // What is withdrawn before its entry has taken no number.
    let withdrawn = counter.accept(&request("replacement", "权证污损")).await;
    counter.walk(&withdrawn, "approved", &[]).await;
    counter.step(INTAKE, &withdrawn, "withdraw").await;
    for n in 1..=2 {
        town.registry.given_days_later(1);
        town.archived(&request("replacement", "权证污损"), &[]).await;
        let number = format!("吉（2026）永吉县农村土地承包经营权证第{n:06}号");
        assert_eq!(serial(&town.file(HOUSEHOLD).await), number);
    }
    town.registry.given_days_later(60);
    town.archived(&request("replacement", "权证污损"), &[]).await;
    let number = "吉（2027）永吉县农村土地承包经营权证第000001号";
    assert_eq!(serial(&town.file(HOUSEHOLD).await), number, "each year has its own");
}
