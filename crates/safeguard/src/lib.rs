//! Signs of coercion between settling in town and leaving a right (HR-01 to HR-08): a list for a supervisor, and the figures of who has settled.
//!
//! The one crate that reads both books, and it writes to neither: a finding blocks nothing, and whoever sees a reason opens a review by an act of their own (HR-05).
//! Each book finds people by an index of its own; for a run their numbers are hashed under a third key, which is made in memory and forgotten with the run, so that no stored value joins the two.
//!
//! Detection is a pure function of plain facts; where they come from is the business of [`read`].

mod departure;
mod detection;
mod finding;
mod parameters;
pub mod read;
mod statistics;

#[cfg(test)]
mod tests;

pub use departure::{Departure, DepartureKind, Payment, PersonHash, Settled, Signed};
pub use detection::findings;
pub use finding::{Finding, Sign};
pub use parameters::Parameters;
pub use statistics::{Area, Statistics, statistics};
