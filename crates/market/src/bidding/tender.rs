//! Tenders 招标: sealed offers that a committee scores, so that more than the price counts.

use std::collections::{BTreeMap, BTreeSet};

use tenure::ObjectId;

use super::{Award, BidRefused, Sealed};

/// How many judges there are at least, in odd number; the number is our own.
pub const JUDGES_MIN: usize = 3;

/// A judge gives so many points at most.
const POINTS_MAX: u32 = 100;

/// Offers and what the judges gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tender {
    pub offers: Sealed,
    judges: BTreeSet<ObjectId>,
    points: BTreeMap<(ObjectId, ObjectId), u32>,
}

impl Tender {
    /// A tender before a committee of an odd number of judges; `None` where they are too few or even.
    pub fn new(offers: Sealed, judges: BTreeSet<ObjectId>) -> Option<Self> {
        let sound = judges.len() >= JUDGES_MIN && judges.len() % 2 == 1;
        sound.then(|| Self { offers, judges, points: BTreeMap::new() })
    }

    /// What a judge gives an offer that was opened, once.
    pub fn score(
        &mut self,
        judge: ObjectId,
        bidder: ObjectId,
        points: u32,
    ) -> Result<(), BidRefused> {
        let opened = self.offers.ranked(&BTreeSet::new()).iter().any(|it| it.bidder == bidder);
        if !opened {
            return Err(BidRefused::NothingSealed);
        }
        let known = self.judges.contains(&judge) && !self.points.contains_key(&(bidder, judge));
        if !known || points > POINTS_MAX {
            return Err(BidRefused::NotAScore);
        }
        self.points.insert((bidder, judge), points);
        Ok(())
    }

    /// The offer with the most points that reaches the reserve; `None` too while a judge has not scored an offer.
    pub fn award(&self, reserve_fen: i64, priority: &BTreeSet<ObjectId>) -> Option<Award> {
        let ranked = self.offers.ranked(priority);
        if ranked.len().checked_mul(self.judges.len()) != Some(self.points.len()) {
            return None;
        }
        let mut best: Option<(u64, Award)> = None;
        // Equal points leave the order of the offers: the higher price, then priority, then time.
        for offer in ranked.into_iter().filter(|it| it.price_fen >= reserve_fen) {
            let points = self.total(offer.bidder);
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, offer));
            }
        }
        best.map(|(_, offer)| offer)
    }

    fn total(&self, bidder: ObjectId) -> u64 {
        let given = self.points.iter().filter(|((of, _), _)| *of == bidder);
        given.map(|(_, points)| u64::from(*points)).sum()
    }
}
