//! Why a document was not taken in.

use ledger::Digest;
use scan::NotAScan;

/// Why a document, or a chunk of one, was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefused {
    #[error("a {what} has {bytes_max} bytes at most, and this one has {size_bytes}")]
    TooLarge { what: &'static str, size_bytes: u64, bytes_max: u64 },
    #[error("a {what} of no bytes is none")]
    Empty { what: &'static str },
    /// The bytes are not those that were announced: the chunk can be sent again, the document must be begun again.
    #[error("the SHA-256 of the {what} is {found}, and {announced} was announced")]
    Altered { what: &'static str, announced: Digest, found: Digest },
    /// The upload goes on from another place.
    #[error("the upload has {received_bytes} bytes of {size_bytes}: the next chunk begins there")]
    Elsewhere { received_bytes: u64, size_bytes: u64 },
    #[error(
        "the upload has {received_bytes} bytes of {size_bytes}, and the chunk goes beyond them"
    )]
    Beyond { received_bytes: u64, size_bytes: u64 },
    #[error("an upload has {n_max} chunks at most: send larger ones")]
    TooManyChunks { n_max: usize },
    #[error("the upload has {received_bytes} bytes of {size_bytes} and cannot be completed yet")]
    Unfinished { received_bytes: u64, size_bytes: u64 },
    #[error("the document is not accepted: {0}")]
    NotAScan(#[from] NotAScan),
    #[error("{n_max} uploads of the county are under way, and no more may be")]
    TooMany { n_max: u64 },
}
