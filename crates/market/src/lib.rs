//! Transfers, paid exits and the market on which rural rights are traded, with their rules and state machines.
//!
//! Knows nothing of settlement, files, clocks, databases or HTTP: moments and days are arguments.

pub mod bidding;
pub mod consent;
pub mod days;
pub mod exit;
pub mod figures;
pub mod listing;
#[cfg(test)]
mod model;
pub mod money;
pub mod operation_right;
mod parameters;
pub mod rules;
#[cfg(test)]
mod sample;
pub mod transfer;

pub use consent::{CoHolder, Consent, Evidence, IdentityCheck, Signer};
pub use days::Days;
pub use parameters::{BeyondBounds, MarketParameters};
