//! All that a rule about a collective's act may look at.

use chrono::NaiveDate;

use super::{CollectiveAct, CollectiveParameters, CollectiveState};
use crate::decision::Decision;
use crate::distribution::Run;
use crate::membership::Dispute;

/// An act of a collective with what is registered, and what would be.
#[derive(Clone, Copy, Debug)]
pub struct CollectiveFacts<'a> {
    pub act: &'a CollectiveAct,
    pub before: &'a CollectiveState,
    /// What the act would make of it; for an audit the same.
    pub after: &'a CollectiveState,
    /// The decisions that the act names.
    pub decisions: &'a [Decision],
    pub disputes: &'a [Dispute],
    /// The distributions that were run before.
    pub runs: &'a [Run],
    pub today: NaiveDate,
    pub parameters: &'a CollectiveParameters,
}
