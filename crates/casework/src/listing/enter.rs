//! A listing is entered 备案、登记: one act, one transaction, one immutable entry.

use market::Days;
use market::listing::{Application, ListedObject, ListingEvent};
use store::{Scope, Subject, Unit};
use tenure::takeover::Takeover;
use tenure::{Act, ActId};

use super::asked::{named_by_application, named_by_event};
use super::body::BidderIdentity;
use super::hand::InHand;
use crate::Refused;
use crate::case::evidence;
use crate::entering::Changes;
use crate::log::{person, subjects};
use crate::market::conveyance::Conveying;
use crate::market::entry::{DealAct, Given};
use crate::market::lent::{self, Lent, price_note};

/// Writes what the listing gives, the entry, and what it all rests on; the act's id.
pub(super) async fn write(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    conveying: Option<Conveying>,
) -> Result<ActId, Refused> {
    let winner = winner(hand)?;
    let documents = evidence::stored(unit, &Scope::Everywhere, documents(hand)).await?;
    let by = (hand.counter.officer, hand.counter.occasion);
    let deal = DealAct::record(unit, &hand.file.row, by, digests(hand)).await?;
    let mut given = if let Some(it) = conveying {
        it.enter(unit, deal.act(), &hand.file.row.division).await?
    } else {
        let changes = use_given(unit, hand, deal.act(), &winner).await?;
        let (concerned, area_m2) = (concerned(hand), hand.right.area_m2);
        Given { changes, concerned, area_m2, ..Given::default() }
    };
    let winner = person((winner.name, winner.document_number));
    if !given.concerned.contains(&winner) {
        given.concerned.push(winner);
    }
    let listing = &hand.file.listing;
    let Application { form, term, .. } = listing.application();
    let price_fen = listing.award().map(|it| it.price_fen);
    let given = Given { form: Some(form.as_str()), days: *term, price_fen, ..given };
    deal.conclude(unit, given, documents).await
}

/// Who gets it; whoever won is not erased.
fn winner(hand: &InHand<'_>) -> Result<BidderIdentity, Refused> {
    let award = hand.file.listing.award();
    let row = award.and_then(|it| hand.file.bidders.iter().find(|row| row.party == it.bidder));
    let number = &hand.file.row.number;
    let nobody = || Refused::NotFound { what: "winner of the listing", code: number.clone() };
    row.and_then(|it| it.body.clone()).ok_or_else(nobody)
}

/// All that the listing rests on, but for what those handed in who lost.
fn documents(hand: &InHand<'_>) -> Vec<evidence::Named> {
    let file = &hand.file;
    let winner = file.listing.award().map(|it| it.bidder);
    let lost = |event: &ListingEvent| match event {
        ListingEvent::Enrol { bidder } => Some(bidder.party) != winner,
        _ => false,
    };
    let events = file.steps.iter().map(|it| &it.event.event).filter(|it| !lost(it));
    let mut all = named_by_application(file.listing.application());
    all.extend(events.flat_map(named_by_event));
    all
}

/// The digests of the same, and of what the bank said.
fn digests(hand: &InHand<'_>) -> Vec<String> {
    let documents = documents(hand).into_iter().map(|it| it.sha256().to_owned());
    documents.chain(hand.file.money.files.iter().map(|it| it.sha256.clone())).collect()
}

/// Writes to whom the use was given, for how long.
async fn use_given(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    act: &Act,
    winner: &BidderIdentity,
) -> Result<Changes, Refused> {
    let Application { object, term, .. } = hand.file.listing.application().clone();
    let deal = hand.file.row.id;
    match (&object, term) {
        (ListedObject::OperationRight { .. }, Some(term)) => {
            operation_right(unit, hand, act, winner, term).await
        }
        (ListedObject::CollectiveLand { parcels }, Some(term)) => {
            let codes: Vec<String> = parcels.iter().map(ToString::to_string).collect();
            unit.insert_grants(deal, act.id, &codes, term).await?;
            Ok(Changes { inserted: count(codes.len()), ..Changes::default() })
        }
        (ListedObject::CollectiveAsset { collective, asset }, Some(term)) => {
            let code = format!("{collective}/{asset}");
            unit.insert_grants(deal, act.id, &[code], term).await?;
            Ok(Changes { inserted: 1, ..Changes::default() })
        }
        _ => Err(Refused::NotEnteredHere { object: object.kind().name_zh() }),
    }
}

/// A lease or a share-in becomes a row under the contract.
async fn operation_right(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    act: &Act,
    winner: &BidderIdentity,
    days: Days,
) -> Result<Changes, Refused> {
    let listing = &hand.file.listing;
    let application = listing.application();
    let ListedObject::OperationRight { contract, parcels } = &application.object else {
        return Err(Refused::Unplaced);
    };
    let price_fen = listing.award().map(|it| it.price_fen);
    let lent = Lent {
        contract: *contract,
        issuer: application.collective,
        transferee: &winner.name,
        days,
        area_m2: hand.right.area_m2.unwrap_or_default(),
        n_parcels: parcels.len(),
        purpose: None,
        price_note: price_note(application.form.name_zh(), price_fen),
        signed_day: listing.contract().map_or(hand.counter.occasion.today, |it| it.0),
    };
    lent::enter(unit, (act, &mut hand.ids), &hand.right.register, lent).await
}

/// Whom and what it concerns beside the winner: the holders and the parcels.
fn concerned(hand: &InHand<'_>) -> Vec<Subject> {
    let mut register = hand.right.register.clone();
    if let ListedObject::OperationRight { parcels, .. } = &hand.file.listing.application().object {
        register.parcels.retain(|it| parcels.contains(&it.fact().code));
    }
    subjects(&Takeover::default(), &register)
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
