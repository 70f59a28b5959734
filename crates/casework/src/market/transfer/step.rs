//! A step of a transfer: taken where the process allows it and the rules do not stand in the way.

use chrono::NaiveDate;
use market::rules::{RUNNING_RULES, TRANSFER_RULES, check_transfer};
use market::transfer::{Transfer, TransferDeal, TransferEvent, TransferRefused, TransferRegister};
use store::{DealKind, DealRow, DealStep, Unit};
use tenure::{ActId, Moment};

use super::asked::StepAsked;
use super::body::{KeptStep, TransferBody};
use super::right::{RegisteredRight, holds, right_of};
use super::take_in::check_held;
use super::view::{TransferView, alerts};
use super::{conveyance, end, enter, take_back};
use crate::Refused;
use crate::case::{Counter, Findings, Mode, Reply, evidence};
use crate::entering::Ids;
use crate::market::conveyance::Conveying;
use crate::market::{deal_row, duty, named::Gathered};

/// Takes a step at the revision that the officer saw.
pub async fn take_step(
    counter: &Counter<'_, TransferView>,
    number: &str,
    revision: i64,
    asked: StepAsked,
    mode: Mode,
) -> Result<Reply<TransferView>, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (DealKind::Transfer, number)).await?;
    let mut view = TransferView::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    check_officer(counter, &view, revision, &asked)?;
    let Worked { right, event, document_number } =
        work_out(&mut unit, counter, &view, asked).await?;
    let named = Gathered::default().transfer_event(&event).0;
    evidence::stored(&mut unit, &officer.scope, named).await?;
    if let Some(transfer) = looked_at(&event, &view) {
        check_held(&mut unit, transfer, view.row.id).await?;
    }
    let moment = moment(&event);
    let register = right.register(&desk.calendar, &desk.market_parameters);
    let next = lawful(view.deal.take(&event, occasion.at, &register), moment)?;
    view.findings = match &event {
        TransferEvent::Inspect(_) => alerts(&next, occasion.today),
        _ => findings(&next, &register, occasion.today, moment),
    };
    let conveying = Box::pin(conveying(&mut unit, counter, &event, (&view, &next))).await?;
    if mode == Mode::DryRun {
        next.state().as_str().clone_into(&mut view.row.state);
        return Ok(Reply::Now(Box::new(TransferView { deal: next, ..view })));
    }
    let act = match &event {
        TransferEvent::Enter => {
            let write = enter::write(&mut unit, counter, (&view, &next), &right, conveying);
            Some(Box::pin(write).await?)
        }
        TransferEvent::End(_) if conveying.is_some() => {
            end::release(&mut unit, counter, &view, conveying).await?
        }
        TransferEvent::FindCoercion(_) if conveying.is_some() => {
            take_back::write(&mut unit, counter, &view, conveying).await?
        }
        TransferEvent::End(_) | TransferEvent::FindCoercion(_) => {
            end::write(&mut unit, counter, &view, &next, right).await?
        }
        _ => None,
    };
    let step = Taken { event, document_number, act };
    record(&mut unit, &mut view, counter, step, next).await?;
    counter.conclude(unit, view).await
}

/// What goes over, is released, or goes back, worked out as it would be entered; none where no right does.
async fn conveying(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    event: &TransferEvent,
    (view, next): (&TransferView, &TransferDeal),
) -> Result<Option<Conveying>, Refused> {
    let proposal = &next.file().proposal;
    match event {
        TransferEvent::Correct(_) | TransferEvent::Approve | TransferEvent::Enter => {
            conveyance::work_out(unit, counter, proposal, moment(event)).await
        }
        TransferEvent::End(_) => conveyance::release(unit, counter, &proposal.transfer).await,
        TransferEvent::FindCoercion(_) => take_back::work_out(unit, counter, view).await,
        _ => Ok(None),
    }
}

/// What nobody else may be changing meanwhile, where a step is not about the papers alone.
fn looked_at<'a>(event: &'a TransferEvent, view: &'a TransferView) -> Option<&'a Transfer> {
    match event {
        TransferEvent::Correct(it) => Some(&it.transfer),
        TransferEvent::Approve | TransferEvent::Enter => Some(view.deal.transfer()),
        _ => None,
    }
}

/// The role, the revision, and whose application it is.
fn check_officer(
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    revision: i64,
    asked: &StepAsked,
) -> Result<(), Refused> {
    duty::check(counter.officer, asked.role(), asked.name())?;
    if view.row.revision != revision {
        return Err(Refused::Stale { revision: view.row.revision });
    }
    if asked.is_anothers() {
        duty::check_other(counter.officer, &view.row.opened_by)?;
    }
    Ok(())
}

/// A step with what the register says.
struct Worked {
    right: RegisteredRight,
    event: TransferEvent,
    document_number: Option<String>,
}

/// The event of a step; a correction keeps the kind of the transfer and whose right it is.
async fn work_out(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    asked: StepAsked,
) -> Result<Worked, Refused> {
    let asked = match asked.event() {
        Ok(event) => {
            let right = registered(unit, counter, view, &event).await?;
            return Ok(Worked { right, event, document_number: None });
        }
        Err(asked) => *asked,
    };
    let (before, after) = (view.deal.transfer(), &asked.transfer);
    if before.kind() != after.kind() || right_of(before) != right_of(after) {
        return Err(Refused::AnotherRequest);
    }
    let right = RegisteredRight::of(unit, counter, after).await?;
    let party = Ids::of(ActId(counter.occasion.id)).next();
    let TransferBody { proposal, document_number } =
        right.body(unit, counter, asked, party).await?;
    let event = TransferEvent::Correct(Box::new(proposal));
    Ok(Worked { right, event, document_number: Some(document_number) })
}

/// What is registered of it, where a step is about that.
async fn registered(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    event: &TransferEvent,
) -> Result<RegisteredRight, Refused> {
    if view.has_gone_over() {
        return RegisteredRight::gone(view.row.division);
    }
    match event {
        TransferEvent::Return { .. }
        | TransferEvent::Withdraw
        | TransferEvent::Inspect(_)
        | TransferEvent::End(_)
        | TransferEvent::FindCoercion(_)
        | TransferEvent::Archive => RegisteredRight::left(unit, counter, view).await,
        _ => RegisteredRight::of(unit, counter, view.deal.transfer()).await,
    }
}

/// A step that was taken, with what came with it.
pub(super) struct Taken {
    pub(super) event: TransferEvent,
    pub(super) document_number: Option<String>,
    pub(super) act: Option<ActId>,
}

/// Puts a step down, and holds what the transfer is about while it is open.
pub(super) async fn record(
    unit: &mut Unit,
    view: &mut TransferView,
    counter: &Counter<'_, TransferView>,
    taken: Taken,
    next: TransferDeal,
) -> Result<(), Refused> {
    let corrected = matches!(taken.event, TransferEvent::Correct(_));
    let step = kept(&view.row, counter, taken, &next);
    unit.append_deal_step(&mut view.row, step.clone()).await?;
    if corrected || view.deal.state().is_open() && !next.state().is_open() {
        unit.release_deal_holds(view.row.id).await?;
    }
    if corrected {
        unit.hold_for_deal(view.row.id, &holds(next.transfer())).await?;
    }
    view.steps.push(step);
    view.deal = next;
    Ok(())
}

/// A step as it is kept; it has the number of the revision at which it was taken.
pub(super) fn kept(
    row: &DealRow<TransferBody>,
    counter: &Counter<'_, TransferView>,
    taken: Taken,
    next: &TransferDeal,
) -> DealStep<KeptStep> {
    let Taken { event, document_number, act } = taken;
    DealStep {
        number: u32::try_from(row.revision).unwrap_or(u32::MAX),
        step: event.name().to_owned(),
        event: KeptStep { taken: next.taken(event), document_number },
        state_after: next.state().as_str().to_owned(),
        officer: counter.officer.name.clone(),
        at: counter.occasion.at,
        act,
    }
}

/// The moment whose rules a step is held against, and is told about.
fn moment(event: &TransferEvent) -> Moment {
    match event {
        TransferEvent::Approve => Moment::Approve,
        TransferEvent::Enter | TransferEvent::End(_) => Moment::Register,
        _ => Moment::Submit,
    }
}

/// What the rules say of a transfer on its way to the register.
pub(super) fn findings(
    deal: &TransferDeal,
    register: &TransferRegister<'_>,
    today: NaiveDate,
    moment: Moment,
) -> Findings {
    if !(deal.state().is_open() || moment == Moment::Register) {
        return Findings::default();
    }
    let facts = register.facts(deal.deal(), deal.file(), today);
    Findings::of(check_transfer(&facts, moment), moment)
}

/// What stands in the way is told as findings, like everywhere.
pub(super) fn lawful<T>(result: Result<T, TransferRefused>, moment: Moment) -> Result<T, Refused> {
    result.map_err(|refused| match refused {
        TransferRefused::Unlawful(violations) => {
            let rules = TRANSFER_RULES.iter().map(|(rule, _)| *rule);
            let rules = rules.chain(RUNNING_RULES.iter().map(|(rule, _)| *rule));
            Refused::Violated(Findings::by_rule(rules, &violations, moment))
        }
        other => Refused::Transfer(other),
    })
}
