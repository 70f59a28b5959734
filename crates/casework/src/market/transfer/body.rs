//! What a transfer is opened with, and what is kept of its steps: both encrypted.

use std::fmt;

use market::transfer::{Proposal, TransferTaken};
use serde::{Deserialize, Serialize};

/// What a transfer is opened with.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferBody {
    pub proposal: Proposal,
    /// 证件号码 of whoever receives the right, or the credit code of an organisation.
    pub document_number: String,
}

/// A step that was taken; a correction says anew who receives the right.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptStep {
    pub taken: TransferTaken,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
}

/// A number is personal, and is not shown.
impl fmt::Debug for TransferBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransferBody").field("proposal", &self.proposal).finish_non_exhaustive()
    }
}

impl fmt::Debug for KeptStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptStep").field("taken", &self.taken).finish_non_exhaustive()
    }
}
