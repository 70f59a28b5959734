//! From the notice to the bidders who may bid.

use tenure::ObjectId;

use super::{Led, Listing, ListingRefused};
use crate::listing::{Bidder, Enrolment, ListingEvent, ListingState};
use crate::money::{Flow, MatchedPayment};

impl Listing {
    pub(super) fn enrolling(&mut self, event: ListingEvent) -> Led {
        match event {
            ListingEvent::Enrol { bidder } => self.enrol(bidder)?,
            ListingEvent::CloseEnrolment => return self.close_enrolment(),
            ListingEvent::Qualify { bidder, qualified } => {
                self.enrolment(bidder)?.qualified = qualified;
            }
            ListingEvent::PayDeposit { payment } => self.deposit(payment)?,
            ListingEvent::ClaimPriority { bidder } => self.claim(bidder)?,
            ListingEvent::Withdraw { bidder } => self.enrolment(bidder)?.withdrawn = true,
            other => {
                return Err(ListingRefused::WrongStep { state: self.state, step: other.name() });
            }
        }
        Ok(self.state)
    }

    fn enrolment(&mut self, bidder: ObjectId) -> Result<&mut Enrolment, ListingRefused> {
        let enrolment = self.enrolments.get_mut(&bidder);
        enrolment.filter(|it| !it.withdrawn).ok_or(ListingRefused::NotABidder)
    }

    fn enrol(&mut self, bidder: Bidder) -> Result<(), ListingRefused> {
        let notice = self.notice.ok_or(ListingRefused::BeyondCalendar)?;
        if self.today() > notice.last() {
            return Err(ListingRefused::NoticeOver { last_day: notice.last() });
        }
        if self.enrolments.contains_key(&bidder.party) {
            return Err(ListingRefused::EnrolledBefore);
        }
        let number = u32::try_from(self.enrolments.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.enrolments.insert(bidder.party, Enrolment::new(bidder, number, self.at));
        Ok(())
    }

    /// Members come first on equal terms, and nobody else does.
    fn claim(&mut self, bidder: ObjectId) -> Result<(), ListingRefused> {
        let (here, at) = (self.application.collective, self.at);
        let enrolment = self.enrolment(bidder)?;
        if enrolment.bidder.collective != Some(here) {
            return Err(ListingRefused::NoPriority);
        }
        enrolment.priority_at.get_or_insert(at);
        Ok(())
    }

    fn deposit(&mut self, payment: MatchedPayment) -> Result<(), ListingRefused> {
        let expected = *payment.expected();
        if expected.deal != self.deal || expected.flow != Flow::In {
            return Err(ListingRefused::OtherPayment);
        }
        if self.payments_known.contains(&expected.number) {
            return Err(ListingRefused::PaidBefore);
        }
        let enrolment = self.enrolment(expected.party)?;
        enrolment.deposit_fen = enrolment.deposit_fen.saturating_add(expected.amount_fen);
        self.payments_known.insert(expected.number);
        self.payments.push(payment);
        Ok(())
    }

    /// Enrolment closes after the last day of the notice; where nobody enrolled, the listing has failed.
    fn close_enrolment(&mut self) -> Led {
        let notice = self.notice.ok_or(ListingRefused::BeyondCalendar)?;
        if self.today() <= notice.last() {
            return Err(ListingRefused::NoticeRuns { last_day: notice.last() });
        }
        let any = self.enrolments.values().any(|it| !it.withdrawn);
        Ok(if any { ListingState::EnrolmentClosed } else { ListingState::Failed })
    }
}
