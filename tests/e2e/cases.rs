//! Cases over HTTP: from acceptance to the archive, and what stands in their way.

use e2e_tests::{
    APPROVER, Answer, Counter, EVERY_ROLE, Engine, INTAKE, REGISTRAR, REVIEWER, Registry,
    SECOND_REVIEWER, identity_numbers, on_both_engines, village,
};
use serde_json::{Value, json};

on_both_engines!(
    a_new_head_is_entered_and_the_old_one_is_still_the_old_one_before,
    a_household_splits_and_nothing_is_lost,
    nobody_approves_what_they_accepted,
    a_step_out_of_order_is_refused_with_those_that_are_possible,
    of_two_officers_at_once_one_wins,
    a_household_is_in_one_open_case_at_a_time,
    a_trial_changes_nothing,
    a_case_of_a_sibling_village_is_not_found,
    a_request_that_cannot_be_worked_out_says_why,
    a_cancellation_is_put_on_notice_and_its_objection_answered,
);

const HOUSEHOLD: &str = "220221901901010001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

async fn file(registry: &Registry, code: &str, as_of: &str) -> Value {
    let answer = registry.get(&format!("/api/v1/households/{code}?as_of={as_of}")).await;
    assert_eq!(answer.status, 200, "{answer}");
    answer.body
}

fn members(file: &Value) -> Vec<&Value> {
    file["members"].as_array().unwrap().iter().collect()
}

fn name(member: &Value) -> &str {
    member["name"].as_str().unwrap()
}

/// A head change to the second member of the household, and the names of both.
pub(crate) async fn head_change(registry: &Registry) -> (Value, String, String) {
    let file = file(registry, HOUSEHOLD, "2026-11-22").await;
    let (old, new) = (name(members(&file)[0]).to_owned(), name(members(&file)[1]).to_owned());
    let relation = |name: &str| if name == new { "02" } else { "10" };
    let relations: Vec<Value> = members(&file)
        .into_iter()
        .map(|it| json!({ "person": { "name": name(it) }, "relation": relation(name(it)) }))
        .collect();
    let request = json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": new }, "relations": relations,
    });
    (request, old, new)
}

async fn a_new_head_is_entered_and_the_old_one_is_still_the_old_one_before(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, old, new) = head_change(&registry).await;
    let id = counter.accept(&request).await;
    registry.given_days_later(10);
    let case = counter.walk(&id, "archived", &[&new, &old]).await;
    assert!(case["act"].is_string(), "{case:#}");
    let after = file(&registry, HOUSEHOLD, "2026-12-02").await;
    assert_eq!(after["head_name"], json!(new), "{after:#}");
    let before = file(&registry, HOUSEHOLD, "2026-12-01").await;
    assert_eq!(before["head_name"], json!(old), "{before:#}");
}

async fn a_household_splits_and_nothing_is_lost(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let before = file(&registry, HOUSEHOLD, "2026-11-22").await;
    let who: Vec<&str> = members(&before).into_iter().map(name).collect();
    let parcels = before["contracted_land"]["parcels"]["features"].as_array().unwrap();
    let gone = parcels[0]["properties"]["code"].as_str().unwrap();
    let request = json!({
        "kind": "household-split", "household": HOUSEHOLD, "new_household": "220221901901010999",
        "new_head": { "name": who[1] }, "address": "永吉县新址1号",
        "members": [{ "person": { "name": who[1] }, "relation": "02" }],
        "parcels": [gone],
    });
    let id = counter.accept(&request).await;
    counter.walk(&id, "archived", &[who[0], who[1]]).await;
    let day = registry.today().to_string();
    let (left, new) =
        (file(&registry, HOUSEHOLD, &day).await, file(&registry, "220221901901010999", &day).await);
    assert_eq!(members(&left).len() + members(&new).len(), who.len());
    let n_parcels =
        |file: &Value| file["contracted_land"]["parcels"]["features"].as_array().unwrap().len();
    assert_eq!(n_parcels(&left) + n_parcels(&new), parcels.len());
    assert_eq!(name(members(&new)[0]), who[1]);
}

async fn nobody_approves_what_they_accepted(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, old, new) = head_change(&registry).await;
    let submission = counter.submission(&request).await;
    let accepted = registry.post(EVERY_ROLE, "/api/v1/cases", &submission).await;
    let id = accepted.body["id"].as_str().unwrap();
    counter.walk(id, "confirmed", &[&new, &old]).await;
    let answer = counter.try_step(EVERY_ROLE, id, "approve").await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (422, &json!("/problems/rules-violated")),
        "{answer}"
    );
    counter.step(APPROVER, id, "approve").await;
    let answer = counter.try_step(EVERY_ROLE, id, "register").await;
    assert_eq!(answer.status, 422, "{answer}");
    counter.step(REGISTRAR, id, "register").await;
}

async fn a_step_out_of_order_is_refused_with_those_that_are_possible(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, ..) = head_change(&registry).await;
    let id = counter.accept(&request).await;
    let answer = counter.try_step(REGISTRAR, &id, "register").await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (409, &json!("/problems/wrong-step")),
        "{answer}"
    );
    assert!(answer.body["detail"].as_str().unwrap().contains("review"), "{answer}");
}

async fn of_two_officers_at_once_one_wins(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, ..) = head_change(&registry).await;
    let id = counter.accept(&request).await;
    let seen = counter.case(&id).await.etag;
    counter.step(REVIEWER, &id, "review").await;
    let path = format!("/api/v1/cases/{id}/steps");
    let step = json!({ "step": "review" });
    let answer = registry.post_if(SECOND_REVIEWER, &path, &[("If-Match", &seen)], &step).await;
    assert_eq!((answer.status, &answer.body["type"]), (412, &json!("/problems/stale")), "{answer}");
    let answer = registry.post(REVIEWER, &path, &step).await;
    assert_eq!(answer.status, 428, "{answer}");
}

async fn a_household_is_in_one_open_case_at_a_time(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, ..) = head_change(&registry).await;
    let id = counter.accept(&request).await;
    let answer = counter.hand_in(&request).await;
    assert!([409, 422].contains(&answer.status), "{answer}");
    counter.step(INTAKE, &id, "withdraw").await;
    counter.accept(&request).await;
}

async fn a_trial_changes_nothing(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (request, ..) = head_change(&registry).await;
    let submission = counter.submission(&request).await;
    let answer = registry.post(INTAKE, "/api/v1/cases?dry_run=true", &submission).await;
    assert_eq!(answer.status, 200, "{answer}");
    let listed = registry.get("/api/v1/cases").await.body;
    assert_eq!(listed, json!([]));
    let without_papers = json!({ "applicant": "申请人", "request": request });
    let answer = registry.post(INTAKE, "/api/v1/cases?dry_run=true", &without_papers).await;
    assert_eq!(answer.status, 200, "{answer}");
    assert!(!answer.body["findings"].as_array().unwrap().is_empty(), "{answer}");
}

async fn a_case_of_a_sibling_village_is_not_found(engine: Engine) {
    let registry = registry(engine).await;
    let id = Counter { registry: &registry }.accept(&head_change(&registry).await.0).await;
    let registry = registry.as_officer_of("220221901902");
    let answer = registry.get(&format!("/api/v1/cases/{id}")).await;
    assert_eq!(answer.status, 404, "{answer}");
    assert_eq!(registry.get("/api/v1/cases").await.body, json!([]));
}

async fn a_request_that_cannot_be_worked_out_says_why(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let request = json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": "没有这个人" }, "relations": [],
    });
    let answer = counter.hand_in(&request).await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (422, &json!("/problems/impossible-request")),
        "{answer}"
    );
}

async fn a_cancellation_is_put_on_notice_and_its_objection_answered(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let contract = format!("{HOUSEHOLD}J");
    let request = json!({ "kind": "cancellation", "on": contract, "reason": "court-decision" });
    let id = counter.accept(&request).await;
    counter.walk(&id, "on-notice", &[]).await;

    let notices = registry.get("/api/v1/notices").await;
    assert_eq!(notices.body.as_array().map(Vec::len), Some(1), "{notices}");
    for number in identity_numbers() {
        assert!(!notices.text.contains(&number), "an identity number stands in a notice");
    }

    let objections = format!("/api/v1/cases/{id}/objections");
    let objection = json!({ "by": "异议人", "ground": "户内仍有成员", "evidence_sha256": null });
    let case = registry.post(INTAKE, &objections, &objection).await;
    assert_eq!(case.status, 200, "{case}");
    let in_the_way = |answer: &Answer| -> Vec<String> {
        let findings = answer.body["findings"].as_array().unwrap().iter();
        findings.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    };
    let early = counter.try_step(REVIEWER, &id, "close-notice").await;
    assert_eq!(in_the_way(&early), ["HR-70", "HR-71"], "{early}");
    registry.given_days_later(30);
    let unanswered = counter.try_step(REVIEWER, &id, "close-notice").await;
    assert_eq!(in_the_way(&unanswered), ["HR-70"], "{unanswered}");
    let answer = json!({ "text": "经核实不属实", "upheld": false });
    let case = registry.post(REVIEWER, &format!("{objections}/1/answer"), &answer).await;
    assert_eq!(case.status, 200, "{case}");

    let case = counter.walk(&id, "archived", &[]).await;
    assert!(case["act"].is_string(), "{case:#}");
    let contracts = async |day: &str| {
        let file = file(&registry, HOUSEHOLD, day).await;
        file["contracted_land"]["contracts"].as_array().unwrap().len()
    };
    let last_day = registry.today().pred_opt().unwrap().to_string();
    assert_eq!(contracts(&last_day).await, 1);
    let today = registry.today().to_string();
    let gone = registry.get(&format!("/api/v1/households/{HOUSEHOLD}?as_of={today}")).await;
    let left = gone.body["contracted_land"]["contracts"].as_array().map_or(0, Vec::len);
    assert_eq!(left, 0, "{gone}");
}
