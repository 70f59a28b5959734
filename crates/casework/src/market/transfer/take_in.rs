//! A transfer is taken in 受理, where nothing stands in its way.

use chrono::Datelike as _;
use market::money::DealId;
use market::transfer::{Transfer, TransferDeal};
use store::{DealKind, DealRow, Unit};
use tenure::case::Role;
use tenure::{ActId, Moment, ObjectId};

use super::asked::TransferAsked;
use super::conveyance;
use super::right::{RegisteredRight, county_of, holds, touched};
use super::step::{findings, lawful};
use super::view::TransferView;
use crate::Refused;
use crate::case::{Counter, Mode, Reply, evidence};
use crate::entering::Ids;
use crate::market::{duty, named::Gathered};

/// Takes a transfer in, or says all that stands in its way.
pub async fn take_in(
    counter: &Counter<'_, TransferView>,
    asked: TransferAsked,
    mode: Mode,
) -> Result<Reply<TransferView>, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, &asked.transfer).await?).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let right = RegisteredRight::of(&mut unit, counter, &asked.transfer).await?;
    duty::check(officer, Role::Intake, "take-in")?;
    let party = Ids::of(ActId(occasion.id)).next();
    let body = right.body(&mut unit, counter, asked, party).await?;
    let named = Gathered::default().proposal("", &body.proposal).0;
    evidence::stored(&mut unit, &officer.scope, named).await?;
    let id = DealId(ObjectId(occasion.id));
    check_held(&mut unit, &body.proposal.transfer, id).await?;
    let register = right.register(&desk.calendar, &desk.market_parameters);
    let deal = TransferDeal::take_in(id, body.proposal.clone(), occasion.at, &register);
    let deal = lawful(deal, Moment::Submit)?;
    let findings = findings(&deal, &register, occasion.today, Moment::Submit);
    let proposal = &deal.file().proposal;
    Box::pin(conveyance::work_out(&mut unit, counter, proposal, Moment::Submit)).await?;
    let row = DealRow {
        id,
        county: unit.county(),
        kind: DealKind::Transfer,
        subject: deal.transfer().kind().code().to_owned(),
        number: unit.next_deal_number(occasion.today.year()).await?,
        division: right.division,
        state: deal.state().as_str().to_owned(),
        revision: 1,
        body,
        opened_by: officer.name.clone(),
        opened_at: occasion.at,
    };
    let view = TransferView::opened(row, deal, findings);
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    unit.insert_deal(&view.row).await?;
    unit.hold_for_deal(id, &holds(view.deal.transfer())).await?;
    counter.conclude(unit, view).await
}

/// Refuses what a case, or another deal, holds: the parcels, and the contract that a case may be about.
pub(super) async fn check_held(
    unit: &mut Unit,
    transfer: &Transfer,
    deal: DealId,
) -> Result<(), Refused> {
    match unit.held_beside(&touched(transfer), deal).await?.into_iter().next() {
        Some((code, by)) => Err(Refused::Held { code, by }),
        None => Ok(()),
    }
}
