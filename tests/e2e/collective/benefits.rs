//! What the members give to somebody who is no member, and what they cannot give.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::village::{Collective, Person};

on_both_engines!(
    three_quarters_of_all_members_give_income_and_services_and_nobody_s_rights_change,
    land_a_homestead_and_a_vote_are_not_the_members_to_give,
    benefits_end_with_their_last_day_a_later_decision_or_a_membership,
);

/// A village and somebody of age who lives there and is in no roll.
struct Outsider {
    village: Collective,
    members: Vec<Person>,
    id: String,
}

impl Outsider {
    async fn in_a_village(engine: Engine) -> Self {
        let village = Collective::imported(engine).await;
        // The first ones sit in the organs.
        let id = village.people[5].id.clone();
        assert!(village.people[5].of_age("2026-12-01"));
        village.enter(&village.founding_without(&id).await).await;
        Self { members: village.people_without(&id), village, id }
    }

    fn n_adults(&self) -> usize {
        self.members.iter().filter(|it| it.of_age("2026-12-01")).count()
    }

    /// What is asked for, on a decision with so many votes in favour.
    async fn application(&self, benefits: &[&str], n_yes: usize) -> Value {
        let day = "2026-12-01";
        let members = &self.members;
        let mut decision = self.village.decision_among("non-member-benefits", day, members).await;
        decision["n_yes"] = json!(n_yes);
        decision["meeting"]["n_no"] = json!(self.n_adults() - n_yes);
        let evidence = self.village.registry.given_document("220221", "任职证明").await;
        json!({
            "request": {
                "kind": "non-member-benefits", "person": self.id, "first_day": "2026-12-01",
                "benefits": benefits, "service": "任村办企业会计二十年", "evidence_sha256": evidence,
            },
            "decisions": [decision],
        })
    }

    async fn on_file(&self, at: &str) -> Vec<Value> {
        let all = self.village.get(&format!("/non-member-benefits{at}")).await;
        all.as_array().unwrap().clone()
    }

    async fn hold(&self, day: &str) -> Vec<bool> {
        let all = self.on_file(&format!("?as_of={day}")).await;
        all.iter().map(|it| it["holds"].as_bool().unwrap()).collect()
    }
}

async fn three_quarters_of_all_members_give_income_and_services_and_nobody_s_rights_change(
    engine: Engine,
) {
    let outsider = Outsider::in_a_village(engine).await;
    let village = &outsider.village;
    let rights = || async {
        let members = village.get("/members?as_of=2027-01-01").await;
        (members, village.get("/shares?as_of=2027-01-01").await, village.get("/rolls").await)
    };
    let before = rights().await;
    let least = (3 * outsider.n_adults()).div_ceil(4);
    assert!(2 * outsider.n_adults() <= 3 * (least - 1), "two thirds are fewer, and do not do");
    let short = outsider.application(&["income", "services"], least - 1).await;
    assert_eq!(village.refused(&short).await, ["HR-16"]);
    let mut undecided = short.clone();
    undecided["decisions"] = json!([]);
    assert_eq!(village.refused(&undecided).await, ["CO-11"]);
    assert!(outsider.on_file("").await.is_empty());

    village.enter(&outsider.application(&["income", "services"], least).await).await;
    let on_file = outsider.on_file("").await;
    assert_eq!(on_file.len(), 1);
    assert_eq!(on_file[0]["benefits"], json!(["income", "services"]));
    let decisions = village.get("/decisions").await;
    let decision = decisions.as_array().unwrap().last().unwrap();
    assert_eq!(on_file[0]["decision"], decision["number"]);
    assert_eq!(decision["rests_on_it"][0]["kind"], "non-member-benefits");
    assert_eq!(rights().await, before, "the members, their shares and their roll are as they were");
}

async fn land_a_homestead_and_a_vote_are_not_the_members_to_give(engine: Engine) {
    let outsider = Outsider::in_a_village(engine).await;
    let all = outsider.n_adults();
    for benefit in ["contracted-land", "homestead", "vote", "election", "land-compensation"] {
        let asked = outsider.application(&["income", benefit], all).await;
        assert_eq!(outsider.village.refused(&asked).await, ["HR-21"], "{benefit}");
    }
    let mut to_a_member = outsider.application(&["income"], all).await;
    to_a_member["request"]["person"] = json!(outsider.members[0].id);
    assert_eq!(outsider.village.refused(&to_a_member).await, ["HR-21"]);
}

async fn benefits_end_with_their_last_day_a_later_decision_or_a_membership(engine: Engine) {
    let outsider = Outsider::in_a_village(engine).await;
    let (village, all) = (&outsider.village, outsider.n_adults());
    village.enter(&outsider.application(&["income"], all).await).await;
    assert_eq!(outsider.hold("2026-11-30").await, [false]);
    assert_eq!(outsider.hold("2056-12-01").await, [true], "the law sets no end");

    let mut later = outsider.application(&["services"], all).await;
    later["request"]["first_day"] = json!("2027-01-01");
    later["request"]["last_day"] = json!("2027-12-31");
    village.enter(&later).await;
    assert_eq!(outsider.hold("2026-12-31").await, [true, false]);
    assert_eq!(outsider.hold("2027-12-31").await, [false, true]);
    assert_eq!(outsider.hold("2028-01-01").await, [false, false]);

    let mut again = village.founding_without(&outsider.id).await;
    again["request"]["members"] =
        json!([{ "person": outsider.id, "ground": "livelihood", "first_day": "2027-06-01" }]);
    village.enter(&again).await;
    assert_eq!(outsider.hold("2027-05-31").await, [false, true]);
    assert_eq!(outsider.hold("2027-06-01").await, [false, false], "a member has a member's rights");
}
