//! From the bidders to the award.

use tenure::{Moment, ObjectId};

use super::{Ground, Led, Listing, ListingRefused};
use crate::bidding::Award;
use crate::listing::bidder::with_priority;
use crate::listing::trade::Trade;
use crate::listing::{ListingEvent, ListingState, TradeWay};

impl Listing {
    /// Opens the trade; where nobody may bid, the listing has failed.
    pub(super) fn open_trade(&mut self, ground: Ground<'_>) -> Led {
        let n = self.n_bidders();
        if n == 0 {
            return Ok(ListingState::Failed);
        }
        let agreement = self.application.way == TradeWay::Agreement;
        // A collective agrees with a single bidder only where nobody else came.
        if agreement && n > 1 && self.application.object.kind().is_collective() {
            return Err(ListingRefused::NotByAgreement);
        }
        let reserve = self.application.reserve.reserve_fen;
        let trade = self.application.way.open(self.deal, reserve);
        self.trade = Some(trade.ok_or(ListingRefused::NotByAgreement)?);
        self.lawful(Moment::Approve, ground, ListingState::Trading)
    }

    fn n_bidders(&self) -> usize {
        let deposit_fen = self.application.deposit_fen;
        self.enrolments.values().filter(|it| it.may_bid(deposit_fen)).count()
    }

    pub(super) fn bidding(&mut self, event: ListingEvent) -> Led {
        let priority = with_priority(self.enrolments.values());
        let at = self.at;
        let state = self.state;
        let step = event.name();
        let wrong = ListingRefused::WrongStep { state, step };
        let (bidder, reserve_fen) = (bidder_of(&event), self.application.reserve.reserve_fen);
        if bidder.is_some_and(|it| !self.may_bid(it)) {
            return Err(ListingRefused::NotABidder);
        }
        let Some(trade) = self.trade.as_mut() else { return Err(wrong) };
        match (trade, event) {
            (Trade::Ascending(it), ListingEvent::Bid { bidder, amount_fen: price_fen }) => {
                it.bid(Award { bidder, price_fen }, at, &priority)?;
            }
            (Trade::Agreement(it), ListingEvent::Bid { bidder, amount_fen: price_fen }) => {
                if price_fen < reserve_fen.max(1) {
                    let least_fen = reserve_fen.max(1);
                    return Err(crate::bidding::BidRefused::TooLow { least_fen }.into());
                }
                *it = Some(Award { bidder, price_fen });
            }
            (Trade::Sealed(it), ListingEvent::Seal { bidder, commitment }) => {
                it.seal(bidder, commitment, at)?;
            }
            (Trade::Tender(it), ListingEvent::Seal { bidder, commitment }) => {
                it.offers.seal(bidder, commitment, at)?;
            }
            (Trade::Sealed(it), ListingEvent::Reveal { bidder, amount_fen, salt }) => {
                it.reveal(bidder, (amount_fen, &salt), at)?;
            }
            (Trade::Tender(it), ListingEvent::Reveal { bidder, amount_fen, salt }) => {
                it.offers.reveal(bidder, (amount_fen, &salt), at)?;
            }
            (Trade::Tender(it), ListingEvent::Score { judge, bidder, points }) => {
                it.score(judge, bidder, points)?;
            }
            _ => return Err(wrong),
        }
        Ok(state)
    }

    fn may_bid(&self, bidder: ObjectId) -> bool {
        let deposit_fen = self.application.deposit_fen;
        self.enrolments.get(&bidder).is_some_and(|it| it.may_bid(deposit_fen))
    }

    /// Ends the trade: to the best, or, where nobody offered enough, to nobody.
    pub(super) fn strike(&mut self) -> Led {
        let state = self.state;
        let step = "strike";
        let trade = self.trade.as_ref().ok_or(ListingRefused::WrongStep { state, step })?;
        if !trade.is_closed(self.at) {
            return Err(ListingRefused::TradeRuns);
        }
        let priority = with_priority(self.enrolments.values());
        self.award = trade.award(self.application.reserve.reserve_fen, &priority);
        Ok(if self.award.is_some() { ListingState::Struck } else { ListingState::Failed })
    }
}

/// Who bids; a judge's score is nobody's bid.
fn bidder_of(event: &ListingEvent) -> Option<ObjectId> {
    match event {
        ListingEvent::Bid { bidder, .. }
        | ListingEvent::Seal { bidder, .. }
        | ListingEvent::Reveal { bidder, .. } => Some(*bidder),
        _ => None,
    }
}
