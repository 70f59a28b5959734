//! The ways of finding who gets it and for how much: rounds of rising bids, sealed bids, tenders.
//!
//! The written rules: a bid of the deadline's very millisecond is in time, the next one is late;
//! of equal offers a member who claimed priority comes first, then the earlier one, then the one that was recorded first.

mod ascending;
mod sealed;
mod tender;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use tenure::ObjectId;

pub use ascending::Ascending;
pub use sealed::{Commitment, Salt, Sealed, commitment};
pub use tender::{JUDGES_MIN, Tender};

/// Who gets it, and for how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Award {
    pub bidder: ObjectId,
    pub price_fen: i64,
}

/// Why a bid does not count, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BidRefused {
    #[error("bidding opens at {opens_at}")]
    NotOpen { opens_at: DateTime<Utc> },
    #[error("bidding closed at {closed_at}")]
    Late { closed_at: DateTime<Utc> },
    #[error("the bidder has sealed an offer already")]
    SealedBefore,
    #[error("the bidder has sealed no offer")]
    NothingSealed,
    #[error("the bidder has opened the offer already")]
    OpenedBefore,
    #[error("what is opened is not what was sealed")]
    NotWhatWasSealed,
    #[error("{least_fen} fen must be offered at least")]
    TooLow { least_fen: i64 },
    #[error(
        "the judge is not of the committee, has scored before, or gives more than a hundred points"
    )]
    NotAScore,
}
