//! Transfers, paid exits and the market on which rural rights are traded, with their rules and state machines.
//!
//! Knows nothing of settlement, files, clocks, databases or HTTP: moments and days are arguments.

pub mod consent;
pub mod days;
pub mod money;
pub mod operation_right;
#[cfg(test)]
mod sample;

pub use consent::{CoHolder, Consent, Evidence, IdentityCheck, Signer};
pub use days::Days;
