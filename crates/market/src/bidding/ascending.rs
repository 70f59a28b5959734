//! Rounds of rising bids 网络竞价（递增）.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use tenure::ObjectId;

use super::{Award, BidRefused};

/// An auction in which everybody sees the best bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ascending {
    pub start_fen: i64,
    /// By how much a bid must be above the best; at least one fen.
    pub step_fen: i64,
    pub opens_at: DateTime<Utc>,
    /// Its millisecond counts.
    pub closes_at: DateTime<Utc>,
    best: Option<Award>,
}

impl Ascending {
    pub fn new(
        (start_fen, step_fen): (i64, i64),
        opens_at: DateTime<Utc>,
        closes_at: DateTime<Utc>,
    ) -> Self {
        Self { start_fen, step_fen: step_fen.max(1), opens_at, closes_at, best: None }
    }

    /// Takes a bid; whoever has priority may bid the same as somebody without it.
    pub fn bid(
        &mut self,
        bid: Award,
        at: DateTime<Utc>,
        priority: &BTreeSet<ObjectId>,
    ) -> Result<(), BidRefused> {
        if at < self.opens_at {
            return Err(BidRefused::NotOpen { opens_at: self.opens_at });
        }
        if at > self.closes_at {
            return Err(BidRefused::Late { closed_at: self.closes_at });
        }
        let least_fen = self.least_fen(bid.bidder, priority);
        if bid.price_fen < least_fen {
            return Err(BidRefused::TooLow { least_fen });
        }
        self.best = Some(bid);
        Ok(())
    }

    fn least_fen(&self, bidder: ObjectId, priority: &BTreeSet<ObjectId>) -> i64 {
        match self.best {
            None => self.start_fen.max(1),
            Some(best) if priority.contains(&bidder) && !priority.contains(&best.bidder) => {
                best.price_fen
            }
            Some(best) => best.price_fen.saturating_add(self.step_fen),
        }
    }

    pub fn best(&self) -> Option<Award> {
        self.best
    }

    /// Whether no bid can come any more.
    pub fn is_closed(&self, at: DateTime<Utc>) -> bool {
        at > self.closes_at
    }
}
