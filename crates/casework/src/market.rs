//! Deals of the market 流转交易: taken in, taken on step by step, paid, and entered in the register.

mod cashier;
pub(crate) mod conveyance;
mod deal_money;
pub(crate) mod deal_row;
pub(crate) mod duty;
pub(crate) mod entry;
pub mod exit;
mod figures;
pub(crate) mod given;
pub(crate) mod holders;
pub(crate) mod inside;
pub(crate) mod lent;
mod named;
mod paid_deal;
mod payment;
pub mod pilot;
pub mod transfer;

pub use deal_money::DealMoney;
pub use figures::{FiguresAsked, MarketFigures, figures};
pub use paid_deal::{PaidDeal, hand_in_bank_file, order_payments};
pub use payment::{BankFileAsked, OrderAsked};
pub(crate) use payment::{Laid, lay};
