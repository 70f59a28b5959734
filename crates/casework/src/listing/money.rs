//! What a step makes due, and the movements that follow from a step or from the bank's file.

use chrono::{DateTime, Utc};
use market::listing::{Listing, ListingState};
use market::money::{
    Account, Book, DealId, Expected, Flow, MatchedPayment, Movement, NotBalanced, Transaction,
    TransactionId,
};
use store::MoneyRow;
use tenure::ObjectId;

use super::file::ListingFile;
use crate::Refused;
use crate::entering::Ids;

/// A payment that falls due.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub(super) flow: Flow,
    pub(super) purpose: Movement,
    pub(super) party: ObjectId,
    pub(super) account: String,
    pub(super) amount_fen: i64,
}

/// What falls due by a step that led from one listing to the next.
pub(super) fn orders(before: &Listing, file: &ListingFile) -> Vec<Order> {
    let after = &file.listing;
    let enrolled = deposits(before, file);
    let rest = rest(before, file);
    let settled = before.state() < ListingState::Settled && after.state() == ListingState::Settled;
    let price = after.award().filter(|_| settled).map(|it| to_holder(file, it.price_fen));
    let lost = after.forfeited().filter(|_| before.forfeited().is_none());
    let lost = lost.filter(|it| it.1 > 0).map(|(_, fen)| to_holder(file, fen));
    let due = enrolled.into_iter().chain(rest).chain(price).chain(lost);
    due.chain(refunds(file)).collect()
}

/// The deposits of those who enrolled just now.
fn deposits(before: &Listing, file: &ListingFile) -> Vec<Order> {
    let amount_fen = file.listing.application().deposit_fen;
    let known = |party| before.enrolments().any(|it| it.bidder.party == party);
    let new = file.listing.enrolments().map(|it| it.bidder.party).filter(|it| !known(*it));
    let asked = new.filter(|_| amount_fen > 0 && before.round() == file.listing.round());
    let order = asked.filter_map(|party| order_of(file, party, Movement::DepositPaid, amount_fen));
    order.collect()
}

/// What the winner owes beyond the deposit, once the contract is signed.
fn rest(before: &Listing, file: &ListingFile) -> Option<Order> {
    let after = &file.listing;
    let signed = before.contract().is_none() && after.contract().is_some();
    let award = after.award().filter(|_| signed)?;
    let rest = i128::from(award.price_fen).saturating_sub(after.paid_fen());
    let rest = i64::try_from(rest).ok().filter(|it| *it > 0)?;
    order_of(file, award.bidder, Movement::PricePaid, rest)
}

/// The deposits that go back and have not been ordered yet.
fn refunds(file: &ListingFile) -> Vec<Order> {
    let ordered = |party: ObjectId| {
        let back = |it: &&store::ExpectedRow| it.purpose == Movement::DepositRefunded;
        file.money.expected.iter().filter(back).any(|it| it.expected.party == party)
    };
    let due = file.listing.deposits_to_refund().into_iter().filter(|(party, _)| !ordered(*party));
    let back = due.filter_map(|(party, fen)| {
        let order = order_of(file, party, Movement::DepositRefunded, fen)?;
        Some(Order { flow: Flow::Out, ..order })
    });
    back.collect()
}

/// A payment from a bidder's account; `None` for a bidder who was erased, who is owed nothing any more.
pub(super) fn order_of(
    file: &ListingFile,
    party: ObjectId,
    purpose: Movement,
    amount_fen: i64,
) -> Option<Order> {
    let bidder = file.bidders.iter().find(|it| it.party == party)?;
    let account = bidder.body.as_ref()?.account.clone();
    Some(Order { flow: Flow::In, purpose, party, account, amount_fen })
}

/// What goes to whoever gives the right (承包法 39).
fn to_holder(file: &ListingFile, amount_fen: i64) -> Order {
    Order {
        flow: Flow::Out,
        purpose: Movement::PaidOut,
        party: file.listing.application().applicant,
        account: file.row.body.payee_account.clone(),
        amount_fen,
    }
}

/// The movement that a step is: a deposit becomes part of the price, or is lost to whoever gives the right.
pub(super) fn movement(
    before: &Listing,
    after: &Listing,
    id: TransactionId,
    at: DateTime<Utc>,
) -> Result<Option<Transaction>, NotBalanced> {
    let deal = after.deal();
    let signed = before.contract().is_none() && after.contract().is_some();
    let winner = after.award().filter(|_| signed).map(|it| it.bidder);
    let deposit = |party| {
        let enrolment = after.enrolments().find(|it| it.bidder.party == party);
        enrolment.map_or(0, |it| it.deposit_fen)
    };
    let towards = winner.map(|it| (Movement::DepositTowardsPrice, it, deposit(it)));
    let lost = after.forfeited().filter(|_| before.forfeited().is_none());
    let lost = lost.map(|(party, fen)| (Movement::DepositForfeited, party, fen));
    let Some((movement, party, fen)) = towards.or(lost).filter(|it| it.2 > 0) else {
        return Ok(None);
    };
    let accounts = (Account::Deposit { deal, party }, Account::Settlement { deal });
    Transaction::between(id, at, movement, accounts, fen).map(Some)
}

/// The movement that a payment is which the bank's file shows.
pub(super) fn paid(
    payment: &MatchedPayment,
    purpose: Movement,
    id: TransactionId,
    at: DateTime<Utc>,
) -> Result<Transaction, NotBalanced> {
    let Expected { deal, party, amount_fen, .. } = *payment.expected();
    let (outside, deposit) = (Account::Party { party }, Account::Deposit { deal, party });
    let accounts = match purpose {
        Movement::DepositPaid => (outside, deposit),
        Movement::DepositRefunded => (deposit, outside),
        Movement::PaidOut => {
            return Transaction::payout(id, at, (deal, party), amount_fen, &[]);
        }
        _ => (outside, Account::Settlement { deal }),
    };
    Transaction::between(id, at, purpose, accounts, amount_fen)
}

/// The book of a deal: nothing is paid out of it that is not there.
pub(super) fn book(movements: &[MoneyRow]) -> Result<Book, Refused> {
    let mut book = Book::default();
    for it in movements {
        book.record(it.transaction.clone())?;
    }
    Ok(book)
}

/// The next id of a movement.
pub(super) fn next_id(ids: &mut Ids) -> TransactionId {
    TransactionId(ids.next())
}

/// A payment as the bank's file is held against it.
pub(super) fn expected(
    order: &Order,
    deal: DealId,
    number: u32,
    account_mac: [u8; 32],
) -> Expected {
    let Order { flow, party, amount_fen, .. } = *order;
    Expected { number, deal, flow, party, account: account_mac, amount_fen }
}
