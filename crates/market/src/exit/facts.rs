//! All that a rule about an exit may look at.

use chrono::NaiveDate;
use tenure::case::{Calendar, Restriction};
use tenure::{Proportion, Shares};

use super::ExitFile;
use crate::money::DealId;
use crate::parameters::MarketParameters;

/// What the register says beside the exit, on the day.
#[derive(Clone, Copy, Debug)]
pub struct ExitRegister<'a> {
    /// What lies on the right: seizures, mortgages, objections.
    pub restrictions: &'a [Restriction],
    /// Disputes about the right or the membership that are open, by their names.
    pub open_disputes: &'a [String],
    /// What somebody else has of it today or later, and nobody has settled with the other side; each by its number or its code.
    pub running: &'a [String],
    /// For shares: how much the receiver would hold.
    pub share_room: Option<ShareRoom>,
    pub calendar: &'a Calendar,
    pub parameters: &'a MarketParameters,
}

/// How much of the shares somebody would hold, and may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareRoom {
    pub would_hold: Shares,
    pub total: Shares,
    /// What one member may hold at most, where the province or the charter says so.
    pub cap: Option<Proportion>,
}

/// An exit with what the register says.
#[derive(Clone, Copy, Debug)]
pub struct ExitFacts<'a> {
    pub deal: DealId,
    pub file: &'a ExitFile,
    pub register: &'a ExitRegister<'a>,
    /// The day of the step; when the right is cancelled, the first on which it is no more.
    pub today: NaiveDate,
}
