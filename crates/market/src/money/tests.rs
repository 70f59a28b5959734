//! Postings that balance, a book that takes each movement once, dues, and bank files.

use proptest::prelude::*;
use tenure::distribution::{BankLine, Finding};

use super::{
    Account, Book, DealId, Deduction, DueStanding, Expected, Flow, Installment, Movement,
    NotBalanced, Posting, Recorded, Refused, Schedule, ScheduleError, Title, Transaction,
    TransactionId, match_lines, standing,
};
use crate::sample::{at, day, evidence, person};

const DEAL: DealId = DealId(tenure::ObjectId(uuid::Uuid::from_u128(900)));

fn id(n: u128) -> TransactionId {
    TransactionId(person(n))
}

fn party(n: u128) -> Account {
    Account::Party { party: person(n) }
}

fn settlement() -> Account {
    Account::Settlement { deal: DEAL }
}

fn paid(n: u128, amount_fen: i64) -> Transaction {
    let when = at("2026-11-22T09:00:00");
    let accounts = (party(1), settlement());
    Transaction::between(id(n), when, Movement::PricePaid, accounts, amount_fen).unwrap()
}

fn payout(n: u128, price_fen: i64, deductions: &[Deduction]) -> Result<Transaction, NotBalanced> {
    let when = at("2026-11-22T10:00:00");
    Transaction::payout(id(n), when, (DEAL, person(2)), price_fen, deductions)
}

fn debt(amount_fen: i64) -> Deduction {
    Deduction { title: Title::Judgment { evidence: evidence(1) }, amount_fen }
}

#[test]
fn postings_that_do_not_balance_are_no_transaction() {
    let of = |amounts: &[(u128, i64)]| {
        let posting =
            |(n, amount_fen): &(u128, i64)| Posting { account: party(*n), amount_fen: *amount_fen };
        let postings = amounts.iter().map(posting).collect();
        Transaction::new(id(1), at("2026-11-22T09:00:00"), Movement::Refunded, postings).err()
    };
    assert_eq!(of(&[(1, -5), (2, 3), (3, 2)]), None);
    assert_eq!(of(&[]), Some(NotBalanced::TooFew));
    assert_eq!(of(&[(1, 5)]), Some(NotBalanced::TooFew));
    assert_eq!(of(&[(1, 5), (2, -5), (3, 0)]), Some(NotBalanced::Zero));
    assert_eq!(of(&[(1, 5), (1, -5)]), Some(NotBalanced::Repeated));
    assert_eq!(of(&[(1, 5), (2, -4)]), Some(NotBalanced::Sum { sum_fen: 1 }));
    let huge = NotBalanced::Sum { sum_fen: 2 * i128::from(i64::MAX) };
    assert_eq!(of(&[(1, i64::MAX), (2, i64::MAX)]), Some(huge));
}

#[test]
fn a_price_is_paid_out_less_what_has_a_title_and_never_more() {
    let whole = payout(1, 100, &[]).unwrap();
    assert_eq!(whole.postings()[1], Posting { account: party(2), amount_fen: 100 });
    let less = payout(1, 100, &[debt(40)]).unwrap();
    assert_eq!(less.postings()[1], Posting { account: party(2), amount_fen: 60 });
    assert!(payout(1, 100, &[debt(100)]).is_ok());
    assert_eq!(payout(1, 100, &[debt(101)]), Err(NotBalanced::DeductedBeyondPrice));
    assert_eq!(payout(1, 100, &[debt(0)]), Err(NotBalanced::NotPositive));
    assert_eq!(payout(1, 0, &[]), Err(NotBalanced::NotPositive));
    let beyond = [debt(i64::MAX), debt(i64::MAX - 1)];
    assert_eq!(payout(1, 100, &beyond), Err(NotBalanced::DeductedBeyondPrice));
}

#[test]
fn a_payment_that_is_told_twice_is_recorded_once() {
    let mut book = Book::default();
    assert_eq!(book.record(paid(1, 100)), Ok(Recorded::Now));
    assert_eq!(book.record(paid(1, 100)), Ok(Recorded::Before));
    assert_eq!(book.record(paid(1, 101)), Err(Refused::ExistsDifferently));
    assert_eq!(book.balance(&settlement()), 100);
    assert_eq!(book.transactions().len(), 1);
}

#[test]
fn what_is_not_there_is_not_paid_out() {
    let mut book = Book::default();
    book.record(paid(1, 100)).unwrap();
    let refused = book.record(payout(2, 101, &[]).unwrap());
    assert_eq!(refused, Err(Refused::NotCovered { account: settlement(), missing_fen: 1 }));
    assert_eq!(book.record(payout(2, 100, &[]).unwrap()), Ok(Recorded::Now));
    assert_eq!(book.balance(&party(2)), 100);
}

#[test]
fn a_reversal_is_the_contrary_of_one_movement_and_comes_once() {
    let when = at("2026-11-23T09:00:00");
    let mut book = Book::default();
    let first = paid(1, 100);
    let back = first.reversal(id(2), when).unwrap();
    assert_eq!(book.record(back.clone()), Err(Refused::NothingToReverse));
    book.record(first.clone()).unwrap();
    book.record(paid(3, 50)).unwrap();
    let other = Transaction::between(
        id(2),
        when,
        Movement::Reversed { of: id(1) },
        (settlement(), party(1)),
        99,
    );
    assert_eq!(book.record(other.unwrap()), Err(Refused::NotTheContrary));
    assert_eq!(book.record(back), Ok(Recorded::Now));
    assert_eq!(book.balance(&settlement()), 50);
    let again = first.reversal(id(4), when).unwrap();
    assert_eq!(book.record(again), Err(Refused::ReversedBefore));
}

fn yearly() -> Schedule {
    let of = |year: i32| Installment { due_day: day(&format!("{year}-01-10")), amount_fen: 1_000 };
    Schedule::new((2026..2029).map(of).collect()).unwrap()
}

#[test]
fn rent_is_overdue_from_the_day_after_it_was_due() {
    use DueStanding::{NotYetDue, Overdue, Paid};
    let on = |today: &str, paid_fen| -> Vec<DueStanding> {
        standing(&yearly(), paid_fen, day(today)).into_iter().map(|it| it.standing).collect()
    };
    assert_eq!(on("2026-01-10", 0), [NotYetDue; 3]);
    assert_eq!(on("2026-01-11", 0), [Overdue { days: 1 }, NotYetDue, NotYetDue]);
    assert_eq!(on("2027-01-20", 1_999), [Paid, Overdue { days: 10 }, NotYetDue]);
    assert_eq!(on("2027-01-20", 2_000), [Paid, Paid, NotYetDue]);
    assert_eq!(on("2030-01-01", 9_000), [Paid; 3]);
    assert_eq!(standing(&yearly(), 1_999, day("2027-01-20"))[1].paid_fen, 999);
}

#[test]
fn a_schedule_is_of_positive_sums_in_the_order_of_their_days() {
    let of = |installments: &[(&str, i64)]| {
        let installment = |it: &(&str, i64)| Installment { due_day: day(it.0), amount_fen: it.1 };
        Schedule::new(installments.iter().map(installment).collect()).err()
    };
    assert_eq!(of(&[("2026-01-01", 1), ("2026-01-01", 1)]), None);
    assert_eq!(of(&[]), Some(ScheduleError::Empty));
    assert_eq!(of(&[("2026-01-01", 0)]), Some(ScheduleError::NotPositive));
    assert_eq!(of(&[("2026-01-02", 1), ("2026-01-01", 1)]), Some(ScheduleError::OutOfOrder));
    let huge = [("2026-01-01", i64::MAX), ("2026-01-02", 1)];
    assert_eq!(of(&huge), Some(ScheduleError::TooLarge));
}

fn expected(number: u32, account: u8, amount_fen: i64) -> Expected {
    Expected {
        number,
        deal: DEAL,
        flow: Flow::Out,
        party: person(2),
        account: [account; 32],
        amount_fen,
    }
}

fn line(line: u32, payment: Option<u32>, account: u8, amount_fen: i64) -> BankLine {
    BankLine { line, payment, account: [account; 32], amount_fen }
}

#[test]
fn only_a_line_of_the_right_account_and_amount_is_a_payment() {
    let payments = [expected(1, 7, 100), expected(2, 8, 200), expected(3, 9, 300)];
    let lines = [
        line(1, Some(1), 7, 100),
        line(2, Some(1), 7, 100),
        line(3, Some(2), 8, 199),
        line(4, None, 5, 300),
    ];
    let matching = match_lines(&payments, &lines);
    let numbers: Vec<(u32, u32)> =
        matching.matched.iter().map(|it| (it.expected().number, it.line())).collect();
    assert_eq!(numbers, [(1, 1)]);
    let unmatched = [
        Finding::Double { payment: 1, line: 2 },
        Finding::WrongAmount { payment: 2, line: 3, ordered_fen: 200, paid_fen: 199 },
        Finding::Unknown { line: 4 },
        Finding::Unpaid { payment: 3 },
    ];
    assert_eq!(matching.unmatched, unmatched);
}

proptest! {
    #[test]
    fn every_line_of_a_bank_file_is_matched_or_listed(
        payments in prop::collection::vec((0..6_u32, 0..4_u8, 1..4_i64), 0..12),
        lines in prop::collection::vec((prop::option::of(0..8_u32), 0..4_u8, 1..4_i64), 0..16),
    ) {
        let payments: Vec<Expected> =
            payments.iter().map(|it| expected(it.0, it.1, it.2)).collect();
        let lines: Vec<BankLine> = lines
            .iter()
            .zip(1..)
            .map(|(it, number)| line(number, it.0, it.1, it.2))
            .collect();
        let matching = match_lines(&payments, &lines);
        let mut told: Vec<u32> = matching.matched.iter().map(super::MatchedPayment::line).collect();
        told.extend(matching.unmatched.iter().filter_map(|it| match it {
            Finding::Matched { line, .. }
            | Finding::WrongAmount { line, .. }
            | Finding::WrongAccount { line, .. }
            | Finding::Double { line, .. }
            | Finding::Unknown { line } => Some(*line),
            Finding::Unpaid { .. } => None,
        }));
        told.sort_unstable();
        prop_assert_eq!(told, lines.iter().map(|it| it.line).collect::<Vec<_>>());
        for it in &matching.matched {
            let line = lines.iter().find(|line| line.line == it.line()).unwrap();
            let Expected { account, amount_fen, .. } = *it.expected();
            prop_assert_eq!((line.account, line.amount_fen), (account, amount_fen));
        }
    }

    #[test]
    fn whatever_is_recorded_the_postings_sum_to_zero_and_nothing_is_overdrawn(
        moves in prop::collection::vec((0..8_u128, 0..5_u8, -3..200_i64, 0..60_i64), 0..40),
    ) {
        let when = at("2026-11-22T09:00:00");
        let mut book = Book::default();
        for (n, kind, amount_fen, deducted) in moves {
            let deposit = Account::Deposit { deal: DEAL, party: person(1) };
            let between = |movement, accounts| {
                Transaction::between(id(n), when, movement, accounts, amount_fen)
            };
            let made = match kind {
                0 => between(Movement::PricePaid, (party(1), settlement())),
                1 => between(Movement::DepositPaid, (party(1), deposit)),
                2 => between(Movement::DepositTowardsPrice, (deposit, settlement())),
                3 => payout(n, amount_fen, &[debt(deducted)]),
                _ => match book.transactions().first() {
                    Some(first) => first.reversal(id(n), when),
                    None => continue,
                },
            };
            if let Ok(made) = made {
                let _ = book.record(made);
            }
            prop_assert_eq!(book.balances().map(|it| it.1).sum::<i128>(), 0);
            let overdrawn = |it: (&Account, i128)| it.1 < 0 && !matches!(it.0, Account::Party { .. });
            prop_assert!(!book.balances().any(overdrawn));
        }
    }
}
