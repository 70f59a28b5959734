//! A submission taken over into the register: one batch, one act, one entry.
//!
//! What the batch says otherwise supersedes; what it says again changes nothing; what it leaves out stays, and is listed (ADR 2).

mod batch;
mod compare;
mod entry;
mod ids;
mod known;
mod land;
mod others;
mod pen;
mod people;

pub use batch::{Batch, Head, Outcome};
pub use compare::Changes;
