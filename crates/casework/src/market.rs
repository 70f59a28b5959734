//! Deals of the market 流转交易: taken in, taken on step by step, paid, and entered in the register.

mod duty;
pub mod exit;
mod named;
mod payment;
pub mod pilot;

pub use payment::{BankFileAsked, OrderAsked};
pub(crate) use payment::{bank_line, paid};
