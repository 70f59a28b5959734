//! How a log changes its key: the old key signs which key follows it, and from which size on.
//!
//! The text cannot pass for a checkpoint, whose second line is a number.

use std::fmt;
use std::str::FromStr;

use crate::VerifierKey;

const SECOND_LINE: &str = "key succession";

/// What the old key of a log says of the one that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    pub origin: String,
    /// How many entries the log had; checkpoints of more are the new key's to sign.
    pub since: u64,
    pub next: VerifierKey,
}

/// A text that is no succession of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no succession of keys")]
pub struct SuccessionMalformed;

impl FromStr for Succession {
    type Err = SuccessionMalformed;

    fn from_str(text: &str) -> Result<Self, SuccessionMalformed> {
        let malformed = || SuccessionMalformed;
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or_else(malformed)?.split('\n').collect();
        let [origin, SECOND_LINE, since, next] = lines.as_slice() else {
            return Err(SuccessionMalformed);
        };
        let number: u64 = since.parse().map_err(|_no_number| SuccessionMalformed)?;
        let next: VerifierKey = next.parse().map_err(|_no_key| SuccessionMalformed)?;
        let read = Self { origin: (*origin).to_owned(), since: number, next };
        // One spelling: what is shown is what is read.
        if read.to_string() == text { Ok(read) } else { Err(SuccessionMalformed) }
    }
}

impl fmt::Display for Succession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, since, next } = self;
        writeln!(f, "{origin}\n{SECOND_LINE}\n{since}\n{next}")
    }
}
