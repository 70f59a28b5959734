//! The verifiable log of a county: entries get their numbers, and anybody can check that none was changed since.

mod erase;
mod extend;
mod prove;
mod refused;
mod rotate;
mod subjects;
mod verify;

pub use erase::{Erased, erase};
pub use extend::{BATCH_ENTRIES, Extended, LEASE_TIME, extend, extend_all};
pub use prove::{Proof, disclose, prove};
pub use refused::LogRefused;
pub use rotate::rotate;
pub(crate) use subjects::{area_m2, people, person, subjects};
pub use verify::{LogReport, verify};
