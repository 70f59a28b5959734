//! A step of a listing: taken where its state and the rules allow it, at the revision that the officer has seen.

use market::listing::{Listing, ListingEvent};
use store::{BidderRow, DealKind};
use tenure::{Moment, ObjectId};

use super::asked::{NewBidder, StepAsked, named_by_step};
use super::body::BidderIdentity;
use super::file::ListingFile;
use super::hand::{InHand, real};
use super::view::ListingView;
use super::{enter, office};
use crate::Refused;
use crate::case::{Counter, Findings, Mode, Reply, evidence};
use crate::market::deal_row;

/// Takes a step, or only says what stands in its way.
pub async fn take_step(
    counter: &Counter<'_, ListingView>,
    number: &str,
    revision: i64,
    asked: StepAsked,
    mode: Mode,
) -> Result<Reply<ListingView>, Refused> {
    let Counter { store, officer, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (DealKind::Listing, number)).await?;
    let file = ListingFile::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    office::operator(officer, file.row.county)?;
    if file.row.revision != revision {
        return Err(Refused::Stale { revision: file.row.revision });
    }
    evidence::stored(&mut unit, &officer.scope, named_by_step(&asked)).await?;
    let mut hand = InHand::of(&mut unit, counter, file).await?;
    hand.check_four_eyes(&asked)?;
    let (event, bidder) = hand.event(asked);
    let next = hand.after(event.clone())?;
    hand.check_paid_out(&event)?;
    let conveying = Box::pin(hand.conveying(&mut unit, &event, &next)).await?;
    let findings = hand.findings_at(&event, &next);
    if !real(mode) {
        return Ok(Reply::Now(Box::new(hand.tried(Some(next), findings))));
    }
    if let Some(identity) = bidder {
        hand.keep(&mut unit, identity, &next).await?;
    }
    let act = match event {
        ListingEvent::Enter => Some(Box::pin(enter::write(&mut unit, &mut hand, conveying)).await?),
        _ => None,
    };
    hand.record(&mut unit, (event, next), act).await?;
    counter.conclude(unit, hand.view(findings)).await
}

impl InHand<'_> {
    /// Whoever hands a listing in does not verify it.
    fn check_four_eyes(&self, asked: &StepAsked) -> Result<(), Refused> {
        let publishes = matches!(asked, StepAsked::Plain(ListingEvent::Publish));
        let submitted = self.file.steps.iter().rev().find(|it| it.step == "submit");
        let own = submitted.is_some_and(|it| it.officer == self.operator.name);
        if publishes && own {
            return Err(Refused::OwnApplication { officer: self.operator.name.clone() });
        }
        Ok(())
    }

    /// What is still to go out, to whom gave the right or to whom lost, keeps a listing from the archive.
    fn check_paid_out(&self, event: &ListingEvent) -> Result<(), Refused> {
        if *event == ListingEvent::Archive && self.file.money.owes() {
            return Err(Refused::NotPayable("something is still to be paid out or given back"));
        }
        Ok(())
    }

    /// The event of a step, with what the service gives: ids and numbers.
    fn event(&mut self, asked: StepAsked) -> (ListingEvent, Option<(ObjectId, BidderIdentity)>) {
        match asked {
            StepAsked::Plain(event) => (event, None),
            StepAsked::Attest => {
                let number = format!("{}号", self.file.row.number);
                (ListingEvent::Attest { number }, None)
            }
            StepAsked::Enter => (ListingEvent::Enter, None),
            StepAsked::Enrol(new) => {
                let party = self.ids.next();
                let event = ListingEvent::Enrol { bidder: new.bidder(party) };
                let NewBidder { identity, .. } = new;
                (event, Some((party, identity)))
            }
        }
    }

    /// What the rules say of a step that looks into the register anew.
    fn findings_at(&self, event: &ListingEvent, next: &Listing) -> Findings {
        let moment = match event {
            ListingEvent::Submit => Moment::Submit,
            ListingEvent::Publish | ListingEvent::OpenTrade => Moment::Approve,
            ListingEvent::Sign { .. } | ListingEvent::Enter => Moment::Register,
            _ => return Findings::default(),
        };
        self.findings(next, moment)
    }

    /// Puts down who enrolled.
    async fn keep(
        &mut self,
        unit: &mut store::Unit,
        (party, identity): (ObjectId, BidderIdentity),
        next: &Listing,
    ) -> Result<(), Refused> {
        let enrolment = next.enrolments().find(|it| it.bidder.party == party);
        let number = enrolment.map_or(0, |it| it.number);
        let row = BidderRow { party, round: next.round(), number, body: Some(identity) };
        self.keep_bidder(unit, row).await
    }
}
