//! The log of a county: public leaves at their numbers, the nodes above them, keys, checkpoints and commitments.

mod commitment;
mod key_file;
mod read;
mod unit;

use ledger::Digest;
use tenure::ActId;
use uuid::Uuid;

use crate::StoreError;

pub use commitment::Subject;
pub use key_file::LedgerKey;
pub use read::LoggedEntry;
pub use unit::{Lease, LogUnit};

/// A public leaf at its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLeaf {
    /// Its place in the log, from 0.
    pub number: u64,
    pub act: ActId,
    /// The number of the act, by which entries are put in order.
    pub act_number: i64,
    /// The canonical text that everybody may read.
    pub leaf: String,
    pub hash: Digest,
}

/// An entry that has no place in the log yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingEntry {
    pub act: ActId,
    pub act_number: i64,
    pub canonical: String,
    /// SHA-256 in lower-case hexadecimal digits.
    pub digest: String,
}

/// A checkpoint as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogCheckpoint {
    /// Its place in the order of checkpoints, from 1.
    pub number: i64,
    pub size: u64,
    pub root: Digest,
    pub note: String,
}

/// A key of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKey {
    /// Its place in the order of keys, from 1.
    pub number: i64,
    /// As C2SP signed-note writes it.
    pub verifier: String,
    /// How many entries the log had when it began to sign.
    pub since: u64,
    /// The note in which the key before it vouches for it; the first has none.
    pub succession: Option<String>,
}

/// A number as the database keeps it.
fn stored(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number)
        .map_err(|_beyond| StoreError::Unwritable { table: "ledger_leaf", what: "the number" })
}

/// A number that the database has kept.
fn counted(table: &'static str, number: i64) -> Result<u64, StoreError> {
    u64::try_from(number)
        .map_err(|_negative| StoreError::corrupt(table, Uuid::nil(), "a number is negative"))
}

/// A hash that the database has kept.
fn hash(table: &'static str, bytes: &[u8]) -> Result<Digest, StoreError> {
    Digest::try_from(bytes)
        .map_err(|_length| StoreError::corrupt(table, Uuid::nil(), "a hash is not 32 bytes long"))
}
