//! A homestead that goes to a household of the collective without a listing: with the collective, the township, and the price.

use e2e_tests::{Engine, INTAKE, REGISTRAR, on_both_engines};
use serde_json::{Value, json};
use store::VillageRegister;

use super::counter::{TransferCounter, codes};
use super::land::{at_once, enter};

on_both_engines!(
    a_homestead_that_is_paid_for_is_the_other_households,
    the_refusals_of_a_homestead_in_their_order,
);

pub(super) const PRICE_FEN: i64 = 8_000_000;

/// The household that has a homestead, and one that has none.
pub(super) fn parties(register: &VillageRegister) -> (String, String, String) {
    let homestead = register.homesteads.first().unwrap();
    let has = |id| register.homesteads.iter().any(|it| it.links.household == id);
    let without = register.households.iter().find(|it| !has(it.id())).unwrap();
    let fact = homestead.fact();
    let (unit, seller) = (fact.unit_code.to_string(), fact.household.to_string());
    (unit, seller, without.fact().code.to_string())
}

impl TransferCounter {
    pub(super) async fn homestead(&self) -> Value {
        let (unit, seller, buyer) = parties(&self.register().await);
        let members = self.members_of(&seller).await;
        let head = self.head_of(&seller).await;
        json!({
            "transfer": { "priced": {
                "kind": "homestead", "unit": unit, "to": buyer, "held_by_receiver": [],
                "collective_consent": self.evidence, "township_approval": self.evidence,
            } },
            "consents": members.iter().map(|it| self.consent(it)).collect::<Vec<_>>(),
            "transferee": { "who": { "household": buyer } },
            "consideration": at_once(PRICE_FEN), "contract": self.signed_by(&head),
        })
    }

    pub(super) async fn head_of(&self, household: &str) -> Value {
        let file = self.household(household).await;
        let members = file["members"].as_array().unwrap();
        let head = |it: &&Value| ["01", "02"].contains(&it["relation_code"].as_str().unwrap());
        members.iter().find(head).unwrap()["person"].clone()
    }
}

async fn a_homestead_that_is_paid_for_is_the_other_households(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let (_, seller, buyer) = parties(&counter.register().await);
    let before = [counter.household(&seller).await, counter.household(&buyer).await];
    let number = counter.approved(&counter.homestead().await).await;
    let unpaid = counter.try_step(REGISTRAR, &number, &enter()).await;
    assert_eq!(codes(&unpaid), ["MK-15"], "{unpaid}");
    counter.paid_in_full(&number, &counter.head_of(&seller).await, PRICE_FEN).await;
    counter.gone_over(&number).await;
    let after = [counter.household(&seller).await, counter.household(&buyer).await];
    assert_eq!(after[0]["homesteads"]["rights"], json!([]));
    let (was, is) = (&before[0]["homesteads"]["rights"][0], &after[1]["homesteads"]["rights"][0]);
    assert_eq!(was["unit_code"], is["unit_code"]);
    assert_ne!(was["certificate_number"], is["certificate_number"]);
    for (after, before) in after.iter().zip(&before) {
        for kept in ["members", "contracted_land", "shares", "head_name", "address"] {
            assert_eq!(after[kept].to_string(), before[kept].to_string(), "{kept} byte for byte");
        }
    }
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("H1"), &json!(PRICE_FEN)));
}

async fn the_refusals_of_a_homestead_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let sound = counter.homestead().await;
    let mut asked = sound.clone();
    asked["transferee"] = counter.outsider("person");
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(refused.status, 400, "it goes to whom the transfer names: {refused}");
    let register = counter.register().await;
    let seller = sound["transfer"]["priced"]["unit"].clone();
    let another = register.homesteads.iter().map(store::Row::fact);
    let another = another.clone().find(|it| json!(it.unit_code.to_string()) != seller).unwrap();
    let mut asked = sound.clone();
    asked["transfer"]["priced"]["to"] = json!(another.household.to_string());
    asked["transferee"]["who"] = json!({ "household": another.household.to_string() });
    asked["transfer"]["priced"]["township_approval"] = Value::Null;
    asked["contract"] = Value::Null;
    let number = counter.taken_in(&asked).await;
    let refused = counter.try_approve(&number).await;
    assert_eq!(codes(&refused), ["HR-37", "MK-07"], "{refused}");
    assert!(refused.text.contains("受让方已有宅基地"), "what the register says: {refused}");
    assert!(refused.text.contains("没有乡镇批准的材料"), "{refused}");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    let mut asked = sound.clone();
    asked["transfer"]["priced"]["collective_consent"] = Value::Null;
    let number = counter.taken_in(&asked).await;
    assert_eq!(codes(&counter.try_approve(&number).await), ["MK-07"]);
    let correct = json!({ "step": "correct", "with": sound });
    counter.step(INTAKE, &number, &correct).await;
    assert_eq!(counter.try_approve(&number).await.status, 200);
}
