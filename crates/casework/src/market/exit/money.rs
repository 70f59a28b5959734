//! The compensation of an exit 补偿款: ordered, paid as the bank says, and given back where the exit did not come about.

use market::exit::{ExitEvent, ExitState, ExitTerms};
use market::money::{Account, Flow, MatchedPayment, Movement};
use store::{ExpectedRow, MoneyRow, Unit};
use tenure::ObjectId;
use tenure::case::Role;

use super::super::duty;
use super::super::payment::{BankFileAsked, Cashier, Laid, OrderAsked, Round, lay, order};
use super::right::RegisteredRight;
use super::step::record;
use super::view::{ExitView, county_of};
use crate::Refused;
use crate::case::{Counter, Mode, Reply};

/// Orders what is still to be paid, or says from which accounts it is to come back; the orders of before are void where nothing was paid on them.
pub async fn order_payments(
    counter: &Counter<'_, ExitView>,
    number: &str,
    revision: i64,
    orders: Vec<OrderAsked>,
    mode: Mode,
) -> Result<Reply<ExitView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, number)?).await?;
    let mut view = ExitView::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    duty::check(officer, Role::Intake, "order-payments")?;
    if view.row.revision != revision {
        return Err(Refused::Stale { revision: view.row.revision });
    }
    let round = round(&view)?;
    let by = (officer.name.as_str(), occasion);
    let rows = order(&mut unit, &round, &view.expected, orders, by).await?;
    view.expected.extend(rows.iter().cloned());
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    unit.insert_expected(&rows).await?;
    unit.touch_deal(&mut view.row).await?;
    counter.conclude(unit, view).await
}

/// What may be ordered as the exit stands.
fn round(view: &ExitView) -> Result<Round, Refused> {
    let file = view.exit.file();
    let parties = file.application.holders.iter().map(|it| it.person).collect();
    let deal = view.row.id;
    if view.exit.state() == ExitState::Signed
        && let Some(ExitTerms::Compensation { schedule, .. }) = &file.terms
    {
        let outstanding_fen = i128::from(schedule.total_fen()) - file.paid_fen();
        let (flow, purpose) = (Flow::Out, Movement::CompensationPaid);
        return Ok(Round { deal, flow, purpose, outstanding_fen, parties });
    }
    let outstanding_fen = view.refund_due_fen();
    if outstanding_fen <= 0 {
        return Err(Refused::NotPayable("nothing is to be paid as the exit stands"));
    }
    Ok(Round { deal, flow: Flow::In, purpose: Movement::Refunded, outstanding_fen, parties })
}

/// Lays a bank's file beside what is expected: each line is matched, or told as what it is.
pub async fn hand_in_bank_file(
    counter: &Counter<'_, ExitView>,
    number: &str,
    file: BankFileAsked,
    mode: Mode,
) -> Result<Reply<ExitView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, number)?).await?;
    let mut view = ExitView::open(&mut unit, officer, number).await?;
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
        let moved = settle(&mut unit, counter, &mut view, &mut cashier, &row, payment).await?;
        view.movements.push(moved);
    }
    counter.conclude(unit, view).await
}

/// One payment: its movement, and what it means for the exit.
async fn settle(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    view: &mut ExitView,
    cashier: &mut Cashier<'_>,
    row: &ExpectedRow,
    payment: MatchedPayment,
) -> Result<MoneyRow, Refused> {
    let payer = payer(view).ok_or(Refused::NotPayable("the exit says nobody who pays"))?;
    let (payer, holder) =
        (Account::Party { party: payer }, Account::Party { party: row.expected.party });
    let amount_fen = row.expected.amount_fen;
    if row.expected.flow == Flow::In {
        return cashier.record(unit, row.purpose, (holder, payer), amount_fen).await;
    }
    let event = ExitEvent::Pay(payment);
    let (none, desk) = (RegisteredRight::default(), counter.desk);
    let register = none.register(&desk.calendar, &desk.market_parameters);
    let next = view.exit.take(event.clone(), counter.occasion.at, &register)?;
    let moved = cashier.record(unit, row.purpose, (payer, holder), amount_fen).await?;
    record(unit, view, counter, event, next, None).await?;
    Ok(moved)
}

fn payer(view: &ExitView) -> Option<ObjectId> {
    // Where the exit began anew its terms are gone, but what was agreed on then was kept.
    let terms = view.steps.iter().rev().filter_map(|it| match &it.event.event {
        ExitEvent::Agree(terms) => Some(terms),
        _ => None,
    });
    terms.into_iter().find_map(|it| match it {
        ExitTerms::Compensation { payer, .. } => Some(*payer),
        _ => None,
    })
}
