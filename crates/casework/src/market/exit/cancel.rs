//! The right is cancelled 注销登记: one act, one transaction, one immutable entry; the other rights stay as they are (HR-60).

use market::exit::{Exit, ExitTerms};
use store::{Scope, Unit};
use tenure::{ActId, Moment};

use super::right::surrender_of;
use super::shares;
use super::step::named;
use super::view::ExitView;
use crate::Refused;
use crate::case::{Counter, evidence};
use crate::market::conveyance::{Conveyance, Conveying, LandChange};
use crate::market::entry::{DealAct, Given};
use crate::market::named::Gathered;

/// Whether land can be given back as it is registered.
pub(super) async fn check(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    exit: &Exit,
) -> Result<(), Refused> {
    let Some(surrender) = surrender_of(&exit.file().application.right) else { return Ok(()) };
    let change = Conveyance::Land(LandChange::Surrender(surrender));
    change.work_out(unit, counter, Moment::Submit).await.map(|_worked| ())
}

/// What ends the right, worked out from what is registered now.
pub(super) async fn work_out(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    view: &ExitView,
) -> Result<Conveying, Refused> {
    let conveyance = match surrender_of(&view.row.body.right) {
        Some(surrender) => Conveyance::Land(LandChange::Surrender(surrender)),
        None => shares::conveyance(view).ok_or(Refused::Unplaced)?,
    };
    conveyance.work_out(unit, counter, Moment::Register).await
}

/// Writes the act that ends the right, and gives its id.
pub(super) async fn enter(
    conveying: Conveying,
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    view: &ExitView,
) -> Result<ActId, Refused> {
    let documents = evidence::stored(unit, &Scope::Everywhere, documents(view)).await?;
    let by = (counter.officer, counter.occasion);
    let deal = DealAct::record(unit, &view.row, by, digests(view)).await?;
    let given = conveying.enter(unit, deal.act(), &view.row.division).await?;
    deal.conclude(unit, Given { price_fen: price_fen(view), ..given }, documents).await
}

/// All that the exit rests on.
fn documents(view: &ExitView) -> Vec<evidence::Named> {
    let mut all = Gathered::default().application(&view.row.body).0;
    all.extend(view.steps.iter().flat_map(|it| named(&it.event.event)));
    all
}

/// The digests of the same, and of what the bank said.
fn digests(view: &ExitView) -> Vec<String> {
    let documents = documents(view).into_iter().map(|it| it.sha256().to_owned());
    documents.chain(view.money.files.iter().map(|it| it.sha256.clone())).collect()
}

/// What was paid for it, in fen; none where it was waived or kept for a time instead.
fn price_fen(view: &ExitView) -> Option<i64> {
    match &view.exit.file().terms {
        Some(ExitTerms::Compensation { schedule, .. }) => Some(schedule.total_fen()),
        _ => None,
    }
}
