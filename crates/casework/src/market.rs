//! Deals of the market 流转交易: taken in, taken on step by step, paid, and entered in the register.

pub(crate) mod conveyance;
pub(crate) mod duty;
pub(crate) mod entry;
pub mod exit;
mod figures;
pub(crate) mod given;
pub(crate) mod holders;
pub(crate) mod inside;
pub(crate) mod lent;
mod named;
mod payment;
pub mod pilot;
pub mod transfer;

pub use figures::{FiguresAsked, MarketFigures, figures};
pub use payment::{BankFileAsked, OrderAsked};
pub(crate) use payment::{Laid, lay};
