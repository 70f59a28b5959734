//! Contracted land in another hand: assigned for a price that is paid first, or exchanged for other land and for nothing else.

use e2e_tests::{Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::{Value, json};
use store::Row;

use super::counter::{
    ACCOUNT, CONTRACT, HOUSEHOLD, ISSUER, NEIGHBOUR, PARCELS, TransferCounter, codes,
};

on_both_engines!(
    land_that_is_assigned_and_paid_for_is_the_other_households,
    the_issuer_is_asked_and_stops_an_assignment_only_on_lawful_grounds,
    the_refusals_of_an_assignment_in_their_order,
    land_that_is_lent_out_is_not_assigned,
    parcels_that_change_places_change_them_without_a_price,
    the_refusals_of_an_exchange_in_their_order,
);

pub(crate) const PRICE_FEN: i64 = 5_000_000;

impl TransferCounter {
    /// The first parcel of the contract, for good, to the neighbour; the issuer agrees.
    fn assignment(&self) -> Value {
        self.assignment_of(&PARCELS[..1])
    }

    /// The same of other parcels.
    pub(crate) fn assignment_of(&self, parcels: &[&str]) -> Value {
        let assignment = json!({ "priced": {
            "kind": "assignment", "contract": CONTRACT, "parcels": parcels,
        } });
        let mut asked = self.handed_in(&assignment, &at_once(PRICE_FEN));
        asked["issuer_answer"] = json!({ "kind": "agreed", "evidence": self.evidence });
        asked
    }

    /// The first parcel of the contract for the first one of the neighbour's; all adults of both have signed.
    pub(super) async fn exchange(&self) -> Value {
        self.exchange_with(NEIGHBOUR).await
    }

    async fn exchange_with(&self, household: &str) -> Value {
        let exchange = json!({ "unpriced": {
            "kind": "exchange",
            "one": { "contract": CONTRACT, "parcels": [PARCELS[0]] },
            "other": {
                "contract": format!("{household}J"),
                "parcels": [self.parcels_of(household).await[0]],
            },
        } });
        let mut asked = self.handed_in(&exchange, &Value::Null);
        asked["transferee"]["who"] = json!({ "household": household });
        let theirs = self.members_of(household).await;
        let consents = asked["consents"].as_array_mut().unwrap();
        consents.extend(theirs.iter().map(|it| self.consent(it)));
        asked
    }

    /// The codes of the parcels under a household's contract, in order.
    pub(crate) async fn parcels_of(&self, household: &str) -> Vec<String> {
        let register = self.register().await;
        let under = register.contracted_parcels.iter().map(Row::fact);
        let under = under.filter(|it| it.contract.contractor().as_str() == household);
        let mut codes: Vec<String> = under.map(|it| it.parcel.to_string()).collect();
        codes.sort();
        codes
    }

    pub(super) async fn members_of(&self, household: &str) -> Vec<Value> {
        let file = self.household(household).await;
        let members = file["members"].as_array().unwrap();
        members.iter().map(|it| it["person"].clone()).collect()
    }

    pub(super) async fn household(&self, code: &str) -> Value {
        self.registry.get(&format!("/api/v1/households/{code}")).await.body
    }

    /// Orders the whole price for whoever holds the right, and has the bank say that it was paid.
    pub(crate) async fn paid_in_full(&self, number: &str, to: &Value, amount_fen: i64) {
        let payment = self.ordered_to(number, (to, ACCOUNT), amount_fen).await;
        let amount = format!("{}.{:02}", amount_fen / 100, amount_fen % 100);
        let answer = self.bank_file(number, &[(payment, ACCOUNT, &amount)]).await;
        assert_eq!(answer.status, 200, "{answer}");
    }

    pub(super) async fn approved(&self, asked: &Value) -> String {
        let number = self.taken_in(asked).await;
        self.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
        number
    }

    pub(super) async fn gone_over(&self, number: &str) -> Value {
        let entered = self.step(REGISTRAR, number, &json!({ "step": "enter" })).await;
        assert_eq!(entered["state"], "entered", "{entered:#}");
        entered
    }
}

/// The whole price on one day.
pub(super) fn at_once(amount_fen: i64) -> Value {
    json!({ "money": [{ "due_day": "2026-12-31", "amount_fen": amount_fen }] })
}

pub(super) fn enter() -> Value {
    json!({ "step": "enter" })
}

async fn land_that_is_assigned_and_paid_for_is_the_other_households(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let before = [counter.household(HOUSEHOLD).await, counter.household(NEIGHBOUR).await];
    let had = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    let mut asked = counter.assignment();
    asked["consideration"] = json!({ "money": [
        { "due_day": "2026-11-30", "amount_fen": PRICE_FEN / 2 },
        { "due_day": "2026-12-31", "amount_fen": PRICE_FEN / 2 },
    ] });
    let number = counter.approved(&asked).await;
    let unpaid = counter.try_step(REGISTRAR, &number, &enter()).await;
    assert_eq!(codes(&unpaid), ["MK-15"], "{unpaid}");
    counter.paid_in_full(&number, &counter.representative(), PRICE_FEN / 2).await;
    let half = counter.try_step(REGISTRAR, &number, &enter()).await;
    assert_eq!(codes(&half), ["MK-15"], "half of it is not all of it: {half}");
    counter.paid_in_full(&number, &counter.representative(), PRICE_FEN / 2).await;
    counter.gone_over(&number).await;

    let has = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    assert_eq!((has[0].len(), has[1].len()), (had[0].len() - 1, had[1].len() + 1));
    assert!(has[1].contains(&PARCELS[0].to_owned()), "{has:?}");
    let after = [counter.household(HOUSEHOLD).await, counter.household(NEIGHBOUR).await];
    for (after, before) in after.iter().zip(&before) {
        for kept in ["members", "homesteads", "shares", "head_name", "address"] {
            assert_eq!(after[kept].to_string(), before[kept].to_string(), "{kept} byte for byte");
        }
    }
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_kind"], &entry["deal_subject"]), (&json!("transfer"), &json!("C2")));
    assert_eq!(entry["price_fen"], PRICE_FEN);
    assert!(entry["area_m2"].is_string() && entry["commitments"]["size"].as_u64().unwrap() >= 4);
    counter.step(INTAKE, &number, &json!({ "step": "archive" })).await;
}

async fn the_issuer_is_asked_and_stops_an_assignment_only_on_lawful_grounds(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let evidence = &counter.evidence;
    let mut asked = counter.assignment();
    for (answer, refused) in [
        (Value::Null, true),
        (json!({ "kind": "refused-lawfully", "reason": "受让方不是本集体的农户" }), true),
        (json!({ "kind": "refused-without-ground", "evidence": evidence }), false),
        (json!({ "kind": "delayed", "asked": evidence }), false),
        (json!({ "kind": "agreed", "evidence": evidence }), false),
    ] {
        asked["issuer_answer"] = answer.clone();
        let path = "/api/v1/transfers?dry_run=true";
        let tried = counter.registry.post(INTAKE, path, &asked).await;
        if refused {
            assert_eq!(codes(&tried), ["HR-38"], "{answer}: {tried}");
        } else {
            assert_eq!(tried.status, 200, "{answer}: {tried}");
        }
    }
}

async fn the_refusals_of_an_assignment_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let mut asked = counter.assignment();
    asked["transferee"] = counter.outsider("business");
    asked["consents"].as_array_mut().unwrap().pop();
    asked["consideration"] = Value::Null;
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&refused), ["HR-38", "MK-05", "MK-06"], "{refused}");
    asked["transferee"] = counter.neighbour();
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["MK-05", "MK-06"]);
    asked["consideration"] = at_once(PRICE_FEN);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["MK-06"]);
    let mut sound = counter.assignment();
    sound["transfer"]["priced"]["parcels"] = json!([counter.parcels_of(NEIGHBOUR).await[0]]);
    let elsewhere = counter.try_take_in(INTAKE, &sound).await;
    assert_eq!(elsewhere.status, 422, "what is not held is not given: {elsewhere}");
    sound["transfer"]["priced"]["parcels"] = json!([PARCELS[0]]);
    sound["transferee"]["who"] = json!({ "household": HOUSEHOLD });
    let itself = counter.try_take_in(INTAKE, &sound).await;
    assert_eq!(itself.status, 422, "to oneself nothing goes over: {itself}");
    counter.taken_in(&counter.assignment()).await;
    let twice = counter.try_take_in(INTAKE, &counter.assignment()).await;
    assert_eq!(twice.status, 409, "it is under way already: {twice}");
}

async fn land_that_is_lent_out_is_not_assigned(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    counter.entered(&counter.lease()).await;
    let refused = counter.try_take_in(INTAKE, &counter.assignment()).await;
    assert_eq!(codes(&refused), ["MK-14"], "{refused}");
}

async fn parcels_that_change_places_change_them_without_a_price(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let (mine, theirs) = (PARCELS[0].to_owned(), counter.parcels_of(NEIGHBOUR).await[0].clone());
    let number = counter.approved(&counter.exchange().await).await;
    let order =
        json!({ "person": counter.representative(), "account": ACCOUNT, "amount_fen": 100 });
    let priced = counter.try_order(&number, &order).await;
    assert_eq!(priced.status, 422, "nothing is paid for an exchange: {priced}");
    let entered = counter.gone_over(&number).await;
    assert_eq!(entered["proposal"]["consideration"], Value::Null);
    let has = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    assert!(has[0].contains(&theirs) && !has[0].contains(&mine), "{has:?}");
    assert!(has[1].contains(&mine) && !has[1].contains(&theirs), "{has:?}");
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], entry.get("price_fen")), (&json!("C1"), None));
}

async fn the_refusals_of_an_exchange_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let register = counter.register().await;
    let elsewhere = register.contracts.iter().map(|it| it.fact().code.contractor());
    let elsewhere = elsewhere.map(|it| it.to_string()).find(|it| !it.starts_with(ISSUER));
    let mut asked = counter.exchange_with(&elsewhere.unwrap()).await;
    asked["filing"] = Value::Null;
    asked["consideration"] = at_once(PRICE_FEN);
    asked["consents"].as_array_mut().unwrap().remove(0);
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&refused), ["HR-39", "MK-05", "MK-06"], "{refused}");
    let mut asked = counter.exchange().await;
    asked["filing"] = Value::Null;
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["HR-39"]);
    let mut asked = counter.exchange().await;
    asked["consents"] = json!(counter.consents());
    assert_eq!(codes(&counter.try_take_in(INTAKE, &asked).await), ["MK-06"], "both sides sign");
    let mut asked = counter.exchange().await;
    asked["transferee"] = counter.outsider("person");
    let refused = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(refused.status, 400, "the other side is whose land it is: {refused}");
}
