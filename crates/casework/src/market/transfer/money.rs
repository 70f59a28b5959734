//! The money of a transfer 价款: ordered as it falls due, paid as the bank says, and given back where the transfer is void.

use market::money::{Account, Flow, MatchedPayment, Movement};
use market::transfer::TransferEvent;
use store::{ExpectedRow, Unit};
use tenure::case::Role;

use super::step::{Taken, record};
use super::view::{TransferView, county_of};
use crate::Refused;
use crate::case::{Counter, Mode, Reply};
use crate::market::duty;
use crate::market::payment::{BankFileAsked, Cashier, Laid, OrderAsked, Round, lay, order};

/// Orders what falls due, or what is to go back; the orders of before are void where nothing was paid on them.
pub async fn order_payments(
    counter: &Counter<'_, TransferView>,
    number: &str,
    revision: i64,
    orders: Vec<OrderAsked>,
    mode: Mode,
) -> Result<Reply<TransferView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, number)?).await?;
    let mut view = TransferView::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Intake, "order-payments")?;
    if view.row.revision != revision {
        return Err(Refused::Stale { revision: view.row.revision });
    }
    let by = (officer.name.as_str(), occasion);
    let round = round(&view, counter)?;
    let rows = order(&mut unit, &round, &view.expected, orders, by).await?;
    view.expected.extend(rows.iter().cloned());
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    unit.insert_expected(&rows).await?;
    unit.touch_deal(&mut view.row).await?;
    counter.conclude(unit, view).await
}

/// What may be ordered as the transfer stands.
fn round(view: &TransferView, counter: &Counter<'_, TransferView>) -> Result<Round, Refused> {
    let (deal, flow) = (view.row.id, Flow::Out);
    let proposal = &view.deal.file().proposal;
    let outstanding_fen = view.deal.payable_fen(counter.occasion.today);
    if outstanding_fen > 0 {
        // The price belongs to who holds the right (承包法 39).
        let (purpose, parties) = (Movement::PricePaid, vec![proposal.representative]);
        return Ok(Round { deal, flow, purpose, outstanding_fen, parties });
    }
    let outstanding_fen = view.deal.refund_due_fen();
    if outstanding_fen <= 0 {
        return Err(Refused::NotPayable("nothing is to be paid as the transfer stands"));
    }
    let (purpose, parties) = (Movement::Refunded, vec![proposal.transferee.party]);
    Ok(Round { deal, flow, purpose, outstanding_fen, parties })
}

/// Lays a bank's file beside what is expected: each line is matched, or told as what it is.
pub async fn hand_in_bank_file(
    counter: &Counter<'_, TransferView>,
    number: &str,
    file: BankFileAsked,
    mode: Mode,
) -> Result<Reply<TransferView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, number)?).await?;
    let mut view = TransferView::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Registrar, "bank-file")?;
    let by = (officer.name.as_str(), occasion);
    let Laid { file, paid } = lay(&unit, &view.expected, &view.files, file, by);
    view.files.push(file.clone());
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    unit.insert_bank_file(view.row.id, &file).await?;
    let mut cashier = Cashier::of(view.row.id, &view.movements, by)?;
    for (row, payment) in paid {
        settle(&mut unit, counter, &mut view, (&mut cashier, &row), payment).await?;
    }
    counter.conclude(unit, view).await
}

/// One payment: what it means for the transfer, and its movements.
async fn settle(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &mut TransferView,
    (cashier, row): (&mut Cashier<'_>, &ExpectedRow),
    payment: MatchedPayment,
) -> Result<(), Refused> {
    let back = row.purpose == Movement::Refunded;
    let event = if back { TransferEvent::Refund(payment) } else { TransferEvent::Pay(payment) };
    let next = view.deal.told_paid(&event, counter.occasion.at)?;
    record(unit, view, counter, Taken { event, document_number: None, act: None }, next).await?;
    if !back {
        return paid(unit, view, cashier, row).await;
    }
    // Once all of it is back, what moved is countered.
    if view.deal.refund_due_fen() <= 0 {
        view.movements.extend(cashier.counter_all(unit).await?);
    }
    Ok(())
}

/// The price goes through the settlement account of the deal to whoever gives the right.
async fn paid(
    unit: &mut Unit,
    view: &mut TransferView,
    cashier: &mut Cashier<'_>,
    row: &ExpectedRow,
) -> Result<(), Refused> {
    let party = |party| Account::Party { party };
    let from = party(view.deal.file().proposal.transferee.party);
    let (settlement, to) = (Account::Settlement { deal: view.row.id }, party(row.expected.party));
    let amount_fen = row.expected.amount_fen;
    for (movement, accounts) in
        [(Movement::PricePaid, (from, settlement.clone())), (Movement::PaidOut, (settlement, to))]
    {
        let moved = cashier.record(unit, movement, accounts, amount_fen).await?;
        view.movements.push(moved);
    }
    Ok(())
}
