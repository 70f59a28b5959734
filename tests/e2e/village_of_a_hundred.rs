//! A village of a hundred households is registered by one application of its collective, through two rounds of notice and three objections.

mod rows;

use e2e_tests::{Answer, Counter, Engine, INTAKE, REVIEWER, Registry, SURVEYOR, on_both_engines};
use serde_json::{Value, json};

use rows::{N_HOUSEHOLDS, head, household, survey, wife};

on_both_engines!(a_hundred_households_are_registered_after_three_objections);

/// The household whose wife's name is wrong in the survey, and the two others that object.
const WRONG: usize = 41;
const JEALOUS: usize = 17;
const LATE: usize = 88;

async fn a_hundred_households_are_registered_after_three_objections(engine: Engine) {
    let registry = Registry::new(engine).await;
    let village = Village { counter: Counter { registry: &registry } };
    let id = village.counter.accept(&application(&survey_with_a_wrong_name())).await;
    village.counter.walk(&id, "on-notice", &[]).await;
    for (n, ground) in [(WRONG, "妻子姓名有误"), (JEALOUS, "地块面积偏大"), (LATE, "四至不清")]
    {
        village.object(&id, &head(n), ground).await;
    }
    village.answer(&id, 1, "姓名确有误，予以勘误", true).await;
    village.answer(&id, 2, "经实测面积无误，不予采纳", false).await;
    assert_eq!(village.stopped(&id).await, ["HR-70", "HR-71"], "one is open, and days are left");
    registry.given_days_later(8);
    let correction = json!({ "step": "correct", "request": application(&survey()) });
    let early = village.counter.try_step_with(SURVEYOR, &id, &correction).await;
    assert_eq!(codes(&early), ["HR-70"], "the third is open still");
    village.answer(&id, 3, "异议人撤回", false).await;
    assert_eq!(village.stopped(&id).await, ["HR-71"], "the first is upheld: it is corrected");
    let answer = village.counter.try_step_with(SURVEYOR, &id, &correction).await;
    assert_eq!(answer.status, 200, "{answer}");
    let heads: Vec<String> = (0..N_HOUSEHOLDS).map(head).collect();
    let signers: Vec<&str> = heads.iter().map(String::as_str).collect();
    let case = village.counter.walk(&id, "registered", &signers).await;
    check_rounds(&case);
    village.check_households(&case).await;
    village.counter.walk(&id, "archived", &[]).await;
}

struct Village<'a> {
    counter: Counter<'a>,
}

impl Village<'_> {
    async fn object(&self, id: &str, by: &str, ground: &str) {
        let objection = json!({ "by": by, "ground": ground, "evidence_sha256": null });
        let path = format!("/api/v1/cases/{id}/objections");
        let answer = self.counter.registry.post(INTAKE, &path, &objection).await;
        assert_eq!(answer.status, 200, "{answer}");
    }

    async fn answer(&self, id: &str, number: u32, text: &str, upheld: bool) {
        let path = format!("/api/v1/cases/{id}/objections/{number}/answer");
        let body = json!({ "text": text, "upheld": upheld });
        let answer = self.counter.registry.post(REVIEWER, &path, &body).await;
        assert_eq!(answer.status, 200, "{answer}");
    }

    /// The rules that keep the round from being closed.
    async fn stopped(&self, id: &str) -> Vec<String> {
        let answer = self.counter.try_step(REVIEWER, id, "close-notice").await;
        codes(&answer)
    }

    /// Everybody is registered on one day by one act, as the last notice said.
    async fn check_households(&self, case: &Value) {
        let today = self.counter.registry.today();
        let shown = &case["notices"][2]["content"]["after"]["households"];
        for (n, shown) in (0..N_HOUSEHOLDS).zip(shown.as_array().unwrap()) {
            let path = format!("/api/v1/households/{}?as_of={today}", household(n));
            let file = self.counter.registry.get(&path).await.body;
            assert_eq!(file["head_name"], shown["head_name"]);
            let names = |of: &Value| -> Vec<String> {
                let members = of["members"].as_array().unwrap().iter();
                let mut names: Vec<_> =
                    members.map(|it| it["name"].as_str().unwrap().to_owned()).collect();
                names.sort();
                names
            };
            assert_eq!(names(&file), names(shown));
            assert_eq!(file["contracted_land"]["contracts"].as_array().unwrap().len(), 1);
            assert_eq!(file["contracted_land"]["parcels"]["features"].as_array().unwrap().len(), 1);
            assert_eq!(file["acts"].as_array().unwrap().len(), 1, "one act entered it all");
        }
    }
}

/// The round that was objected to, the same again with the correction, and the second one.
fn check_rounds(case: &Value) {
    let rounds = case["notices"].as_array().unwrap();
    assert_eq!(rounds.len(), 3);
    let shown = |round: usize| rounds[round]["content"]["after"]["households"].clone();
    let (first, corrected) = (shown(0), shown(1));
    assert_eq!(shown(2), corrected, "nothing changed between the last two rounds");
    let pairs = first.as_array().unwrap().iter().zip(corrected.as_array().unwrap());
    let changed: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
    let [(before, after)] = changed[..] else { panic!("the others see what they saw") };
    assert_eq!(before["code"], household(WRONG));
    assert!(before.to_string().contains("错名"), "{before}");
    assert!(after.to_string().contains(&wife(WRONG)), "{after}");
}

/// The codes of the rules that stand in the way.
fn codes(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{answer}");
    let findings = answer.body["findings"].as_array().unwrap().iter();
    let blocking = findings.filter(|it| it["severity"] == "blocking");
    blocking.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}

fn application(rows: &Value) -> Value {
    json!({ "kind": "first-registration", "rows": rows })
}

fn survey_with_a_wrong_name() -> Value {
    let mut survey = survey();
    let members = survey["members"].as_array_mut().unwrap().iter_mut();
    members.filter(|it| it["name"] == wife(WRONG)).for_each(|it| it["name"] = json!("钱错名"));
    survey
}
