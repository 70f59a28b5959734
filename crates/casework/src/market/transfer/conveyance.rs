//! What a transfer comes to in the register, where the right itself goes over or is pledged.

use identity::{ContractCode, CreditCode};
use market::money::Consideration;
use market::transfer::{
    Exchange, ExchangeSide, HomesteadTransfer, IssuerAnswer, Priced, Proposal, Transfer, Unpriced,
};
use store::{ApplicationBody, Row, Unit};
use tenure::case::{Assignment, IssuerConsent};
use tenure::collective::{CollectiveRequest, MovementAsked, RecipientAsked};
use tenure::{Household, Moment};

use super::view::TransferView;
use crate::Refused;
use crate::case::Counter;
use crate::market::conveyance::{Conveyance, Conveying, LandChange};

/// Works out what a transfer comes to; none where it only lends the use, or secures a loan with it.
pub(super) async fn work_out(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    proposal: &Proposal,
    moment: Moment,
) -> Result<Option<Conveying>, Refused> {
    let Some(conveyance) = conveyance(unit, proposal).await? else { return Ok(None) };
    conveyance.work_out(unit, counter, moment).await.map(Some)
}

/// The same for the release of what was pledged.
pub(super) async fn release(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    transfer: &Transfer,
) -> Result<Option<Conveying>, Refused> {
    let Transfer::Unpriced(Unpriced::SharePledge(it)) = transfer else { return Ok(None) };
    let movement = MovementAsked::Release { holder: it.holder, class: it.class.clone() };
    let conveyance = moved(&it.collective, movement, None);
    conveyance.work_out(unit, counter, Moment::Register).await.map(Some)
}

async fn conveyance(unit: &mut Unit, proposal: &Proposal) -> Result<Option<Conveyance>, Refused> {
    let price_fen = proposal.consideration.as_ref().map_or(0, Consideration::value_fen);
    Ok(Some(match proposal.transfer.clone() {
        Transfer::Priced(Priced::Assignment(it)) => {
            let assignment = Assignment {
                contract: it.contract,
                parcels: it.parcels,
                transferee: contract_of(unit, proposal, it.contract).await?,
                price_fen,
                consent: consent(proposal.issuer_answer.as_ref()),
            };
            Conveyance::Land(LandChange::Assignment(assignment))
        }
        Transfer::Unpriced(Unpriced::Exchange(Exchange { one, other })) => {
            let side = |it: ExchangeSide| tenure::case::ExchangeSide {
                contract: it.contract,
                parcels: it.parcels,
            };
            let exchange = tenure::case::Exchange { one: side(one), other: side(other) };
            Conveyance::Land(LandChange::Exchange(exchange))
        }
        Transfer::Priced(Priced::Homestead(HomesteadTransfer { unit, to, .. })) => {
            Conveyance::Land(LandChange::Homestead(tenure::case::HomesteadTransfer { unit, to }))
        }
        transfer => return Ok(movement(transfer, proposal, price_fen)),
    }))
}

fn movement(transfer: Transfer, proposal: &Proposal, price_fen: i64) -> Option<Conveyance> {
    let (collective, movement) = match transfer {
        Transfer::Priced(Priced::ShareTransfer(it)) => {
            let (from, to, class, shares) = (it.from, it.to.person, it.class, it.shares);
            (it.collective, MovementAsked::Transfer { from, to, class, shares, price_fen })
        }
        Transfer::Priced(Priced::ShareRedemption(it)) => {
            let (from, class, shares) = (it.from, it.class, it.shares);
            (it.collective, MovementAsked::Redemption { from, class, shares, price_fen })
        }
        Transfer::Unpriced(Unpriced::ShareInheritance(it)) => {
            let heirs = it.heirs.into_iter();
            let heirs = heirs.map(|(heir, shares)| RecipientAsked { person: heir.person, shares });
            let (deceased, class, heirs) = (it.deceased, it.class, heirs.collect());
            (it.collective, MovementAsked::Inheritance { deceased, class, heirs })
        }
        Transfer::Unpriced(Unpriced::SharePledge(it)) => {
            let (holder, class, pledge) = (it.holder, it.class, it.pledge);
            (it.collective, MovementAsked::Pledge { holder, class, pledge })
        }
        _ => return None,
    };
    Some(moved(&collective, movement, Some(proposal)))
}

pub(super) fn moved(
    collective: &CreditCode,
    movement: MovementAsked,
    proposal: Option<&Proposal>,
) -> Conveyance {
    let body = ApplicationBody {
        request: CollectiveRequest::ShareMovement(movement),
        decisions: proposal.and_then(|it| it.decision.clone()).into_iter().collect(),
        decision_numbers: Vec::new(),
    };
    Conveyance::Shares { collective: collective.clone(), body: Box::new(body) }
}

/// The contract of the household that receives parcels, in the same mode.
pub(super) async fn contract_of(
    unit: &mut Unit,
    proposal: &Proposal,
    from: ContractCode,
) -> Result<ContractCode, Refused> {
    let transferee = &proposal.transferee;
    let households: Vec<Row<Household>> = unit.current_of(&[transferee.party]).await?;
    let contractor = households.first().and_then(|it| it.fact().code.contractor());
    let contractor = contractor.ok_or_else(|| Refused::NotFound {
        what: "household that receives the land",
        code: transferee.name.clone(),
    })?;
    Ok(ContractCode::new(contractor, from.mode()))
}

/// What the issuer answered, as the register's own cases say it (承包法 34).
fn consent(answer: Option<&IssuerAnswer>) -> IssuerConsent {
    match answer {
        Some(IssuerAnswer::Agreed { .. }) => IssuerConsent::Agreed,
        Some(IssuerAnswer::RefusedWithoutGround { .. }) => IssuerConsent::RefusedWithoutReason,
        Some(IssuerAnswer::Delayed { .. }) => IssuerConsent::Delayed,
        Some(IssuerAnswer::RefusedLawfully { .. }) | None => IssuerConsent::Refused,
    }
}
