//! What went over for good goes back where somebody was forced into it: an act of its own names the one that it corrects, and what was paid goes back too.

use e2e_tests::{APPROVER, Engine, INTAKE, REGISTRAR, on_both_engines};
use identity::ContractCode;
use serde_json::{Value, json};

use super::counter::{
    ACCOUNT, CONTRACT, HOUSEHOLD, NEIGHBOUR, PARCELS, TENANT_ACCOUNT, TransferCounter, kind,
};
use super::endings::coercion;
use super::homesteads::parties;
use super::land::PRICE_FEN;
use super::shares::{HOLDER, RECEIVER, held, opened, person};
use super::{homesteads, shares};

on_both_engines!(
    land_that_was_assigned_under_coercion_goes_back_and_so_does_its_price,
    parcels_that_changed_places_under_coercion_change_them_again,
    a_homestead_goes_back_to_the_household_that_was_forced,
    shares_go_back_and_what_was_pledged_is_free,
    what_is_let_by_now_does_not_go_back_before_that_ends,
);

impl TransferCounter {
    /// Somebody is found to have been forced; the entry says which act it corrects.
    async fn found_void(&self, number: &str) -> Value {
        let entered = self.last_entry().await;
        let void = self.step(APPROVER, number, &coercion(self)).await;
        assert_eq!(void["state"], "void", "{void:#}");
        let entry = self.last_entry().await;
        assert_eq!(entry["form"], "void");
        assert_eq!(entry["counters"], json!([entered["number"]]), "{entry:#}");
        assert_eq!(entry.get("price_fen"), None);
        let early = self.try_step(INTAKE, number, &json!({ "step": "archive" })).await;
        let waits = void["refund_due_fen"] != 0;
        assert_eq!(early.status, if waits { 409 } else { 200 }, "{early}");
        void
    }

    /// What was paid goes back to whoever paid it, and the file is closed.
    async fn paid_back(&self, number: &str, void: &Value, amount_fen: i64) {
        assert_eq!(void["refund_due_fen"], amount_fen);
        let buyer = &void["proposal"]["transferee"]["party"];
        let refund = self.ordered_to(number, (buyer, TENANT_ACCOUNT), amount_fen).await;
        let amount = format!("{}.{:02}", amount_fen / 100, amount_fen % 100);
        let back = self.bank_file(number, &[(refund, TENANT_ACCOUNT, &amount)]).await;
        assert_eq!(back.body["refund_due_fen"], 0, "{back}");
        self.step(INTAKE, number, &json!({ "step": "archive" })).await;
    }

    async fn assigned(&self) -> String {
        let number = self.approved(&self.assignment_of(&PARCELS[..1])).await;
        self.paid_in_full(&number, &self.representative(), PRICE_FEN).await;
        self.gone_over(&number).await;
        number
    }
}

async fn land_that_was_assigned_under_coercion_goes_back_and_so_does_its_price(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let had = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    let number = counter.assigned().await;
    counter.registry.given_days_later(30);
    let void = counter.found_void(&number).await;
    let has = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    assert_eq!(has, had);
    counter.paid_back(&number, &void, PRICE_FEN).await;
    let after = counter.file().await;
    for kept in ["members", "homesteads", "shares", "head_name"] {
        assert_eq!(after[kept], counter.before[kept], "{kept}");
    }
    // It is theirs to give, and nothing stands in the way.
    counter.entered(&counter.lease()).await;
}

async fn parcels_that_changed_places_under_coercion_change_them_again(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let had = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    let number = counter.approved(&counter.exchange().await).await;
    counter.gone_over(&number).await;
    assert_ne!(counter.parcels_of(HOUSEHOLD).await, had[0]);
    counter.found_void(&number).await;
    let has = [counter.parcels_of(HOUSEHOLD).await, counter.parcels_of(NEIGHBOUR).await];
    assert_eq!(has, had);
}

async fn a_homestead_goes_back_to_the_household_that_was_forced(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let (unit, seller, buyer) = parties(&counter.register().await);
    let number = counter.approved(&counter.homestead().await).await;
    counter.paid_in_full(&number, &counter.head_of(&seller).await, homesteads::PRICE_FEN).await;
    counter.gone_over(&number).await;
    let void = counter.found_void(&number).await;
    let [sellers, buyers] = [counter.household(&seller).await, counter.household(&buyer).await];
    assert_eq!(sellers["homesteads"]["rights"][0]["unit_code"], json!(unit));
    assert_eq!(buyers["homesteads"]["rights"], json!([]));
    counter.paid_back(&number, &void, homesteads::PRICE_FEN).await;
}

async fn shares_go_back_and_what_was_pledged_is_free(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let number = counter.approved(&counter.transfer_of(&village, "1/4")).await;
    counter.paid_in_full(&number, &person(&village, HOLDER), shares::PRICE_FEN).await;
    counter.gone_over(&number).await;
    let void = counter.found_void(&number).await;
    for n in [HOLDER, RECEIVER] {
        assert_eq!(held(&village, Some(n)).await["shares"], "1");
    }
    counter.paid_back(&number, &void, shares::PRICE_FEN).await;
    let number = counter.approved(&counter.pledge_of(&village, "3/4")).await;
    counter.gone_over(&number).await;
    counter.found_void(&number).await;
    assert_eq!(held(&village, Some(HOLDER)).await["pledged"], Value::Null);
}

async fn what_is_let_by_now_does_not_go_back_before_that_ends(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.assigned().await;
    let members = counter.members_of(NEIGHBOUR).await;
    let mut grant = counter.grant(&PARCELS[..1], "2027-01-01", "2027-12-31");
    grant["contract"] = json!(format!("{NEIGHBOUR}J"));
    let mut let_on = counter.lease_of(&grant);
    let_on["consents"] = members.iter().map(|it| counter.consent(it)).collect::<Vec<_>>().into();
    let_on["contract"] = counter.signed_by(&counter.head_of(NEIGHBOUR).await);
    let_on["transferee"]["who"] = json!({ "household": HOUSEHOLD });
    let lease = counter.taken_in(&let_on).await;
    let held = counter.try_step(APPROVER, &number, &coercion(&counter)).await;
    assert_eq!(kind(&held), (409, "held"), "{held}");
    assert!(held.text.contains(&lease), "{held}");
    counter.step(e2e_tests::REVIEWER, &lease, &json!({ "step": "approve" })).await;
    counter.step(REGISTRAR, &lease, &json!({ "step": "enter" })).await;
    let let_by_now = counter.try_step(APPROVER, &number, &coercion(&counter)).await;
    assert_eq!(kind(&let_by_now), (409, "held"), "{let_by_now}");
    counter.step(REGISTRAR, &lease, &counter.agreed_end()).await;
    let void = counter.step(APPROVER, &number, &coercion(&counter)).await;
    counter.paid_back(&number, &void, PRICE_FEN).await;
    let contractor = ContractCode::parse(CONTRACT).unwrap().contractor();
    assert!(counter.parcels_of(contractor.as_str()).await.contains(&PARCELS[0].to_owned()));
    assert_ne!(ACCOUNT, TENANT_ACCOUNT);
}
