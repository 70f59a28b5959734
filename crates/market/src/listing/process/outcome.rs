//! From the award to the payment, and what becomes of the deposits.

use tenure::ObjectId;

use super::{Ground, Led, Listing, ListingRefused};
use crate::listing::{ListingEvent, ListingState, Objection};
use crate::money::{Flow, MatchedPayment};

impl Listing {
    pub(super) fn post_result(&mut self, ground: Ground<'_>) -> Led {
        let days = self.working_days(ground, |it| it.result_notice_working_days_min)?;
        self.result_notice = Some(days);
        Ok(ListingState::ResultOnNotice)
    }

    pub(super) fn result(&mut self, event: ListingEvent) -> Led {
        match event {
            ListingEvent::Object { evidence } => {
                self.objections.push(Objection { evidence, upheld: None });
                Ok(self.state)
            }
            ListingEvent::Answer { objection, upheld } => {
                let answered = self.objections.get_mut(objection);
                let open = answered.filter(|it| it.upheld.is_none());
                open.ok_or(ListingRefused::Objections)?.upheld = Some(upheld);
                Ok(self.state)
            }
            _ => self.close_result(),
        }
    }

    /// An objection that was upheld undoes the award.
    fn close_result(&mut self) -> Led {
        let notice = self.result_notice.ok_or(ListingRefused::BeyondCalendar)?;
        if self.today() <= notice.last() {
            return Err(ListingRefused::NoticeRuns { last_day: notice.last() });
        }
        if self.objections.iter().any(|it| it.upheld.is_none()) {
            return Err(ListingRefused::Objections);
        }
        let upheld = self.objections.iter().any(|it| it.upheld == Some(true));
        Ok(if upheld { ListingState::Failed } else { ListingState::AwaitingContract })
    }

    /// Whoever got it and does not sign loses the deposit, and nobody has it.
    pub(super) fn forfeit(&mut self) -> ListingState {
        let award = self.award.take();
        let enrolment = award.and_then(|it| self.enrolments.get(&it.bidder));
        self.forfeited = enrolment.map(|it| (it.bidder.party, it.deposit_fen));
        ListingState::Failed
    }

    pub(super) fn pay(&mut self, payment: MatchedPayment) -> Led {
        let expected = *payment.expected();
        let winner = self.award.map(|it| it.bidder);
        let theirs = winner == Some(expected.party) && expected.flow == Flow::In;
        if expected.deal != self.deal || !theirs {
            return Err(ListingRefused::OtherPayment);
        }
        if self.payments_known.contains(&expected.number) {
            return Err(ListingRefused::PaidBefore);
        }
        self.payments_known.insert(expected.number);
        self.payments.push(payment);
        Ok(self.settled().unwrap_or(ListingState::Contracted))
    }

    /// Settled, once the whole price is paid.
    pub(super) fn settled(&self) -> Option<ListingState> {
        let whole = self.award.is_some_and(|it| self.paid_fen() >= i128::from(it.price_fen));
        whole.then_some(ListingState::Settled)
    }

    /// What the winner has paid, the deposit included, in fen.
    pub fn paid_fen(&self) -> i128 {
        let Some(award) = self.award else { return 0 };
        let payments = self.payments.iter().map(MatchedPayment::expected);
        let theirs = payments.filter(|it| it.party == award.bidder);
        theirs.map(|it| i128::from(it.amount_fen)).sum()
    }

    /// The deposits that go back, each with whom it goes to: the losers' once it is struck, everybody's where nobody gets it.
    ///
    /// The winner's goes towards the price, and a forfeited one to whom the right is.
    pub fn deposits_to_refund(&self) -> Vec<(ObjectId, i64)> {
        let struck = self.state >= ListingState::Struck && self.state != ListingState::Suspended;
        let kept = self.award.map(|it| it.bidder).filter(|_| self.has_winner());
        let forfeited = self.forfeited.map(|(bidder, _)| bidder);
        let back = |bidder: ObjectId, withdrawn: bool| {
            (struck || withdrawn) && kept != Some(bidder) && forfeited != Some(bidder)
        };
        let paid = self.enrolments.values().filter(|it| it.deposit_fen > 0);
        let paid = paid.filter(|it| back(it.bidder.party, it.withdrawn));
        paid.map(|it| (it.bidder.party, it.deposit_fen)).collect()
    }

    fn has_winner(&self) -> bool {
        !matches!(self.state, ListingState::Failed | ListingState::Terminated)
    }
}
