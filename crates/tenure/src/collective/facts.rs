//! All that a rule about a collective's act may look at.

use chrono::NaiveDate;
use identity::CreditCode;

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
    /// Of the collectives that certificates name: those whose rolls are in this register, where the roll counts.
    pub rolls_at_hand: &'a [CreditCode],
    pub today: NaiveDate,
    pub parameters: &'a CollectiveParameters,
}
