//! When the rules about cases run, and what follows then: told while a case is drafted, in its way when it counts.

use crate::{Moment, Severity};

use Moment::{Approve, Audit, Draft, Register, Submit};
use Severity::{Advisory, Blocking};

pub(super) type Moments = &'static [(Moment, Severity)];

/// What an applicant must have right when the case is handed in.
pub(super) const FROM_SUBMIT: Moments =
    &[(Draft, Advisory), (Submit, Blocking), (Approve, Blocking), (Register, Blocking)];

/// The same, and looked for in what is registered, where it is told.
pub(super) const FROM_SUBMIT_AND_AUDIT: Moments = &[
    (Draft, Advisory),
    (Submit, Blocking),
    (Approve, Blocking),
    (Register, Blocking),
    (Audit, Advisory),
];

/// What only the course of the case can bring, so that it is not asked for before.
pub(super) const AT_APPROVAL: Moments = &[(Approve, Blocking), (Register, Blocking)];

/// What is told and never in the way.
pub(super) const TOLD: Moments =
    &[(Draft, Advisory), (Submit, Advisory), (Approve, Advisory), (Register, Advisory)];

/// The same, and looked for in what is registered.
pub(super) const TOLD_AND_AUDIT: Moments = &[
    (Draft, Advisory),
    (Submit, Advisory),
    (Approve, Advisory),
    (Register, Advisory),
    (Audit, Advisory),
];

/// What taken-over data is told of, and a case must have right.
pub(super) const TAKEOVER_TOLD_FROM_SUBMIT: Moments = &[
    (Moment::Takeover, Advisory),
    (Draft, Advisory),
    (Submit, Blocking),
    (Approve, Blocking),
    (Register, Blocking),
    (Audit, Advisory),
];

/// What blocks wherever it is found.
pub(super) const ALWAYS: Moments = &[
    (Moment::Takeover, Blocking),
    (Draft, Advisory),
    (Submit, Blocking),
    (Approve, Blocking),
    (Register, Blocking),
    (Audit, Blocking),
];
