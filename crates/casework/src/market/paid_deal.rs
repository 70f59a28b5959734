//! A deal that is paid: what is to go out or come back is ordered, and comes by the bank's file alone.

use market::money::MatchedPayment;
use store::{DealKind, DealRow, ExpectedRow, Unit};
use tenure::case::Role;

use super::cashier::Cashier;
use super::payment::{BankFileAsked, Laid, OrderAsked, Round, lay, order};
use super::{DealMoney, deal_row, duty};
use crate::case::{Counter, Mode, Reply};
use crate::{Officer, Refused};

/// A deal as it is shown, whose money is ordered round by round.
pub trait PaidDeal: Send + Sync + Sized {
    const KIND: DealKind;
    /// What the deal was opened with.
    type Body: Sync;

    /// The deal in a unit of work, where the officer may see it.
    fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> impl Future<Output = Result<Self, Refused>> + Send;

    /// The row and the money of the deal.
    fn kept(&mut self) -> (&mut DealRow<Self::Body>, &mut DealMoney);

    /// What may be ordered as it stands.
    fn round(&self, counter: &Counter<'_, Self>) -> Result<Round, Refused>;

    /// One payment that the bank's file shows: what it means for the deal, and its movements.
    fn settle(
        &mut self,
        unit: &mut Unit,
        counter: &Counter<'_, Self>,
        cashier: &mut Cashier<'_>,
        payment: (ExpectedRow, MatchedPayment),
    ) -> impl Future<Output = Result<(), Refused>> + Send;
}

/// Orders what is to be paid, or says from which accounts it comes back; the orders of before are void where nothing was paid on them.
pub async fn order_payments<D: PaidDeal>(
    counter: &Counter<'_, D>,
    number: &str,
    revision: i64,
    orders: Vec<OrderAsked>,
    mode: Mode,
) -> Result<Reply<D>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (D::KIND, number)).await?;
    let mut deal = D::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Intake, "order-payments")?;
    let current = deal.kept().0.revision;
    if current != revision {
        return Err(Refused::Stale { revision: current });
    }
    let round = deal.round(counter)?;
    let (row, money) = deal.kept();
    let by = (officer.name.as_str(), occasion);
    let rows = order(&mut unit, &round, &money.expected, orders, by).await?;
    money.expected.extend(rows.iter().cloned());
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(deal)));
    }
    unit.insert_expected(&rows).await?;
    unit.touch_deal(row).await?;
    counter.conclude(unit, deal).await
}

/// Lays a bank's file beside what is expected: each line is matched, or told as what it is.
pub async fn hand_in_bank_file<D: PaidDeal>(
    counter: &Counter<'_, D>,
    number: &str,
    file: BankFileAsked,
    mode: Mode,
) -> Result<Reply<D>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (D::KIND, number)).await?;
    let mut deal = D::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Registrar, "bank-file")?;
    let by = (officer.name.as_str(), occasion);
    let (row, money) = deal.kept();
    let Laid { file, paid } = lay(&unit, money, file, by);
    money.files.push(file.clone());
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(deal)));
    }
    unit.insert_bank_file(row.id, &file).await?;
    let mut cashier = Cashier::of(row.id, &money.movements, by)?;
    for payment in paid {
        deal.settle(&mut unit, counter, &mut cashier, payment).await?;
    }
    counter.conclude(unit, deal).await
}
