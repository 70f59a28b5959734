//! What went over for good and is found to be void goes back 恢复原状: each side has again what it gave, by another act that names the first one.

use market::transfer::{
    Assignment, Exchange, ExchangeSide, HomesteadTransfer, Priced, Proposal, ShareTransfer,
    Transfer, TransferState, Unpriced,
};
use store::Unit;
use tenure::case::IssuerConsent;
use tenure::collective::MovementAsked;
use tenure::shares::Recipient;
use tenure::{ActId, HouseholdCode, Moment, ObjectId};

use super::conveyance::{contract_of, moved, release};
use super::end::entry_of;
use super::enter::resting_on;
use super::right::{RegisteredRight, touched};
use super::view::TransferView;
use crate::Refused;
use crate::case::Counter;
use crate::market::conveyance::{Conveyance, Conveying, LandChange};
use crate::market::entry::{DealAct, Given, VOID};

/// Works out what goes back; none where nothing went over, or is pledged.
///
/// Refused where it is not there as it was received: under way to somebody else, let, or with something on it.
pub(super) async fn work_out(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
) -> Result<Option<Conveying>, Refused> {
    if view.deal.state() != TransferState::Entered {
        return Ok(None);
    }
    let proposal = &view.deal.file().proposal;
    let Some((transfer, conveyance)) = reversed(unit, proposal).await? else {
        return release(unit, counter, &proposal.transfer).await;
    };
    check_there(unit, counter, view, &transfer).await?;
    conveyance.work_out(unit, counter, Moment::Register).await.map(Some)
}

/// Writes that it is back; the act's id.
pub(super) async fn write(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    back: Option<Conveying>,
) -> Result<Option<ActId>, Refused> {
    let Some(back) = back else { return Ok(None) };
    let (documents, digests) = resting_on(unit, view).await?;
    let by = (counter.officer, counter.occasion);
    let deal = DealAct::record(unit, &view.row, by, digests).await?;
    let given = back.enter(unit, deal.act(), &view.row.division).await?;
    let counters = entry_of(unit, view).await?;
    let given = Given { form: Some(VOID), ..given };
    Ok(Some(deal.countering(counters).conclude(unit, given, documents).await?))
}

/// Nobody else is giving it away, has the use of it, or something on it.
async fn check_there(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    view: &TransferView,
    transfer: &Transfer,
) -> Result<(), Refused> {
    let what = touched(transfer);
    let held = unit.held_beside(&what, view.row.id).await?.into_iter().next();
    let right = Box::pin(RegisteredRight::of(unit, counter, transfer)).await?;
    let lying = right.restrictions.into_iter().map(|it| (it.on, it.code));
    let code = what.into_iter().next().map(|(_, code)| code).unwrap_or_default();
    let running = right.running.into_iter().map(|by| (code.clone(), by));
    match held.into_iter().chain(lying).chain(running).next() {
        Some((code, by)) => Err(Refused::Held { code, by }),
        None => Ok(()),
    }
}

/// The transfer the other way round, and what it comes to; none of what is only pledged.
async fn reversed(
    unit: &mut Unit,
    proposal: &Proposal,
) -> Result<Option<(Transfer, Conveyance)>, Refused> {
    Ok(Some(match &proposal.transfer {
        Transfer::Priced(Priced::Assignment(it)) => {
            let contract = contract_of(unit, proposal, it.contract).await?;
            let parcels = it.parcels.clone();
            let back = tenure::case::Assignment {
                contract,
                parcels: parcels.clone(),
                transferee: it.contract,
                price_fen: 0,
                consent: IssuerConsent::Agreed,
            };
            let transfer = Priced::Assignment(Assignment { contract, parcels });
            (Transfer::Priced(transfer), Conveyance::Land(LandChange::Assignment(back)))
        }
        Transfer::Unpriced(Unpriced::Exchange(it)) => {
            let Exchange { one, other } = it.clone();
            let side = |contract, parcels| ExchangeSide { contract, parcels };
            let (one, other) =
                (side(one.contract, other.parcels), side(other.contract, one.parcels));
            let case = |it: &ExchangeSide| tenure::case::ExchangeSide {
                contract: it.contract,
                parcels: it.parcels.clone(),
            };
            let back = tenure::case::Exchange { one: case(&one), other: case(&other) };
            let transfer = Unpriced::Exchange(Exchange { one, other });
            (Transfer::Unpriced(transfer), Conveyance::Land(LandChange::Exchange(back)))
        }
        Transfer::Priced(Priced::Homestead(it)) => {
            let to = home_of(unit, proposal.representative).await?;
            let back = tenure::case::HomesteadTransfer { unit: it.unit, to: to.clone() };
            let transfer = Priced::Homestead(HomesteadTransfer { to, ..it.clone() });
            (Transfer::Priced(transfer), Conveyance::Land(LandChange::Homestead(back)))
        }
        Transfer::Priced(Priced::ShareTransfer(it)) => {
            let back = MovementAsked::Transfer {
                from: it.to.person,
                to: it.from,
                class: it.class.clone(),
                shares: it.shares,
                price_fen: 0,
            };
            let to = Recipient { person: it.from, ..it.to.clone() };
            let transfer = ShareTransfer { from: it.to.person, to, ..it.clone() };
            let transfer = Transfer::Priced(Priced::ShareTransfer(transfer));
            (transfer, moved(&it.collective, back, None))
        }
        _ => return Ok(None),
    }))
}

/// The household of whoever spoke for those who gave it away.
async fn home_of(unit: &mut Unit, person: ObjectId) -> Result<HouseholdCode, Refused> {
    let found = unit.people(&[person]).await?.pop();
    let home = found.and_then(|it| it.home).map(|(_, household)| household.fact().code.clone());
    home.ok_or_else(|| Refused::NotFound {
        what: "household that gave it away",
        code: person.to_string(),
    })
}
