//! Shares without a listing: transferred, redeemed, inherited, pledged and released in the collective's own book.

use e2e_tests::{Engine, INTAKE, REGISTRAR, on_both_engines};
use serde_json::{Value, json};

use super::counter::{TransferCounter, codes};
use super::land::{at_once, enter};
use crate::collective::village::Collective;

on_both_engines!(
    shares_that_are_paid_for_are_the_other_members,
    the_refusals_of_a_transfer_of_shares_in_their_order,
    nobody_is_given_more_shares_than_the_charter_lets_one_hold,
    the_collective_takes_shares_back_only_by_a_decision,
    heirs_have_all_that_was_held_and_pay_nothing,
    an_heir_who_is_no_member_inherits_and_buys_nothing,
    what_is_pledged_stays_until_it_is_released,
);

pub(super) const PRICE_FEN: i64 = 50_000;
pub(super) const HOLDER: usize = 2;
pub(super) const RECEIVER: usize = 3;

pub(super) fn person(village: &Collective, n: usize) -> Value {
    json!(village.people[n].id)
}

/// A member as a transfer names who receives shares; the register knows the rest.
fn recipient(village: &Collective, n: usize) -> Value {
    let it = &village.people[n];
    json!({ "person": it.id, "number": 0, "household": super::counter::HOUSEHOLD, "name": it.name })
}

pub(super) async fn held(village: &Collective, n: Option<usize>) -> Value {
    let shares = village.get("/shares").await;
    let person = n.map_or(Value::Null, |n| person(village, n));
    let mut held = shares["holdings"].as_array().unwrap().iter();
    held.find(|it| it["person"] == person).cloned().unwrap_or_default()
}

impl TransferCounter {
    pub(super) fn transfer_of(&self, village: &Collective, shares: &str) -> Value {
        json!({
            "transfer": { "priced": {
                "kind": "share-transfer", "collective": village.code,
                "from": person(village, HOLDER), "to": recipient(village, RECEIVER),
                "class": "member", "shares": shares,
            } },
            "consents": [self.consent(&person(village, HOLDER))],
            "transferee": { "who": { "person": person(village, RECEIVER) } },
            "consideration": at_once(PRICE_FEN),
        })
    }

    fn inheritance_by(&self, village: &Collective, heirs: &[(usize, &str)]) -> Value {
        let shares = heirs.iter().map(|(n, shares)| json!([recipient(village, *n), shares]));
        json!({
            "transfer": { "unpriced": {
                "kind": "share-inheritance", "collective": village.code,
                "deceased": person(village, HOLDER), "class": "member",
                "heirs": shares.collect::<Vec<_>>(), "proof": self.evidence,
            } },
            "consents": [], "transferee": { "who": { "person": person(village, heirs[0].0) } },
        })
    }

    pub(super) fn pledge_of(&self, village: &Collective, shares: &str) -> Value {
        json!({
            "transfer": { "unpriced": {
                "kind": "share-pledge", "collective": village.code,
                "holder": person(village, HOLDER), "class": "member",
                "pledge": {
                    "creditor": "永吉县农村信用合作联社", "shares": shares,
                    "contract_sha256": self.evidence,
                },
            } },
            "consents": [self.consent(&person(village, HOLDER))],
            "transferee": self.outsider("bank"),
        })
    }
}

pub(super) async fn opened(engine: Engine) -> (Collective, TransferCounter) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let counter = TransferCounter::of_collective(&village).await;
    (village, counter)
}

async fn shares_that_are_paid_for_are_the_other_members(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let number = counter.approved(&counter.transfer_of(&village, "1/4")).await;
    let unpaid = counter.try_step(REGISTRAR, &number, &enter()).await;
    assert_eq!(codes(&unpaid), ["MK-15"], "{unpaid}");
    counter.paid_in_full(&number, &person(&village, HOLDER), PRICE_FEN).await;
    counter.gone_over(&number).await;
    assert_eq!(held(&village, Some(HOLDER)).await["shares"], "3/4");
    assert_eq!(held(&village, Some(RECEIVER)).await["shares"], "5/4");
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("S1"), &json!(PRICE_FEN)));
    assert!(entry["commitments"]["size"].as_u64().unwrap() >= 3);
}

async fn the_refusals_of_a_transfer_of_shares_in_their_order(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let mut asked = counter.transfer_of(&village, "5/4");
    asked["consents"] = json!([]);
    asked["consideration"] = Value::Null;
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&refused), ["MK-05", "MK-06"], "{refused}");
    let beyond = counter.try_take_in(INTAKE, &counter.transfer_of(&village, "5/4")).await;
    assert_eq!(codes(&beyond), ["CO-15"], "{beyond}");
    let mut asked = counter.transfer_of(&village, "1/4");
    asked["transferee"] = counter.outsider("person");
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(refused.status, 400, "they go to whom the transfer names: {refused}");
    // Whoever died is no member any more, and receives nothing.
    village.died(RECEIVER).await;
    let refused = counter.try_take_in(INTAKE, &counter.transfer_of(&village, "1/4")).await;
    assert_eq!(codes(&refused), ["MK-08"], "{refused}");
}

async fn nobody_is_given_more_shares_than_the_charter_lets_one_hold(engine: Engine) {
    // One share and a quarter.
    let village = Box::pin(Collective::capped(engine, |total| format!("5/{}", 4 * total))).await;
    let counter = TransferCounter::of_collective(&village).await;
    let refused = counter.try_take_in(INTAKE, &counter.transfer_of(&village, "1/2")).await;
    assert_eq!(codes(&refused), ["CO-14"], "{refused}");
    counter.taken_in(&counter.transfer_of(&village, "1/4")).await;
}

async fn the_collective_takes_shares_back_only_by_a_decision(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let mut asked = counter.transfer_of(&village, "1/4");
    asked["transfer"] = json!({ "priced": {
        "kind": "share-redemption", "collective": village.code,
        "from": person(&village, HOLDER), "class": "member", "shares": "1/4",
    } });
    asked["transferee"]["who"] = json!({ "other": {
        "kind": "person", "name": "外来甲", "document_number": "91220221MA00000000",
    } });
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&refused), ["MK-08"], "{refused}");
    asked["transferee"]["who"]["other"]["kind"] = json!("collective");
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&refused), ["CO-11"], "{refused}");
    asked["decision"] = village.decision("share-movement", "2026-12-01").await;
    let number = counter.approved(&asked).await;
    let unpaid = counter.try_step(REGISTRAR, &number, &enter()).await;
    assert_eq!(codes(&unpaid), ["MK-15"], "{unpaid}");
    counter.paid_in_full(&number, &person(&village, HOLDER), PRICE_FEN).await;
    counter.gone_over(&number).await;
    assert_eq!(held(&village, None).await["shares"], "41/4", "the collective holds it itself");
    assert_eq!(counter.last_entry().await["deal_subject"], "S2");
}

async fn heirs_have_all_that_was_held_and_pay_nothing(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let all = counter.inheritance_by(&village, &[(RECEIVER, "1/3"), (4, "2/3")]);
    let living = counter.try_take_in(INTAKE, &all).await;
    assert_eq!(codes(&living), ["CO-15"], "still a member: {living}");
    village.died(HOLDER).await;
    let less = counter.inheritance_by(&village, &[(RECEIVER, "1/3"), (4, "1/3")]);
    let less = counter.try_take_in(INTAKE, &less).await;
    assert!(codes(&less).contains(&"CO-15".to_owned()), "{less}");
    let mut priced = all.clone();
    priced["consideration"] = at_once(PRICE_FEN);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &priced).await), ["MK-05"]);
    let number = counter.approved(&all).await;
    let entered = counter.gone_over(&number).await;
    assert_eq!(entered["proposal"]["consideration"], Value::Null);
    assert_eq!(held(&village, Some(HOLDER)).await, Value::Null);
    assert_eq!(held(&village, Some(RECEIVER)).await["shares"], "4/3");
    assert_eq!(held(&village, Some(4)).await["shares"], "5/3");
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], entry.get("price_fen")), (&json!("S3"), None));
    // The deceased holds nothing any more, and the file is closed all the same.
    counter.step(INTAKE, &number, &json!({ "step": "archive" })).await;
}

async fn an_heir_who_is_no_member_inherits_and_buys_nothing(engine: Engine) {
    let mut village = Collective::imported(engine).await;
    let heir = village.people[4].clone();
    village.enter(&village.founding_without(&heir.id).await).await;
    village.people.retain(|it| it.id != heir.id);
    let mut village = Box::pin(village.with_shares()).await;
    village.people.push(heir);
    let last = village.people.len() - 1;
    let counter = TransferCounter::of_collective(&village).await;
    let mut bought = counter.transfer_of(&village, "1/4");
    bought["transfer"]["priced"]["to"] = recipient(&village, last);
    bought["transferee"]["who"]["person"] = person(&village, last);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &bought).await), ["MK-08"]);
    village.died(HOLDER).await;
    let number = counter.approved(&counter.inheritance_by(&village, &[(last, "1")])).await;
    counter.gone_over(&number).await;
    assert_eq!(held(&village, Some(last)).await["shares"], "1");
}

async fn what_is_pledged_stays_until_it_is_released(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let mut to_a_person = counter.pledge_of(&village, "3/4");
    to_a_person["transferee"] = counter.outsider("person");
    assert_eq!(codes(&counter.try_take_in(INTAKE, &to_a_person).await), ["MK-08"]);
    let number = counter.approved(&counter.pledge_of(&village, "3/4")).await;
    counter.gone_over(&number).await;
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], entry.get("price_fen")), (&json!("S4"), None));
    assert_eq!(held(&village, Some(HOLDER)).await["pledged"], "3/4");
    let bound = counter.try_take_in(INTAKE, &counter.transfer_of(&village, "1/2")).await;
    assert_eq!(codes(&bound), ["CO-15"], "{bound}");
    let released = counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    assert_eq!(released["state"], "ended");
    assert_eq!(held(&village, Some(HOLDER)).await["pledged"], Value::Null);
    assert_eq!(counter.last_entry().await["form"], "ended");
    counter.taken_in(&counter.transfer_of(&village, "1/2")).await;
}
