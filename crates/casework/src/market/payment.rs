//! Payments of a deal: ordered, and laid beside what the bank's file says.

use market::money::{
    Book, DealId, Expected, Flow, MatchedPayment, Movement, Transaction, TransactionId, match_lines,
};
use market::transfer::reversals;
use store::{BankFile, ExpectedRow, MoneyRow, Unit};
use tenure::collective::BankLineAsked;
use tenure::distribution::{BankLine, Finding};
use tenure::{ActId, ObjectId};

use crate::Refused;
use crate::bank_file::{bank_line, beside_earlier_files, paid};
use crate::case::Occasion;
use crate::entering::Ids;

/// A payment that is to be ordered, or a refund that is to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderAsked {
    pub person: ObjectId,
    pub account: String,
    pub amount_fen: i64,
}

/// A bank's file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankFileAsked {
    pub sha256: String,
    pub lines: Vec<BankLineAsked>,
}

/// What is ordered, all of it at once.
pub(super) struct Round {
    pub(super) deal: DealId,
    pub(super) flow: Flow,
    pub(super) purpose: Movement,
    /// What is still to be paid in all, in fen; the orders come to exactly that.
    pub(super) outstanding_fen: i128,
    /// To whom, or from whom, it may go.
    pub(super) parties: Vec<ObjectId>,
}

/// The orders of a round as they are put down; they take the place of what an earlier round left unpaid.
pub(super) async fn order(
    unit: &mut Unit,
    round: &Round,
    before: &[ExpectedRow],
    orders: Vec<OrderAsked>,
    (officer, occasion): (&str, Occasion),
) -> Result<Vec<ExpectedRow>, Refused> {
    check(round, &orders)?;
    let last = before.iter().map(|it| it.round).max().unwrap_or_default();
    let first = unit.next_payment_number().await?;
    let rows = orders.into_iter().zip(first..).map(|(it, number)| ExpectedRow {
        expected: Expected {
            number,
            deal: round.deal,
            flow: round.flow,
            party: it.person,
            account: unit.account_mac(&it.account),
            amount_fen: it.amount_fen,
        },
        purpose: round.purpose,
        round: last.saturating_add(1),
        account: it.account,
        officer: officer.to_owned(),
        at: occasion.at,
    });
    Ok(rows.collect())
}

fn check(round: &Round, orders: &[OrderAsked]) -> Result<(), Refused> {
    if orders.iter().any(|it| !round.parties.contains(&it.person)) {
        return Err(Refused::NotPayable("an order names somebody to whom nothing is due"));
    }
    if orders.iter().any(|it| it.amount_fen <= 0 || it.account.trim().is_empty()) {
        return Err(Refused::NotPayable("an order has no account, or is not more than nothing"));
    }
    let sum: i128 = orders.iter().map(|it| i128::from(it.amount_fen)).sum();
    if sum != round.outstanding_fen || sum == 0 {
        return Err(Refused::NotPayable("the orders do not come to what is still to be paid"));
    }
    Ok(())
}

/// What a bank's file came to.
pub(crate) struct Laid {
    pub(crate) file: BankFile,
    /// The payments that it shows and no earlier file showed.
    pub(crate) paid: Vec<(ExpectedRow, MatchedPayment)>,
}

/// Lays a bank's file beside what is expected: what earlier files have paid is not paid again.
pub(crate) fn lay(
    unit: &Unit,
    expected: &[ExpectedRow],
    before: &[BankFile],
    asked: BankFileAsked,
    (officer, occasion): (&str, Occasion),
) -> Laid {
    let paid_before = paid(before.iter().flat_map(|it| &it.findings));
    let last = expected.iter().map(|it| it.round).max();
    let counts =
        |it: &&ExpectedRow| Some(it.round) == last || paid_before.contains(&it.expected.number);
    let counting: Vec<Expected> = expected.iter().filter(counts).map(|it| it.expected).collect();
    let lines: Vec<BankLine> = asked.lines.iter().map(|it| bank_line(unit, it)).collect();
    let matching = match_lines(&counting, &lines);
    let told =
        |it: &MatchedPayment| Finding::Matched { payment: it.expected().number, line: it.line() };
    let mut findings: Vec<Finding> = matching.matched.iter().map(told).collect();
    findings.extend(&matching.unmatched);
    let mut findings = beside_earlier_files(findings, &paid_before);
    findings.sort_by_key(place);
    let row = |it: &MatchedPayment| {
        let number = it.expected().number;
        expected.iter().find(|row| row.expected.number == number).cloned()
    };
    let new = matching.matched.into_iter();
    let new = new.filter(|it| !paid_before.contains(&it.expected().number));
    let file = BankFile {
        number: before.iter().map(|it| it.number).max().unwrap_or_default().saturating_add(1),
        sha256: asked.sha256,
        findings,
        officer: officer.to_owned(),
        at: occasion.at,
    };
    Laid { paid: new.filter_map(|it| Some((row(&it)?, it))).collect(), file }
}

/// In the order of the lines; then what no line belongs to, in the order of the payments.
fn place(finding: &Finding) -> (u32, u32) {
    match *finding {
        Finding::Matched { line, .. }
        | Finding::WrongAmount { line, .. }
        | Finding::WrongAccount { line, .. }
        | Finding::Double { line, .. }
        | Finding::Unknown { line } => (line, 0),
        Finding::Unpaid { payment } => (u32::MAX, payment),
    }
}

/// Makes the ids of the movements of one request, and records each in the book and in the register.
pub(super) struct Cashier<'a> {
    pub(super) deal: DealId,
    pub(super) officer: &'a str,
    occasion: Occasion,
    ids: Ids,
    book: Book,
}

impl<'a> Cashier<'a> {
    /// A cashier who knows the movements of a deal.
    pub(super) fn of(
        deal: DealId,
        movements: &[MoneyRow],
        (officer, occasion): (&'a str, Occasion),
    ) -> Result<Self, Refused> {
        let mut book = Book::default();
        for it in movements {
            book.record(it.transaction.clone())?;
        }
        Ok(Self { deal, officer, occasion, ids: Ids::of(ActId(occasion.id)), book })
    }

    /// Moves money, as a payment shows it, from one account to another.
    pub(super) async fn record(
        &mut self,
        unit: &mut Unit,
        movement: Movement,
        accounts: (market::money::Account, market::money::Account),
        amount_fen: i64,
    ) -> Result<MoneyRow, Refused> {
        let id = TransactionId(self.ids.next());
        let transaction =
            Transaction::between(id, self.occasion.at, movement, accounts, amount_fen)?;
        self.book.record(transaction.clone())?;
        let row = MoneyRow { transaction, officer: self.officer.to_owned() };
        unit.record_transaction(self.deal, &row).await?;
        Ok(row)
    }

    /// Counters whatever moved for the deal and was not countered before, last first.
    pub(super) async fn counter_all(&mut self, unit: &mut Unit) -> Result<Vec<MoneyRow>, Refused> {
        let (at, ids) = (self.occasion.at, &mut self.ids);
        let all = reversals(&self.book, self.deal, at, || TransactionId(ids.next()))?;
        let mut rows = Vec::with_capacity(all.len());
        for transaction in all {
            self.book.record(transaction.clone())?;
            let row = MoneyRow { transaction, officer: self.officer.to_owned() };
            unit.record_transaction(self.deal, &row).await?;
            rows.push(row);
        }
        Ok(rows)
    }
}
