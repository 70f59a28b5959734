//! Payments of a deal: ordered, and laid beside what the bank's file says.

use market::money::{DealId, Expected, Flow, MatchedPayment, Movement, match_lines};
use store::{BankFile, ExpectedRow, Unit};
use tenure::ObjectId;
use tenure::collective::BankLineAsked;
use tenure::distribution::{BankLine, Finding};

use super::DealMoney;
use crate::Refused;
use crate::bank_file::{bank_line, beside_earlier_files};
use crate::case::Occasion;

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
#[derive(Debug)]
pub struct Round {
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
    money: &DealMoney,
    asked: BankFileAsked,
    (officer, occasion): (&str, Occasion),
) -> Laid {
    let (expected, paid_before) = (&money.expected, money.paid());
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
        number: money.files.iter().map(|it| it.number).max().unwrap_or_default().saturating_add(1),
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
