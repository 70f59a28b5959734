//! Deals of the market 流转交易: what each was opened with, the steps that it has taken, and its money.

mod bank;
mod expected;
mod hold;
mod money;
mod pilot;
mod row;
mod step;
mod under;

pub use bank::BankFile;
pub use expected::ExpectedRow;
pub use money::MoneyRow;
pub use pilot::PilotRow;
pub use row::{DealFilter, DealKind, DealRow};
pub use step::DealStep;
pub use under::DealUnder;
