//! Why something cannot be done with a log.

use identity::County;
use ledger::{KeyMalformed, NoteMalformed};
use store::StoreError;

/// Why a log is not extended, or gives no proof.
#[derive(Debug, thiserror::Error)]
pub enum LogRefused {
    #[error("another service extends the log of {county} now: try again in a few seconds")]
    Held { county: County },
    #[error("the log of {county} is signed by `{verifier}`, which is not the key of the key file")]
    AnotherKey { county: County, verifier: String },
    /// The rows do not agree with what was signed: an incident, and nothing is added until it is cleared up.
    #[error("the log of {county} is broken: {what}")]
    Broken { county: County, what: String },
    #[error("there is no such entry in the log of {county}")]
    NoEntry { county: County },
    #[error("nothing opens the commitment {position} of the entry {number} in the log of {county}")]
    NoOpening { county: County, number: u64, position: u64 },
    #[error("`{officer}` is no archivist who sees all of {county}")]
    MayNotErase { officer: String, county: County },
    #[error(transparent)]
    Key(#[from] KeyMalformed),
    #[error(transparent)]
    Note(#[from] NoteMalformed),
    #[error("the register could not answer")]
    Store(#[from] StoreError),
}

impl LogRefused {
    pub(super) fn broken(county: County, what: impl Into<String>) -> Self {
        Self::Broken { county, what: what.into() }
    }
}
