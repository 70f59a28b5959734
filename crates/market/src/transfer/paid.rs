//! What a transfer is recorded as: paid and voluntary, or of a kind that has no price.

use chrono::NaiveDate;

use super::{Priced, Unpriced};
use crate::consent::{CoHolder, Consent, Evidence, not_agreed};
use crate::money::Consideration;

/// A transfer that every adult co-holder agreed to, for a consideration, with the evidence of both.
#[derive(Clone, Debug, PartialEq)]
pub struct PaidTransfer {
    // Invariant: one consent of each adult co-holder, a value above nothing, one piece of evidence at least.
    transfer: Priced,
    consents: Vec<Consent>,
    consideration: Consideration,
    evidence: Vec<Evidence>,
}

/// A transfer of a kind that may be without a price; it has no place for one.
#[derive(Clone, Debug, PartialEq)]
pub struct UnpricedTransfer {
    // Invariant: one consent of each adult co-holder, one piece of evidence at least.
    transfer: Unpriced,
    consents: Vec<Consent>,
    evidence: Vec<Evidence>,
}

/// A transfer as it is recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum Recorded {
    Paid(PaidTransfer),
    Unpriced(UnpricedTransfer),
}

/// Why a transfer is not recorded as what it is said to be, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPaid {
    #[error("nobody is named who holds the right")]
    NoHolder,
    #[error("{n} adult co-holders have not agreed")]
    NotAgreed { n: usize },
    #[error("the consideration is not more than nothing")]
    NoConsideration,
    #[error("there is no evidence")]
    NoEvidence,
}

impl Recorded {
    /// What is given for it, in fen; what has no price has no place for one.
    pub fn price_fen(&self) -> Option<i64> {
        match self {
            Self::Paid(paid) => Some(paid.consideration().value_fen()),
            Self::Unpriced(_) => None,
        }
    }
}

fn agreed(holders: &[CoHolder], consents: &[Consent], on: NaiveDate) -> Result<(), NotPaid> {
    if holders.is_empty() {
        return Err(NotPaid::NoHolder);
    }
    match not_agreed(holders, consents, on).len() {
        0 => Ok(()),
        n => Err(NotPaid::NotAgreed { n }),
    }
}

impl PaidTransfer {
    pub fn new(
        transfer: Priced,
        (holders, consents): (&[CoHolder], Vec<Consent>),
        consideration: Consideration,
        evidence: Vec<Evidence>,
        on: NaiveDate,
    ) -> Result<Self, NotPaid> {
        agreed(holders, &consents, on)?;
        if consideration.value_fen() <= 0 {
            return Err(NotPaid::NoConsideration);
        }
        if evidence.is_empty() {
            return Err(NotPaid::NoEvidence);
        }
        Ok(Self { transfer, consents, consideration, evidence })
    }

    pub fn transfer(&self) -> &Priced {
        &self.transfer
    }

    pub fn consents(&self) -> &[Consent] {
        &self.consents
    }

    pub fn consideration(&self) -> &Consideration {
        &self.consideration
    }

    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }
}

impl UnpricedTransfer {
    pub fn new(
        transfer: Unpriced,
        (holders, consents): (&[CoHolder], Vec<Consent>),
        evidence: Vec<Evidence>,
        on: NaiveDate,
    ) -> Result<Self, NotPaid> {
        // The deceased agrees to nothing: what is inherited rests on the evidence alone.
        if !matches!(transfer, Unpriced::ShareInheritance(_)) {
            agreed(holders, &consents, on)?;
        }
        if evidence.is_empty() {
            return Err(NotPaid::NoEvidence);
        }
        Ok(Self { transfer, consents, evidence })
    }

    pub fn transfer(&self) -> &Unpriced {
        &self.transfer
    }

    pub fn consents(&self) -> &[Consent] {
        &self.consents
    }

    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }
}
