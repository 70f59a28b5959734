//! One sealed bid each 一次性报价: committed to before the deadline, opened after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tenure::ObjectId;

use super::{Award, BidRefused};
use crate::money::DealId;

/// What makes an offer unguessable until it is opened; chosen by the bidder.
pub type Salt = [u8; 32];

/// SHA-256 of an offer; it tells nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(pub [u8; 32]);

/// The commitment to an offer: of the deal, the bidder, the amount and the salt, each on a line of its own.
pub fn commitment(deal: DealId, bidder: ObjectId, amount_fen: i64, salt: &Salt) -> Commitment {
    let salt = salt.iter().fold(String::with_capacity(64), |mut text, it| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{it:02x}");
        text
    });
    let text = format!("sanquan-sealed-bid-1\n{}\n{bidder}\n{amount_fen}\n{salt}\n", deal.0);
    Commitment(Sha256::digest(text.as_bytes()).into())
}

/// Sealed bids; their amounts are nowhere until each bidder opens their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub deal: DealId,
    pub opens_at: DateTime<Utc>,
    /// Until when offers are sealed; its millisecond counts.
    pub deadline: DateTime<Utc>,
    /// Until when they are opened; whoever does not open has made no offer.
    pub reveal_until: DateTime<Utc>,
    envelopes: BTreeMap<ObjectId, Envelope>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Envelope {
    commitment: Commitment,
    received_at: DateTime<Utc>,
    /// Counted upwards as they were recorded.
    number: usize,
    offered_fen: Option<i64>,
}

impl Sealed {
    pub fn new(
        deal: DealId,
        opens_at: DateTime<Utc>,
        deadline: DateTime<Utc>,
        reveal_until: DateTime<Utc>,
    ) -> Self {
        Self { deal, opens_at, deadline, reveal_until, envelopes: BTreeMap::new() }
    }

    /// Takes a commitment; each bidder has one, and it stands.
    pub fn seal(
        &mut self,
        bidder: ObjectId,
        commitment: Commitment,
        at: DateTime<Utc>,
    ) -> Result<(), BidRefused> {
        if at < self.opens_at {
            return Err(BidRefused::NotOpen { opens_at: self.opens_at });
        }
        if at > self.deadline {
            return Err(BidRefused::Late { closed_at: self.deadline });
        }
        if self.envelopes.contains_key(&bidder) {
            return Err(BidRefused::SealedBefore);
        }
        let number = self.envelopes.len();
        let envelope = Envelope { commitment, received_at: at, number, offered_fen: None };
        self.envelopes.insert(bidder, envelope);
        Ok(())
    }

    /// Opens an offer, once the deadline has passed.
    pub fn reveal(
        &mut self,
        bidder: ObjectId,
        (amount_fen, salt): (i64, &Salt),
        at: DateTime<Utc>,
    ) -> Result<(), BidRefused> {
        if at <= self.deadline {
            return Err(BidRefused::NotOpen { opens_at: self.deadline });
        }
        if at > self.reveal_until {
            return Err(BidRefused::Late { closed_at: self.reveal_until });
        }
        let envelope = self.envelopes.get_mut(&bidder).ok_or(BidRefused::NothingSealed)?;
        if envelope.offered_fen.is_some() {
            return Err(BidRefused::OpenedBefore);
        }
        if commitment(self.deal, bidder, amount_fen, salt) != envelope.commitment {
            return Err(BidRefused::NotWhatWasSealed);
        }
        if amount_fen <= 0 {
            return Err(BidRefused::TooLow { least_fen: 1 });
        }
        envelope.offered_fen = Some(amount_fen);
        Ok(())
    }

    /// The offers that were opened, the best first.
    pub fn ranked(&self, priority: &BTreeSet<ObjectId>) -> Vec<Award> {
        let opened = self.envelopes.iter();
        let mut opened: Vec<_> =
            opened.filter_map(|(bidder, it)| Some((*bidder, *it, it.offered_fen?))).collect();
        opened.sort_by_key(|(bidder, it, fen)| {
            let behind = !priority.contains(bidder);
            (std::cmp::Reverse(*fen), behind, it.received_at, it.number)
        });
        opened.into_iter().map(|(bidder, _, price_fen)| Award { bidder, price_fen }).collect()
    }

    /// The best offer that reaches the reserve.
    pub fn award(&self, reserve_fen: i64, priority: &BTreeSet<ObjectId>) -> Option<Award> {
        self.ranked(priority).into_iter().find(|it| it.price_fen >= reserve_fen)
    }

    /// How many offers were sealed; that is all that is known before they are opened.
    pub fn n_sealed(&self) -> usize {
        self.envelopes.len()
    }

    /// Whether no offer can be opened any more.
    pub fn is_closed(&self, at: DateTime<Utc>) -> bool {
        at > self.reveal_until
    }
}
