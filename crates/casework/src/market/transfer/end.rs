//! A transfer ends, or is void: what it entered is closed by another act, with all that was made under it.

use std::collections::{BTreeSet, HashSet};

use market::money::DealId;
use market::transfer::{TransferDeal, TransferEnd, TransferEvent, TransferState, TransferTaken};
use store::{Fact, Row, Unit};
use tenure::case::Restriction;
use tenure::{Act, ActId, Circulation, ObjectId};

use super::enter::{area_m2, concerned, resting_on};
use super::right::RegisteredRight;
use super::running::RunningDeal;
use super::step::{Taken, kept};
use super::view::TransferView;
use crate::Refused;
use crate::case::Counter;
use crate::entering::{Changes, Ids, Manner, Pen, restrict};
use crate::market::conveyance::Conveying;
use crate::market::entry::{DealAct, ENDED, Given, VOID};

/// Writes that what runs runs no more; the act's id, or none where nothing was entered yet.
pub(super) async fn write(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    next: &TransferDeal,
    right: RegisteredRight,
) -> Result<Option<ActId>, Refused> {
    let runs = view.deal.state() == TransferState::Running;
    let void = next.state() == TransferState::Void;
    let entered = right.transfers.iter().find(|it| it.row.id == view.row.id);
    let Some(entered) = entered.map(|it| it.entered) else { return Ok(None) };
    if !(runs || void) {
        return Ok(None);
    }
    let (documents, digests) = resting_on(unit, view).await?;
    let by = (counter.officer, counter.occasion);
    let deal = DealAct::record(unit, &view.row, by, digests).await?;
    let under: BTreeSet<DealId> = made_under(&right.transfers, view.row.id);
    let ending = right.transfers.iter().filter(|it| under.contains(&it.row.id));
    let closed: Vec<ObjectId> = ending.map(|it| it.entered).collect();
    let mut changes = close(unit, deal.act(), &right, &closed).await?;
    let own = if void {
        never_was(unit, deal.act(), &right, entered).await?
    } else {
        close(unit, deal.act(), &right, &[entered]).await?
    };
    changes.add(own);
    let grant = view.deal.transfer().grant();
    let given = Given {
        changes,
        concerned: grant.map(|it| concerned(view, it, &right)).unwrap_or_default(),
        area_m2: grant.map(area_m2),
        form: Some(if void { VOID } else { ENDED }),
        days: grant.map(|it| it.days),
        price_fen: None,
    };
    let counters = if void { entry_of(unit, view).await? } else { Vec::new() };
    let act = deal.countering(counters).conclude(unit, given, documents).await?;
    for it in right.transfers.into_iter().filter(|it| under.contains(&it.row.id)) {
        end_with(unit, counter, it, view.row.id).await?;
    }
    Ok(Some(act))
}

/// Writes that what was pledged is free again 解除质押; the act's id.
pub(super) async fn release(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    released: Option<Conveying>,
) -> Result<Option<ActId>, Refused> {
    let Some(released) = released else { return Ok(None) };
    let (documents, digests) = resting_on(unit, view).await?;
    let by = (counter.officer, counter.occasion);
    let deal = DealAct::record(unit, &view.row, by, digests).await?;
    let given = released.enter(unit, deal.act(), &view.row.division).await?;
    let given = Given { form: Some(ENDED), ..given };
    Ok(Some(deal.conclude(unit, given, documents).await?))
}

/// The number of the act that entered a transfer.
pub(super) async fn entry_of(unit: &mut Unit, view: &TransferView) -> Result<Vec<i64>, Refused> {
    let entered = view.steps.iter().filter(|it| it.step == "enter");
    let acts = entered.filter_map(|it| it.act).collect();
    Ok(unit.act_numbers(&acts).await?)
}

/// The transfers that run under a deal, and under these.
fn made_under(transfers: &[RunningDeal], deal: DealId) -> BTreeSet<DealId> {
    let mut under = BTreeSet::new();
    // Whatever is made under another one comes after it.
    for it in transfers.iter().filter(|it| it.runs()) {
        let of = it.deal.transfer().under();
        if of.is_some_and(|of| of == deal || under.contains(&of)) {
            under.insert(it.row.id);
        }
    }
    under
}

/// Closes circulations and restrictions: until yesterday they were so.
async fn close(
    unit: &mut Unit,
    act: &Act,
    right: &RegisteredRight,
    objects: &[ObjectId],
) -> Result<Changes, Refused> {
    let ended = HashSet::new();
    let manner = Manner::Case { effect_day: act.effect_day, ended: &ended };
    let (ids, changes) = (&mut Ids::of(act.id), Changes::default());
    let mut pen = Pen { unit, act, ids, manner, changes };
    let (circulations, restrictions) = rows(right, objects);
    pen.supersede(&circulations).await?;
    let (lifted, same_day): (Vec<_>, Vec<_>) =
        restrictions.into_iter().partition(|it| it.fact().first_day < act.effect_day);
    pen.supersede(&same_day).await?;
    let last_day = act.effect_day.pred_opt();
    let lifted_facts = lifted.iter().map(|it| Restriction { last_day, ..it.fact().clone() });
    let lifted_facts = lifted_facts.collect();
    restrict(&mut pen, &right.division, &right.register.objects, lifted_facts, lifted).await?;
    Ok(pen.changes)
}

/// What is void was never so: its row goes without leaving days on which it was.
async fn never_was(
    unit: &mut Unit,
    act: &Act,
    right: &RegisteredRight,
    object: ObjectId,
) -> Result<Changes, Refused> {
    let (circulations, restrictions) = rows(right, &[object]);
    let (circulations, restrictions) = (versions(&circulations), versions(&restrictions));
    unit.supersede::<Circulation>(&circulations, act.id, act.recorded_at).await?;
    unit.supersede::<Restriction>(&restrictions, act.id, act.recorded_at).await?;
    let superseded = circulations.len().saturating_add(restrictions.len());
    let superseded = u64::try_from(superseded).unwrap_or(u64::MAX);
    Ok(Changes { superseded, ..Changes::default() })
}

fn versions<T: Fact>(rows: &[Row<T>]) -> Vec<(ObjectId, i32)> {
    rows.iter().map(|it| (it.id(), it.version().number)).collect()
}

fn rows(
    right: &RegisteredRight,
    objects: &[ObjectId],
) -> (Vec<Row<Circulation>>, Vec<Row<Restriction>>) {
    let register = &right.register;
    let circulations = register.circulations.iter().filter(|it| objects.contains(&it.id()));
    let restrictions = register.restrictions.iter().filter(|it| objects.contains(&it.id()));
    (circulations.cloned().collect(), restrictions.cloned().collect())
}

/// A transfer ends with the one that it was made under; the act is that one's.
async fn end_with(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    running: RunningDeal,
    ended: DealId,
) -> Result<(), Refused> {
    let RunningDeal { mut row, deal, .. } = running;
    let event = TransferEvent::End(TransferEnd::WithOther { deal: ended });
    let taken = TransferTaken { event: event.clone(), state: TransferState::Ended };
    let next = deal.retold(taken, counter.occasion.at);
    let step = kept(&row, counter, Taken { event, document_number: None, act: None }, &next);
    Ok(unit.append_deal_step(&mut row, step).await?)
}
