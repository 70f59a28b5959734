//! A submission taken over into the register: one batch, one act, one entry.
//!
//! What the batch says otherwise supersedes; what it says again changes nothing; what it leaves out stays, and is listed (ADR 2).
//! A part that it leaves out of an object that it brings is superseded, and is listed as well.

mod batch;
mod entry;

pub use crate::entering::{Changes, Part, PartKind};
pub use batch::{Batch, Head, Outcome};
