//! The file of a transfer: what was agreed, who was asked, what was paid, and what was seen of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Proposal, TransferEnd};
use crate::consent::Evidence;
use crate::money::MatchedPayment;

/// All that is known of a transfer.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferFile {
    pub proposal: Proposal,
    /// What the bank's files show as paid to whoever gives the right.
    pub payments: Vec<MatchedPayment>,
    /// … and as paid back.
    pub refunds: Vec<MatchedPayment>,
    pub inspections: Vec<Inspection>,
    /// How it ended, and from which day on it was no more.
    pub ended: Option<(TransferEnd, NaiveDate)>,
    pub coercion: Option<CoercionFinding>,
}

/// What an officer saw of the land 巡查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    pub day: NaiveDate,
    /// 弃耕抛荒: the day since which the land lies idle.
    pub idle_since: Option<NaiveDate>,
    /// 土地用途 (C.9) as it was found.
    pub purposes_seen: Vec<String>,
    pub record: Evidence,
}

/// It was found that somebody was forced 认定强迫.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoercionFinding {
    /// What was found, and by whom.
    pub found: String,
    pub document: Evidence,
}

impl TransferFile {
    pub(super) fn new(proposal: Proposal) -> Self {
        let (payments, refunds, inspections, ended, coercion) = <_>::default();
        Self { proposal, payments, refunds, inspections, ended, coercion }
    }

    /// What was paid for the right, in fen.
    pub fn paid_fen(&self) -> i128 {
        sum(&self.payments)
    }

    /// What was paid back of it, in fen.
    pub fn refunded_fen(&self) -> i128 {
        sum(&self.refunds)
    }

    /// Since when the land lies idle, as it was last seen.
    pub fn idle_since(&self) -> Option<NaiveDate> {
        self.inspections.last()?.idle_since
    }

    /// Puts another proposal in the place of the one before: what members, the issuer and the bank said stays.
    pub(super) fn correct(&mut self, corrected: Proposal) {
        let before = std::mem::replace(&mut self.proposal, corrected);
        self.proposal.claims = before.claims;
        self.proposal.filing = self.proposal.filing.take().or(before.filing);
        self.proposal.issuer_answer = self.proposal.issuer_answer.take().or(before.issuer_answer);
    }
}

fn sum(payments: &[MatchedPayment]) -> i128 {
    payments.iter().map(|it| i128::from(it.expected().amount_fen)).sum()
}
