//! Shares are bought back by the collective, inherited, pledged and released; and what stands in the way of each.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    the_collective_redeems_shares_by_a_decision_of_its_own,
    heirs_take_over_all_that_the_deceased_held,
    nothing_is_inherited_from_a_living_member_or_beyond_what_was_held,
    what_is_pledged_does_not_move_until_it_is_released,
    a_pledge_needs_its_contract_and_shares_that_are_free,
);

/// The person who holds one whole share, and those who come after.
const HOLDER: usize = 2;

fn movement(of: Value) -> Value {
    let mut request = of;
    request["kind"] = json!("share-movement");
    json!({ "request": request })
}

impl Collective {
    /// What a person holds, or the collective itself.
    async fn holding(&self, person: Option<usize>) -> Value {
        let shares = self.get("/shares").await;
        let person = person.map_or(Value::Null, |n| json!(self.people[n].id));
        let mut held = shares["holdings"].as_array().unwrap().iter();
        held.find(|it| it["person"] == person).cloned().unwrap_or_default()
    }

    fn pledge(&self, shares: &str, contract: &str) -> Value {
        movement(json!({
            "movement": "pledge", "holder": self.people[HOLDER].id, "class": "member",
            "pledge": {
                "creditor": "永吉县农村信用合作联社", "shares": shares, "contract_sha256": contract,
            },
        }))
    }

    fn transfer(&self, shares: &str) -> Value {
        movement(json!({
            "movement": "transfer", "from": self.people[HOLDER].id, "to": self.people[3].id,
            "class": "member", "shares": shares, "price_fen": 50_000,
        }))
    }

    pub(crate) async fn died(&self, n: usize) {
        let proof = self.registry.given_document(self.county, "死亡证明").await;
        let loss = json!({ "request": {
            "kind": "loss", "person": self.people[n].id, "reason": "death", "provision": "",
            "evidence_sha256": proof, "last_day": "2026-12-01", "kept_until": null,
        } });
        self.enter(&loss).await;
    }

    fn inheritance(&self, heirs: &[(usize, &str)]) -> Value {
        let heir =
            |(n, shares): &(usize, &str)| json!({ "person": self.people[*n].id, "shares": shares });
        movement(json!({
            "movement": "inheritance", "deceased": self.people[HOLDER].id, "class": "member",
            "heirs": heirs.iter().map(heir).collect::<Vec<_>>(),
        }))
    }
}

async fn the_collective_redeems_shares_by_a_decision_of_its_own(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let redemption = |shares: &str, price_fen: i64| {
        movement(json!({
            "movement": "redemption", "from": village.people[HOLDER].id, "class": "member",
            "shares": shares, "price_fen": price_fen,
        }))
    };
    assert_eq!(village.refused(&redemption("1/4", 50_000)).await, ["CO-11"], "nobody has decided");
    let decision = village.decision("share-movement", "2026-12-01").await;
    let decided = |mut it: Value| {
        it["decisions"] = json!([decision]);
        it
    };
    for (shares, price_fen) in [("5/4", 50_000), ("0", 50_000), ("-1/4", 50_000), ("1/4", -1)] {
        let refused = village.refused(&decided(redemption(shares, price_fen))).await;
        assert_eq!(refused, ["CO-15"], "{shares} at {price_fen}");
    }
    let total = village.get("/shares").await["total_shares"].clone();
    village.enter(&decided(redemption("1/4", 50_000))).await;
    assert_eq!(village.holding(Some(HOLDER)).await["shares"], "3/4");
    assert_eq!(village.holding(None).await["shares"], "41/4", "the collective holds it itself");
    assert_eq!(village.get("/shares").await["total_shares"], total);
}

async fn heirs_take_over_all_that_the_deceased_held(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let total = village.get("/shares").await["total_shares"].clone();
    village.died(HOLDER).await;
    village.enter(&village.inheritance(&[(3, "1/3"), (4, "2/3")])).await;
    assert_eq!(village.holding(Some(HOLDER)).await, Value::Null);
    assert_eq!(village.holding(Some(3)).await["shares"], "4/3");
    assert_eq!(village.holding(Some(4)).await["shares"], "5/3");
    assert_eq!(village.get("/shares").await["total_shares"], total);
    let then = village.get("/shares?as_of=2026-12-01").await;
    assert_ne!(then, village.get("/shares").await, "what was held before can still be read");
}

async fn nothing_is_inherited_from_a_living_member_or_beyond_what_was_held(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let all = village.inheritance(&[(3, "1/3"), (4, "2/3")]);
    assert_eq!(village.refused(&all).await, ["CO-15"], "still a member");
    village.died(HOLDER).await;
    for heirs in [
        vec![(3, "1/3"), (4, "1/3")],
        vec![(3, "2/3"), (4, "2/3")],
        vec![(3, "4/3"), (4, "-1/3")],
        vec![(HOLDER, "1")],
        vec![],
    ] {
        let refused = village.refused(&village.inheritance(&heirs)).await;
        assert!(refused.contains(&"CO-15".to_owned()), "{heirs:?}: {refused:?}");
    }
    village.enter(&all).await;
}

async fn what_is_pledged_does_not_move_until_it_is_released(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let contract = village.registry.given_document("220221", "质押合同").await;
    let release = movement(json!({
        "movement": "release", "holder": village.people[HOLDER].id, "class": "member",
    }));
    assert_eq!(village.refused(&release).await, ["CO-15"], "nothing is pledged");
    village.enter(&village.pledge("3/4", &contract)).await;
    let held = village.holding(Some(HOLDER)).await;
    assert_eq!((&held["shares"], &held["pledged"]), (&json!("1"), &json!("3/4")));
    assert_eq!(village.refused(&village.transfer("1/2")).await, ["CO-15"]);
    village.enter(&village.transfer("1/4")).await;
    assert_eq!(
        village.refused(&village.pledge("1/8", &contract)).await,
        ["CO-15"],
        "pledged twice"
    );
    village.died(HOLDER).await;
    let heirs = village.inheritance(&[(3, "3/4")]);
    assert_eq!(village.refused(&heirs).await, ["CO-15"], "the creditor comes first");
    village.enter(&release).await;
    assert_eq!(village.holding(Some(HOLDER)).await["pledged"], Value::Null);
    assert_eq!(village.refused(&release).await, ["CO-15"], "released once");
    village.enter(&heirs).await;
}

async fn a_pledge_needs_its_contract_and_shares_that_are_free(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let unstored = village.pledge("1/2", &"0".repeat(64));
    assert_eq!(village.refused(&unstored).await, ["documents-not-stored"]);
    let contract = village.registry.given_document("220221", "质押合同").await;
    for shares in ["9/8", "0", "-1/2"] {
        assert_eq!(
            village.refused(&village.pledge(shares, &contract)).await,
            ["CO-15"],
            "{shares}"
        );
    }
    village.enter(&village.pledge("1", &contract)).await;
    assert_eq!(village.refused(&village.transfer("1/8")).await, ["CO-15"], "all of it is pledged");
}
