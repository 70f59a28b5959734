//! When the rules of the market run, and what follows then: told while something is drafted, in its way when it counts.

use tenure::{Moment, Severity};

use Moment::{Approve, Audit, Draft, Register, Submit};
use Severity::{Advisory, Blocking};

pub(super) type Moments = &'static [(Moment, Severity)];

/// What must be right when it is handed in.
pub(super) const FROM_SUBMIT: Moments =
    &[(Draft, Advisory), (Submit, Blocking), (Approve, Blocking), (Register, Blocking)];

/// What must be right before anything is signed.
pub(super) const FROM_APPROVAL: Moments =
    &[(Draft, Advisory), (Submit, Advisory), (Approve, Blocking), (Register, Blocking)];

/// What must be right before it is entered, and is told before.
pub(super) const AT_REGISTRATION: Moments = &[(Approve, Advisory), (Register, Blocking)];

/// What is told and never in the way.
pub(super) const TOLD: Moments =
    &[(Draft, Advisory), (Submit, Advisory), (Approve, Advisory), (Register, Advisory)];

/// What is looked for in what runs.
pub(super) const TOLD_AT_AUDIT: Moments = &[(Audit, Advisory)];

/// What stops whatever is under way, and is told of what is done.
pub(super) const ALWAYS: Moments = &[
    (Draft, Blocking),
    (Submit, Blocking),
    (Approve, Blocking),
    (Register, Blocking),
    (Audit, Advisory),
];
