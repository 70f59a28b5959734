//! Who becomes a member, who stays one, and what no collective can do about it.

use e2e_tests::{Engine, REGISTRAR, on_both_engines};
use serde_json::{Value, json};
use tenure::membership::ForbiddenReason;

use super::village::{Collective, codes};

on_both_engines!(
    a_roll_is_drawn_up_and_filed_and_the_next_one_follows_a_loss,
    no_forbidden_reason_ends_a_membership,
    a_membership_ends_by_the_laws_reasons_alone,
    a_member_leaves_by_an_application_of_their_own,
    nobody_leaves_while_the_membership_is_disputed,
    nobody_becomes_a_member_twice,
    a_decision_falls_one_vote_short,
    a_decision_falls_one_day_of_notice_short,
);

async fn loss(village: &Collective, person: usize, reason: &str) -> Value {
    let proof = village.registry.given_document("220221", "证明").await;
    json!({ "request": {
        "kind": "loss", "person": village.people[person].id, "reason": reason, "provision": "",
        "evidence_sha256": proof, "last_day": "2026-12-01", "kept_until": null,
    } })
}

async fn a_roll_is_drawn_up_and_filed_and_the_next_one_follows_a_loss(engine: Engine) {
    let village = Collective::registered(engine).await;
    let roll = |day: &str| json!({ "request": { "kind": "roll-version", "day": day } });
    village.enter(&roll("2026-12-01")).await;
    let rolls = village.get("/rolls").await;
    assert_eq!(rolls[0]["persons"].as_array().unwrap().len(), village.people.len());
    assert_eq!(rolls[0]["filed_with_county"], Value::Null);
    let known_before = village.registry.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);

    village.registry.given_days_later(1);
    let filings = json!({ "township": "2026-12-02", "county": "2026-12-03" });
    let filed = json!({ "request": { "kind": "roll-filing", "version": 1, "filings": filings } });
    village.enter(&filed).await;
    assert_eq!(village.get("/rolls").await[0]["filed_with_county"], "2026-12-03");
    assert_eq!(village.refused_at_entry(&filed).await, ["wrong-step"], "filed once");
    let then = village.get(&format!("/rolls?known_at={known_before}")).await;
    assert_eq!(then[0]["filed_with_county"], Value::Null, "as it was known then");

    village.enter(&loss(&village, 4, "death").await).await;
    village.enter(&roll("2026-12-03")).await;
    let rolls = village.get("/rolls").await;
    assert_eq!((&rolls[1]["version"], rolls.as_array().unwrap().len()), (&json!(2), 2));
    assert_eq!(rolls[1]["persons"].as_array().unwrap().len(), village.people.len() - 1);
    assert_eq!(rolls[0]["persons"].as_array().unwrap().len(), village.people.len());
    let then = village.get("/members?as_of=2026-12-01").await;
    let ended: Vec<&Value> =
        then.as_array().unwrap().iter().filter(|it| it["ending"] == "death").collect();
    assert_eq!(ended.len(), 1, "a member up to the last day: {then:#}");
    assert_eq!(village.get("/members").await.as_array().unwrap().len(), village.people.len() - 1);
}

async fn no_forbidden_reason_ends_a_membership(engine: Engine) {
    let village = Collective::registered(engine).await;
    for reason in ForbiddenReason::ALL {
        let application = loss(&village, 4, reason.as_str()).await;
        let answer = village.apply(&application).await;
        assert_eq!(codes(&answer), ["HR-11"], "{answer}");
        assert!(answer.text.contains(reason.name_zh()), "{}: {answer}", reason.name_zh());
    }
    assert_eq!(village.get("/members").await.as_array().unwrap().len(), village.people.len());
}

async fn a_membership_ends_by_the_laws_reasons_alone(engine: Engine) {
    let village = Collective::registered(engine).await;
    assert_eq!(village.refused(&loss(&village, 4, "absence").await).await, ["HR-10"]);
    let mut unshown = loss(&village, 4, "death").await;
    unshown["request"]["evidence_sha256"] = Value::Null;
    assert_eq!(village.refused(&unshown).await, ["HR-10"]);
    let mut unstored = loss(&village, 4, "death").await;
    unstored["request"]["evidence_sha256"] = json!("0".repeat(64));
    assert_eq!(village.refused(&unstored).await, ["documents-not-stored"]);
}

async fn a_member_leaves_by_an_application_of_their_own(engine: Engine) {
    let village = Collective::registered(engine).await;
    let signed = village.registry.given_document("220221", "退出申请").await;
    let (own, other) = (&village.people[0].id, &village.people[1].id);
    let exit = |applicant: &str, terms: Value| {
        json!({
            "kind": "exit", "person": own, "applicant": applicant, "application_sha256": signed,
            "applied_day": "2026-11-15", "terms": terms, "last_day": "2026-12-31",
        })
    };
    let decision = village.decision("voluntary-exit", "2026-12-01").await;
    let with = |request: Value| json!({ "request": request, "decisions": [decision] });
    let paid = json!({ "terms": "compensation", "amount_fen": 100_000 });
    let division = json!({ "terms": "division" });
    assert_eq!(village.refused(&with(exit(other, paid.clone()))).await, ["CO-05"]);
    assert_eq!(village.refused(&with(exit(own, division))).await, ["CO-05"]);
    let undecided = json!({ "request": exit(own, paid.clone()) });
    assert_eq!(village.refused(&undecided).await, ["CO-11"]);
    village.enter(&with(exit(own, paid))).await;
    let of = |day: &str| format!("/members?as_of={day}");
    let n = village.people.len();
    assert_eq!(village.get(&of("2026-12-31")).await.as_array().unwrap().len(), n);
    assert_eq!(village.get(&of("2027-01-01")).await.as_array().unwrap().len(), n - 1);
}

async fn nobody_leaves_while_the_membership_is_disputed(engine: Engine) {
    let village = Collective::registered(engine).await;
    let signed = village.registry.given_document("220221", "退出申请").await;
    let person = &village.people[0].id;
    let dispute = |settled_day: Value| {
        json!({ "request": {
        "kind": "dispute", "person": person, "opened_day": "2026-11-25",
        "settled_day": settled_day, "forum": "样例乡人民政府",
    } })
    };
    assert_eq!(village.refused(&dispute(json!("2026-12-01"))).await, ["not-found"], "never opened");
    village.enter(&dispute(Value::Null)).await;
    let exit = json!({
        "request": {
            "kind": "exit", "person": person, "applicant": person, "application_sha256": signed,
            "applied_day": "2026-11-15", "last_day": "2026-12-31",
            "terms": { "terms": "compensation", "amount_fen": 100_000 },
        },
        "decisions": [village.decision("voluntary-exit", "2026-12-01").await],
    });
    assert_eq!(village.refused(&exit).await, ["HR-20"]);
    village.enter(&dispute(json!("2026-12-01"))).await;
    village.enter(&exit).await;
}

async fn nobody_becomes_a_member_twice(engine: Engine) {
    let village = Collective::registered(engine).await;
    // The rules look at an act about one person; that a registration brings a member from another day on, the database refuses.
    let mut again = village.founding().await;
    again["request"]["members"][0]["first_day"] = json!("2019-12-01");
    let answer = village.apply(&again).await;
    assert_eq!(answer.status, 201, "{answer}");
    let answer = village.try_entry(REGISTRAR, &answer.body["number"]).await;
    assert_eq!(
        (answer.status, codes(&answer)),
        (409, vec!["member-elsewhere".to_owned()]),
        "{answer}"
    );
    let n = village.people.len();
    assert_eq!(village.get("/members").await.as_array().unwrap().len(), n);

    let decision = village.decision("member-confirmation", "2026-12-01").await;
    let person = &village.people[0].id;
    let confirmation = json!({
        "kind": "confirmation", "person": person, "ground": "livelihood", "first_day": "2026-12-01",
    });
    let application = json!({ "request": confirmation, "decisions": [decision] });
    assert!(village.refused(&application).await.contains(&"HR-12".to_owned()));
}

async fn a_decision_falls_one_vote_short(engine: Engine) {
    let village = Collective::registered(engine).await;
    let (least, all) = village.two_thirds("2026-12-01");
    let mut decision = village.decision("election", "2026-12-01").await;
    decision["n_yes"] = json!(least - 1);
    decision["meeting"]["n_no"] = json!(all - least + 1);
    let application = |it: &Value| json!({ "request": { "kind": "decision" }, "decisions": [it] });
    assert_eq!(village.refused(&application(&decision)).await, ["HR-16"]);
    decision["n_yes"] = json!(least);
    decision["meeting"]["n_no"] = json!(all - least);
    village.enter(&application(&decision)).await;
    let on_file = village.get("/decisions").await;
    let newest = on_file.as_array().unwrap().last().unwrap();
    assert_eq!((&newest["n_yes"], &newest["subject"]), (&json!(least), &json!("election")));
    assert_eq!(newest["challengeable_until"], "2031-12-01");
}

async fn a_decision_falls_one_day_of_notice_short(engine: Engine) {
    let village = Collective::registered(engine).await;
    let mut decision = village.decision("election", "2026-12-01").await;
    decision["meeting"]["notified_day"] = json!("2026-11-22");
    let application = |it: &Value| json!({ "request": { "kind": "decision" }, "decisions": [it] });
    assert_eq!(village.refused(&application(&decision)).await, ["HR-16"]);
    decision["meeting"]["notified_day"] = json!("2026-11-21");
    village.enter(&application(&decision)).await;
}

impl Collective {
    /// Hands an application in that only its entry shows to be impossible.
    async fn refused_at_entry(&self, application: &Value) -> Vec<String> {
        let answer = self.apply(application).await;
        assert_eq!(answer.status, 201, "{answer}");
        codes(&self.try_entry(REGISTRAR, &answer.body["number"]).await)
    }
}
