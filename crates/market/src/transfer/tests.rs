//! What is counted as paid, and how a deal that is void is undone.

use std::collections::BTreeSet;

use identity::CreditCode;
use proptest::prelude::*;
use rust_decimal::dec;
use tenure::shares::HeldShares;
use tenure::{ShareHolder, ShareHolding, Shares};

use super::{
    Exchange, ExchangeSide, Grant, Lease, LeaseForm, NotPaid, PaidTransfer, Priced,
    ShareRedemption, Transfer, TransferKind, Unpriced, UnpricedTransfer, reversals,
};
use crate::consent::{Consent, Evidence};
use crate::money::{
    Account, Book, Consideration, DealId, Movement, Schedule, Transaction, TransactionId,
};
use crate::operation_right::{Asked, OperationRights};
use crate::sample::{
    at, consent, contract, day, days, evidence, family, household, parcel, person,
};

fn lease() -> Priced {
    let grant = Grant {
        contract: contract(1),
        parcels: Vec::new(),
        days: days("2026-12-01", "2027-11-30"),
    };
    Priced::Lease(Lease { grant, form: LeaseForm::Lease })
}

fn price(fen: i64) -> Consideration {
    Consideration::Money(Schedule::at_once(day("2026-12-01"), fen).unwrap())
}

fn equity(valued_fen: i64) -> Consideration {
    let (enterprise, shares) = ("样例农场".to_owned(), Shares::new(1, 1).unwrap());
    Consideration::Equity { enterprise, shares, valued_fen, valuation: evidence(9) }
}

fn paid(
    consents: Vec<Consent>,
    consideration: Consideration,
    evidence: Vec<Evidence>,
) -> Result<PaidTransfer, NotPaid> {
    let holders = family();
    PaidTransfer::new(lease(), (&holders, consents), consideration, evidence, day("2026-11-22"))
}

#[test]
fn a_paid_transfer_has_every_consent_a_value_and_evidence() {
    let both = || vec![consent(1), consent(2)];
    let proof = || vec![evidence(1)];
    assert!(paid(both(), price(1), proof()).is_ok());
    assert!(paid(both(), equity(1), proof()).is_ok());
    assert_eq!(paid(vec![consent(1)], price(1), proof()), Err(NotPaid::NotAgreed { n: 1 }));
    assert_eq!(paid(both(), equity(0), proof()), Err(NotPaid::NoConsideration));
    assert_eq!(paid(both(), price(1), Vec::new()), Err(NotPaid::NoEvidence));
    // In the order of precedence: all is wrong, and the first thing is said.
    assert_eq!(paid(Vec::new(), equity(0), Vec::new()), Err(NotPaid::NotAgreed { n: 2 }));
    let on = day("2026-11-22");
    let nobody = PaidTransfer::new(lease(), (&[], Vec::new()), equity(0), Vec::new(), on);
    assert_eq!(nobody, Err(NotPaid::NoHolder));
}

#[test]
fn an_exchange_has_no_place_for_a_price() {
    let side = |n| ExchangeSide { contract: contract(n), parcels: vec![parcel(n)] };
    let exchange = Unpriced::Exchange(Exchange { one: side(1), other: side(2) });
    let holders = family();
    let on = day("2026-11-22");
    let both = vec![consent(1), consent(2)];
    let made = UnpricedTransfer::new(exchange.clone(), (&holders, both), vec![evidence(1)], on);
    assert_eq!(made.unwrap().transfer(), &exchange);
    let alone = (holders.as_slice(), vec![consent(1)]);
    let refused = UnpricedTransfer::new(exchange, alone, vec![evidence(1)], on);
    assert_eq!(refused, Err(NotPaid::NotAgreed { n: 1 }));
}

#[test]
fn every_kind_has_a_code_and_a_name_of_its_own() {
    let codes: BTreeSet<&str> = TransferKind::ALL.into_iter().map(TransferKind::code).collect();
    let names: BTreeSet<&str> = TransferKind::ALL.into_iter().map(TransferKind::name_zh).collect();
    assert_eq!((codes.len(), names.len()), (12, 12));
    assert_eq!(Transfer::Priced(lease()).kind().code(), "L1");
}

#[test]
fn what_is_redeemed_is_held_by_the_collective_and_the_total_stays() {
    let held = |person: Option<_>, number, n| {
        let holder = match person {
            Some(_) => ShareHolder::Member { household: household(1), name: "村民1".to_owned() },
            None => ShareHolder::Collective,
        };
        let class = if person.is_some() { "member" } else { "collective" }.to_owned();
        let shares = Shares::new(n, 1).unwrap();
        let basis = "量化方案".to_owned();
        let holding = ShareHolding {
            collective: collective(),
            holder,
            class,
            shares,
            basis,
            inherited: false,
            pledge: None,
        };
        HeldShares { holding, number, person }
    };
    let before = [held(Some(person(1)), 1, 5), held(None, 0, 10)];
    let redemption = ShareRedemption {
        collective: collective(),
        from: person(1),
        class: "member".to_owned(),
        shares: Shares::new(2, 1).unwrap(),
    };
    let after = redemption.movement(40_000).applied(&before).unwrap();
    assert_eq!(after, [held(Some(person(1)), 1, 3), held(None, 0, 12)]);
}

fn collective() -> CreditCode {
    CreditCode::parse("N2229901MA0000007X").unwrap()
}

#[test]
fn a_void_deal_gives_the_operation_right_back() {
    let mut rights = OperationRights::default();
    let term = days("1998-01-01", "2027-12-31");
    rights.confirm(parcel(1), dec!(1000), term).unwrap();
    let days = days("2026-12-01", "2027-11-30");
    let area_m2 = dec!(600);
    let asked = Asked { deal: deal(1), parcel: parcel(1), under: None, area_m2, days };
    let before = rights.clone();
    rights.give(&asked).unwrap();
    rights.end(deal(1), days.first());
    assert_eq!(rights, before);
}

fn deal(n: u128) -> DealId {
    DealId(person(n))
}

fn moved(n: u128, of: DealId, step: u8, fen: i64) -> Option<Transaction> {
    let when = at("2026-11-22T09:00:00");
    let id = TransactionId(person(n));
    let party = Account::Party { party: person(1) };
    let deposit = Account::Deposit { deal: of, party: person(1) };
    let settlement = Account::Settlement { deal: of };
    let (movement, accounts) = match step {
        0 => (Movement::DepositPaid, (party, deposit)),
        1 => (Movement::DepositTowardsPrice, (deposit, settlement)),
        2 => (Movement::PricePaid, (party, settlement)),
        _ => (Movement::PaidOut, (settlement, party)),
    };
    Transaction::between(id, when, movement, accounts, fen).ok()
}

proptest! {
    #[test]
    fn a_void_deal_is_undone_to_the_fen_and_no_other_is_touched(
        moves in prop::collection::vec((1..3_u128, 0..4_u8, 1..50_i64), 0..30),
    ) {
        let mut book = Book::default();
        for (n, (of, step, fen)) in (1000..).zip(moves) {
            let _ = moved(n, deal(of), step, fen).map(|it| book.record(it));
        }
        let of_other: Vec<(Account, i128)> = accounts(&book, deal(2));
        for _ in 0..2 {
            let mut next = 5000_u128 + u128::try_from(book.transactions().len()).unwrap();
            let new_id = || { next += 1; TransactionId(person(next)) };
            let undoing = reversals(&book, deal(1), at("2026-11-23T09:00:00"), new_id).unwrap();
            for it in undoing {
                prop_assert!(book.record(it).is_ok());
            }
            prop_assert!(accounts(&book, deal(1)).iter().all(|it| it.1 == 0));
            prop_assert_eq!(&accounts(&book, deal(2)), &of_other);
        }
    }
}

/// What stands on the accounts of a deal.
fn accounts(book: &Book, of: DealId) -> Vec<(Account, i128)> {
    let balances = book.balances().filter(|(account, _)| match account {
        Account::Deposit { deal, .. } | Account::Settlement { deal } => *deal == of,
        _ => false,
    });
    balances.map(|(account, balance)| (account.clone(), balance)).collect()
}
