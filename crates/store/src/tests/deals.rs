//! Deals, their steps, their money and what they hold: written once, read back the same, never changed.

use chrono::{DateTime, Utc};
use market::exit::{ExitKind, PilotApproval, PilotRevocation};
use market::money::{Account, DealId, Expected, Flow, Movement, Transaction, TransactionId};
use market::{Days, Evidence};
use tenure::ObjectKind;
use tenure::distribution::Finding;
use uuid::Uuid;

use super::{
    cases::{accept, case},
    harness::Scratch,
    on_both_engines,
    village::{contract_code, county, day, division, home, id, moment},
};
use crate::{
    BankFile, DealFilter, DealKind, DealRow, DealStep, ExpectedRow, MoneyRow, PilotRow, Scope,
    StoreError,
};

on_both_engines!(
    a_deal_is_read_as_it_was_opened_by_whoever_may_see_it,
    a_step_is_taken_at_the_revision_that_was_seen,
    what_a_deal_says_of_people_is_not_in_the_file,
    steps_and_money_are_not_changed,
    movements_come_back_as_they_were_and_are_reversed_once,
    expected_payments_and_findings_come_back,
    what_a_deal_holds_no_case_touches_and_the_other_way_round,
    a_pilot_approval_opens_its_rights_on_its_days,
    a_pilot_approval_is_revoked_once_and_from_its_day_on,
);

const SECRET: &str = "陈十三的心里话";

fn deal(n: u128) -> DealRow<String> {
    DealRow {
        id: DealId(id(0xdea1_0000 + n)),
        county: county(),
        kind: DealKind::Exit,
        subject: "contracted-land".to_owned(),
        number: format!("510182-2026-{n:06}"),
        division: home(),
        state: "applied".to_owned(),
        revision: 1,
        body: SECRET.to_owned(),
        opened_by: "经办人".to_owned(),
        opened_at: at(),
    }
}

fn at() -> DateTime<Utc> {
    moment("2026-11-22T08:00:00Z")
}

fn step(number: u32) -> DealStep<String> {
    DealStep {
        number,
        step: "interview".to_owned(),
        event: SECRET.to_owned(),
        state_after: "interviewed".to_owned(),
        officer: "经办人".to_owned(),
        at: at(),
        act: None,
    }
}

async fn open(scratch: &Scratch, n: u128) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert_deal(&deal(n)).await.unwrap();
    unit.commit().await.unwrap();
}

async fn taken(
    scratch: &Scratch,
    mut deal: DealRow<String>,
) -> Result<DealRow<String>, StoreError> {
    let mut unit = scratch.store.begin(county()).await?;
    let number = u32::try_from(deal.revision).unwrap();
    unit.append_deal_step(&mut deal, step(number)).await?;
    unit.commit().await?;
    Ok(deal)
}

async fn a_deal_is_read_as_it_was_opened_by_whoever_may_see_it(scratch: &Scratch) {
    open(scratch, 1).await;
    open(scratch, 2).await;
    let read = |scope: Scope, kind| {
        let store = scratch.store.clone();
        async move { store.deal::<String>(&scope, kind, "510182-2026-000001").await }
    };
    assert_eq!(read(home().into(), DealKind::Exit).await.unwrap(), deal(1));
    assert_eq!(read(Scope::Everywhere, DealKind::Exit).await.unwrap(), deal(1));
    let elsewhere = division("510182901002");
    for (scope, kind) in [(elsewhere.into(), DealKind::Exit), (home().into(), DealKind::Listing)] {
        assert!(matches!(read(scope, kind).await, Err(StoreError::NotFound)));
    }
    let list = |filter: DealFilter, after: Option<&'static str>| {
        let store = scratch.store.clone();
        async move {
            let scope = home().into();
            let deals = store.deals::<String>(&scope, DealKind::Exit, &filter, 9, after);
            deals.await.unwrap()
        }
    };
    assert_eq!(list(DealFilter::default(), None).await, [deal(1), deal(2)]);
    assert_eq!(list(DealFilter::default(), Some("510182-2026-000001")).await, [deal(2)]);
    let state = Some("cancelled".to_owned());
    assert_eq!(list(DealFilter { state, ..DealFilter::default() }, None).await, []);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.next_deal_number(2026).await.unwrap(), "510182-2026-000003");
    assert_eq!(unit.next_deal_number(2027).await.unwrap(), "510182-2027-000001");
}

async fn a_step_is_taken_at_the_revision_that_was_seen(scratch: &Scratch) {
    open(scratch, 1).await;
    let next = taken(scratch, deal(1)).await.unwrap();
    assert_eq!((next.state.as_str(), next.revision), ("interviewed", 2));
    assert!(matches!(taken(scratch, deal(1)).await, Err(StoreError::Stale { .. })));
    let later = taken(scratch, next).await.unwrap();
    let kept = scratch.store.deal::<String>(&home().into(), DealKind::Exit, &later.number).await;
    assert_eq!(kept.unwrap(), later);
    let steps = scratch.store.deal_steps::<String>(county(), later.id).await.unwrap();
    assert_eq!(steps, [step(1), step(2)]);
}

async fn what_a_deal_says_of_people_is_not_in_the_file(scratch: &Scratch) {
    open(scratch, 1).await;
    taken(scratch, deal(1)).await.unwrap();
    for (table, column) in [("deal", "body_cipher"), ("deal_step", "event_cipher")] {
        let rows = scratch.query(&format!("SELECT {column} AS cipher FROM {table}")).await;
        let cipher: Vec<u8> = rows[0].try_get("", "cipher").unwrap();
        assert!(!cipher.windows(SECRET.len()).any(|it| it == SECRET.as_bytes()), "{table}");
    }
}

async fn steps_and_money_are_not_changed(scratch: &Scratch) {
    open(scratch, 1).await;
    taken(scratch, deal(1)).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_transaction(deal(1).id, &movement(1)).await.unwrap();
    unit.insert_expected(&[expected(1)]).await.unwrap();
    unit.insert_bank_file(deal(1).id, &file()).await.unwrap();
    unit.insert_pilot(&pilot()).await.unwrap();
    unit.revoke_pilot(pilot().id, &revocation(), ("局长", at())).await.unwrap();
    unit.commit().await.unwrap();
    for table in [
        "deal_step",
        "money_transaction",
        "money_posting",
        "expected_payment",
        "bank_file",
        "bank_finding",
        "pilot_approval",
        "pilot_revocation",
    ] {
        for statement in
            [format!("UPDATE {table} SET county = county"), format!("DELETE FROM {table}")]
        {
            let refused = scratch.execute(&statement).await.unwrap_err().to_string();
            assert!(refused.contains("immutable"), "{statement}: {refused}");
        }
    }
}

fn transaction(n: u128) -> TransactionId {
    TransactionId(id(0x00f0_0000 + n))
}

fn movement(n: u128) -> MoneyRow {
    let (deal, party) = (deal(1).id, id(4));
    let accounts = (Account::Party { party }, Account::Settlement { deal });
    let movement = Movement::CompensationPaid;
    let transaction = Transaction::between(transaction(n), at(), movement, accounts, 3_000_000);
    MoneyRow { transaction: transaction.unwrap(), officer: "出纳".to_owned() }
}

async fn movements_come_back_as_they_were_and_are_reversed_once(scratch: &Scratch) {
    open(scratch, 1).await;
    let reversal = |n| {
        let contrary = movement(1).transaction.reversal(transaction(n), at()).unwrap();
        MoneyRow { transaction: contrary, officer: "出纳".to_owned() }
    };
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for row in [movement(1), reversal(2)] {
        unit.record_transaction(deal(1).id, &row).await.unwrap();
    }
    unit.commit().await.unwrap();
    let kept = scratch.store.transactions_of(county(), deal(1).id).await.unwrap();
    assert_eq!(kept, [movement(1), reversal(2)]);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let again = unit.record_transaction(deal(1).id, &reversal(3)).await;
    assert!(matches!(again, Err(StoreError::Repeated { .. })), "{again:?}");
}

fn expected(number: u32) -> ExpectedRow {
    ExpectedRow {
        expected: Expected {
            number,
            deal: deal(1).id,
            flow: Flow::Out,
            party: id(4),
            account: [9; 32],
            amount_fen: 3_000_000,
        },
        purpose: Movement::CompensationPaid,
        round: 1,
        account: "6228 0000 1111".to_owned(),
        officer: "经办人".to_owned(),
        at: at(),
    }
}

fn file() -> BankFile {
    let findings = vec![
        Finding::Matched { payment: 1, line: 1 },
        Finding::WrongAmount { payment: 2, line: 2, ordered_fen: 5, paid_fen: 4 },
        Finding::Unknown { line: 3 },
    ];
    let (sha256, officer) = ("ab".repeat(32), "出纳".to_owned());
    BankFile { number: 1, sha256, findings, officer, at: at() }
}

async fn expected_payments_and_findings_come_back(scratch: &Scratch) {
    open(scratch, 1).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.next_payment_number().await.unwrap(), 1);
    unit.insert_expected(&[expected(1), expected(2)]).await.unwrap();
    assert_eq!(unit.next_payment_number().await.unwrap(), 3);
    unit.insert_bank_file(deal(1).id, &file()).await.unwrap();
    unit.commit().await.unwrap();
    let kept = scratch.store.expected_of(county(), deal(1).id).await.unwrap();
    assert_eq!(kept, [expected(1), expected(2)]);
    assert_eq!(kept[0].account, expected(1).account);
    assert_eq!(scratch.store.bank_files_of(county(), deal(1).id).await.unwrap(), [file()]);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let again = unit.insert_bank_file(deal(1).id, &BankFile { number: 2, ..file() }).await;
    assert!(matches!(again, Err(StoreError::Repeated { .. })), "{again:?}");
}

async fn what_a_deal_holds_no_case_touches_and_the_other_way_round(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    open(scratch, 1).await;
    let contract = |n| (ObjectKind::LandContract, contract_code(n).to_string());
    let (of_case, of_deal) = (contract(71), contract(72));
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.hold(case(1).id, std::slice::from_ref(&of_case)).await.unwrap();
    unit.hold_for_deal(deal(1).id, std::slice::from_ref(&of_deal)).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let refused = unit.hold_for_deal(deal(1).id, std::slice::from_ref(&of_case)).await;
    assert!(matches!(refused, Err(StoreError::Held { by, .. }) if by == case(1).number));
    let refused = unit.hold(case(1).id, std::slice::from_ref(&of_deal)).await;
    assert!(matches!(refused, Err(StoreError::Held { by, .. }) if by == deal(1).number));
    let held = unit.held(&[of_case.clone(), of_deal.clone()], Some(case(1).id)).await.unwrap();
    assert_eq!(held, [(of_deal.1.clone(), deal(1).number)]);
    let beside = unit.held_beside(&[of_case.clone(), of_deal.clone()], deal(1).id).await.unwrap();
    assert_eq!(beside, [(of_case.1.clone(), case(1).number)], "a number may be both of theirs");
    let beside = unit.held_beside(&[of_case.clone(), of_deal.clone()], deal(2).id).await.unwrap();
    assert_eq!(beside, [(of_case.1.clone(), case(1).number)], "deals part land by its parcels");
    unit.release_deal_holds(deal(1).id).await.unwrap();
    unit.hold(case(1).id, &[of_deal]).await.unwrap();
}

fn pilot() -> PilotRow {
    let document = Evidence::parse(&"cd".repeat(32)).unwrap();
    let days = Days::new(day("2026-01-01"), day("2026-12-31")).unwrap();
    let approval = PilotApproval { document, kinds: [ExitKind::Shares].into(), days };
    let officer = "局长".to_owned();
    PilotRow { id: Uuid::from_u128(77), approval, officer, at: at(), revocation: None }
}

async fn a_pilot_approval_opens_its_rights_on_its_days(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert_pilot(&pilot()).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(scratch.store.pilots(county()).await.unwrap(), [pilot()]);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let open = |kind, on| (kind, day(on));
    for ((kind, on), is_open) in [
        (open(ExitKind::Shares, "2026-12-31"), true),
        (open(ExitKind::Shares, "2027-01-01"), false),
        (open(ExitKind::Homestead, "2026-12-31"), false),
    ] {
        let found = unit.pilot_for(kind, on).await.unwrap();
        assert_eq!(found, is_open.then(|| pilot().approval), "{kind:?} {on}");
    }
}

fn revocation() -> PilotRevocation {
    let document = Evidence::parse(&"ce".repeat(32)).unwrap();
    PilotRevocation { document, day: day("2026-07-01") }
}

async fn a_pilot_approval_is_revoked_once_and_from_its_day_on(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert_pilot(&pilot()).await.unwrap();
    unit.revoke_pilot(pilot().id, &revocation(), ("局长", at())).await.unwrap();
    for (on, is_open) in [("2026-06-30", true), ("2026-07-01", false), ("2026-12-31", false)] {
        let found = unit.pilot_for(ExitKind::Shares, day(on)).await.unwrap();
        assert_eq!(found.is_some(), is_open, "{on}");
    }
    let listed = unit.pilots().await.unwrap();
    assert_eq!(listed, [PilotRow { revocation: Some(revocation()), ..pilot() }]);
    let again = unit.revoke_pilot(pilot().id, &revocation(), ("局长", at())).await;
    assert!(matches!(again, Err(StoreError::Repeated { .. })), "{again:?}");
}
