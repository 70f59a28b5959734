//! Shares are quantified, move inside the collective, and always add up.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    shares_are_quantified_as_exact_fractions,
    shares_that_do_not_add_up_are_refused,
    shares_move_inside_the_collective,
    an_import_afterwards_changes_nothing_that_was_decided,
);

impl Collective {
    /// Two thirds, one third, one share each for the rest, and ten for the collective.
    pub(super) fn holdings(&self) -> (Value, usize) {
        let shares = |n: usize| match n {
            0 => "2/3",
            1 => "1/3",
            _ => "1",
        };
        let people = self.people.iter().enumerate();
        let held = people
            .map(|(n, it)| json!({ "person": it.id, "class": "member", "shares": shares(n) }));
        let own = json!({ "class": "collective", "shares": "10" });
        (held.chain([own]).collect(), self.people.len() + 9)
    }

    /// The holdings above, decided on and entered.
    pub(crate) async fn quantified(engine: Engine) -> Self {
        Self::registered(engine).await.with_shares().await
    }

    /// The same, where nobody may hold more than a part of all shares.
    pub(crate) async fn capped(engine: Engine, cap: impl FnOnce(usize) -> String) -> Self {
        let village = Self::imported(engine).await;
        let mut founding = village.founding().await;
        founding["request"]["charter"]["share_cap"] = cap(village.holdings().1).into();
        village.enter(&founding).await;
        village.with_shares().await
    }

    pub(crate) async fn with_shares(self) -> Self {
        let application = self.quantification().await;
        self.enter(&application).await;
        self
    }

    async fn quantification(&self) -> Value {
        let (holdings, total) = self.holdings();
        let decision = self.decision("share-quantification", "2026-12-01").await;
        let request = json!({
            "kind": "quantification", "assets": ["Z0001"], "value_fen": 40_000_000,
            "total": total.to_string(), "holdings": holdings,
        });
        json!({ "request": request, "decisions": [decision] })
    }
}

async fn shares_are_quantified_as_exact_fractions(engine: Engine) {
    let village = Collective::imported(engine).await;
    let before = village.get("/shares").await;
    village.enter(&village.founding().await).await;
    village.enter(&village.quantification().await).await;
    let after = village.get("/shares").await;
    assert_eq!(after["total_shares"], (village.people.len() + 9).to_string());
    let held = after["holdings"].as_array().unwrap();
    assert_eq!(held.len(), village.people.len() + 1);
    let numbers: Vec<u64> = held.iter().filter_map(|it| it["number"].as_u64()).collect();
    let expected: Vec<u64> = (1..=u64::try_from(village.people.len()).unwrap()).collect();
    assert_eq!(numbers, expected, "each holder has one number of the share register");
    let of = |n: usize| held.iter().find(|it| it["person"] == village.people[n].id).unwrap();
    assert_eq!((&of(0)["shares"], &of(1)["shares"]), (&json!("2/3"), &json!("1/3")));
    assert_eq!(of(0)["basis"], "2026-12-01成员大会决议");
    let earlier = village.get("/shares?as_of=2026-12-01").await;
    assert_eq!(earlier["total_shares"], before["total_shares"], "the day before, as imported");
}

async fn shares_that_do_not_add_up_are_refused(engine: Engine) {
    let village = Collective::registered(engine).await;
    let mut application = village.quantification().await;
    application["request"]["holdings"][0]["shares"] = json!("1/3");
    assert_eq!(village.refused(&application).await, ["HR-82"]);
    let mut unverified = village.quantification().await;
    unverified["request"]["value_fen"] = json!(40_000_001);
    assert_eq!(village.refused(&unverified).await, ["CO-12"]);
    let mut outside = village.quantification().await;
    outside["request"]["holdings"][0]["class"] = json!("founder");
    assert_eq!(village.refused(&outside).await, ["CO-13"]);
}

async fn shares_move_inside_the_collective(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let (from, to) = (&village.people[2].id, &village.people[3].id);
    let transfer = |shares: &str| {
        json!({ "request": {
        "kind": "share-movement", "movement": "transfer", "from": from, "to": to,
        "class": "member", "shares": shares, "price_fen": 50_000,
    } })
    };
    assert_eq!(village.refused(&transfer("5/4")).await, ["CO-15"]);
    village.enter(&transfer("1/4")).await;
    let after = village.get("/shares").await;
    let held = after["holdings"].as_array().unwrap();
    let of = |id: &str| held.iter().find(|it| it["person"] == id).unwrap()["shares"].clone();
    assert_eq!((of(from), of(to)), (json!("3/4"), json!("5/4")));
    assert_eq!(after["total_shares"], (village.people.len() + 9).to_string());
}

async fn an_import_afterwards_changes_nothing_that_was_decided(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let contract = village.registry.given_document("220221", "质押合同").await;
    let holder = &village.people[0].id;
    let pledge = json!({ "request": {
        "kind": "share-movement", "movement": "pledge", "holder": holder, "class": "member",
        "pledge": { "creditor": "永吉县农村信用合作联社", "shares": "1/4", "contract_sha256": contract },
    } });
    village.enter(&pledge).await;
    let before = (village.get("").await["name"].clone(), village.get("/shares").await);
    let held = before.1["holdings"].as_array().unwrap();
    let of = held.iter().find(|it| it["person"] == *holder).unwrap();
    assert_eq!(of["pledged"], "1/4", "{of:#}");
    village.registry.given_an_hour_later();
    village.registry.given_package(&e2e_tests::village("220221")).await;
    assert_eq!((village.get("").await["name"].clone(), village.get("/shares").await), before);
}
