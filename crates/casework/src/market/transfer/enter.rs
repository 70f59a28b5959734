//! A transfer is entered 登记: one act, one transaction, one immutable entry.

use std::collections::HashSet;

use chrono::Datelike as _;
use market::transfer::{
    Grant, Lease, LeaseForm, Priced, Recorded, Security, Transfer, TransferDeal, Unpriced,
};
use rust_decimal::Decimal;
use store::{DocumentId, Scope, Subject, Unit};
use tenure::case::{Impossible, Restriction, RestrictionKind};
use tenure::takeover::Takeover;
use tenure::{Act, ActId};

use super::right::RegisteredRight;
use super::view::TransferView;
use crate::Refused;
use crate::case::{Counter, evidence};
use crate::entering::{Changes, Ids, Manner, Pen, restrict};
use crate::log::{person, subjects};
use crate::market::conveyance::Conveying;
use crate::market::entry::{DealAct, Given};
use crate::market::lent::{self, Lent, price_note};
use crate::market::named::Gathered;

/// Writes what the transfer gives, its entry, and what it all rests on; the act's id.
pub(super) async fn write(
    unit: &mut Unit,
    counter: &Counter<'_, TransferView>,
    (view, next): (&TransferView, &TransferDeal),
    right: &RegisteredRight,
    conveying: Option<Conveying>,
) -> Result<ActId, Refused> {
    let recorded = next.recorded().map_err(|it| Refused::Transfer(it.into()))?;
    let (documents, digests) = resting_on(unit, view).await?;
    let by = (counter.officer, counter.occasion);
    let deal = DealAct::record(unit, &view.row, by, digests).await?;
    let given = match conveying {
        Some(it) => gone_over(unit, deal.act(), view, it, &recorded).await?,
        None => given(unit, deal.act(), view, &recorded, right).await?,
    };
    deal.conclude(unit, given, documents).await
}

/// Writes what a kind gives; each kind says here how it is registered.
async fn given(
    unit: &mut Unit,
    act: &Act,
    view: &TransferView,
    recorded: &Recorded,
    right: &RegisteredRight,
) -> Result<Given, Refused> {
    match view.deal.transfer() {
        Transfer::Unpriced(Unpriced::Security(security)) => {
            secured(unit, act, view, security, right).await
        }
        transfer => match transfer.grant() {
            Some(grant) => lent(unit, act, view, grant, recorded, right).await,
            None => Err(Refused::NotTakenIn { kind: transfer.kind().name_zh() }),
        },
    }
}

/// What goes over for good, or is pledged, with whoever receives it.
async fn gone_over(
    unit: &mut Unit,
    act: &Act,
    view: &TransferView,
    conveying: Conveying,
    recorded: &Recorded,
) -> Result<Given, Refused> {
    let mut given = conveying.enter(unit, act, &view.row.division).await?;
    let name = view.deal.file().proposal.transferee.name.clone();
    let receiver = person((name, view.document_number().to_owned()));
    if !given.concerned.contains(&receiver) {
        given.concerned.push(receiver);
    }
    Ok(Given { price_fen: recorded.price_fen(), ..given })
}

/// A lease, a share-in, farming on behalf or a re-transfer becomes a row under the contract.
async fn lent(
    unit: &mut Unit,
    act: &Act,
    view: &TransferView,
    grant: &Grant,
    recorded: &Recorded,
    right: &RegisteredRight,
) -> Result<Given, Refused> {
    let proposal = &view.deal.file().proposal;
    let (form, price_fen) = (form(&proposal.transfer), recorded.price_fen());
    let kind_zh = form.map_or(proposal.transfer.kind().name_zh(), |it| it.1);
    let lent = Lent {
        contract: grant.contract,
        issuer: right.collective,
        transferee: &proposal.transferee.name,
        days: grant.days,
        area_m2: area_m2(grant),
        n_parcels: grant.parcels.len(),
        purpose: one_purpose(grant),
        price_note: price_note(kind_zh, price_fen),
        signed_day: proposal.contract.as_ref().map_or(act.effect_day, |it| it.signed_day),
    };
    let changes = lent::enter(unit, (act, &mut Ids::of(act.id)), &right.register, lent).await?;
    Ok(Given {
        changes,
        concerned: concerned(view, grant, right),
        area_m2: Some(area_m2(grant)),
        form: form.map(|it| it.0),
        days: Some(grant.days),
        price_fen,
    })
}

/// A security becomes a mortgage on the contract that it burdens, like one that a case enters.
async fn secured(
    unit: &mut Unit,
    act: &Act,
    view: &TransferView,
    security: &Security,
    right: &RegisteredRight,
) -> Result<Given, Refused> {
    let grant = &security.grant;
    if grant.days.last() < act.effect_day {
        return Err(Impossible::RestrictionBackwards.into());
    }
    let restriction = Restriction {
        code: unit.next_restriction_code(act.effect_day.year()).await?,
        kind: RestrictionKind::Mortgage,
        on: grant.contract.to_string(),
        party: view.deal.file().proposal.transferee.name.clone(),
        basis: format!("融资担保，交易编号{}", view.row.number),
        first_day: act.effect_day,
        last_day: Some(grant.days.last()),
    };
    let ended = HashSet::new();
    let manner = Manner::Case { effect_day: act.effect_day, ended: &ended };
    let (ids, changes) = (&mut Ids::of(act.id), Changes::default());
    let mut pen = Pen { unit, act, ids, manner, changes };
    restrict(&mut pen, &right.division, &right.register.objects, vec![restriction], Vec::new())
        .await?;
    Ok(Given {
        changes: pen.changes,
        concerned: concerned(view, grant, right),
        area_m2: Some(area_m2(grant)),
        form: None,
        days: Some(grant.days),
        price_fen: None,
    })
}

/// All that a transfer rests on: the documents, and the digests of these and of the bank's files.
pub(super) async fn resting_on(
    unit: &mut Unit,
    view: &TransferView,
) -> Result<(Vec<(DocumentId, String)>, Vec<String>), Refused> {
    let steps = view.steps.iter().map(|it| &it.event.taken.event);
    let gathered = Gathered::default().proposal("", &view.row.body.proposal);
    let named = steps.fold(gathered, Gathered::transfer_event).0;
    let digests = named.iter().map(|it| it.sha256().to_owned());
    let digests = digests.chain(view.money.files.iter().map(|it| it.sha256.clone())).collect();
    Ok((evidence::stored(unit, &Scope::Everywhere, named).await?, digests))
}

/// Whom and what it concerns: the holders, the parcels and whoever receives the right.
pub(super) fn concerned(
    view: &TransferView,
    grant: &Grant,
    right: &RegisteredRight,
) -> Vec<Subject> {
    let mut register = right.register.clone();
    let given = |code| grant.parcels.iter().any(|it| it.parcel == code);
    register.parcels.retain(|it| given(it.fact().code));
    let mut all = subjects(&Takeover::default(), &register);
    let name = view.deal.file().proposal.transferee.name.clone();
    all.push(person((name, view.document_number().to_owned())));
    all
}

pub(super) fn area_m2(grant: &Grant) -> Decimal {
    let areas = grant.parcels.iter().map(|it| it.area_m2);
    areas.fold(Decimal::ZERO, Decimal::saturating_add)
}

/// What the land is used for, where it is one purpose for all of it.
fn one_purpose(grant: &Grant) -> Option<String> {
    let first = &grant.parcels.first()?.purpose;
    grant.parcels.iter().all(|it| it.purpose == *first).then(|| first.clone())
}

/// The form of a lease, which its kind does not say.
fn form(transfer: &Transfer) -> Option<(&'static str, &'static str)> {
    match transfer {
        Transfer::Priced(Priced::Lease(Lease { form, .. })) => Some(match form {
            LeaseForm::Lease => ("lease", "出租"),
            LeaseForm::Subcontract => ("subcontract", "转包"),
        }),
        _ => None,
    }
}
