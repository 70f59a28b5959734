//! What is asked of the year's income: its plan, its run, its payments, and what the bank says of them.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::distribution::YearAccount;
use crate::{ObjectId, Proportion};

/// A plan of distribution 收益分配方案, open to the members from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAsked {
    pub year: i32,
    pub income_fen: i64,
    #[serde(default)]
    pub losses_fen: i64,
    /// 公积公益金
    pub reserve: Proportion,
    #[serde(default)]
    pub retained_fen: i64,
    pub published_day: NaiveDate,
}

/// A plan by its year and its number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanNamed {
    pub year: i32,
    pub plan: u32,
}

/// A run by its year and its number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunNamed {
    pub year: i32,
    pub number: u32,
}

/// The payments of a run, as they are to be ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentsAsked {
    pub year: i32,
    pub number: u32,
    pub orders: Vec<OrderAsked>,
}

/// A payment to a payee's account; how much is the run's to say.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderAsked {
    /// The number in the share register; without one it is the collective that is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<u32>,
    pub account: String,
    /// Whose account it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_holder: Option<ObjectId>,
    /// The holder's mandate to pay to somebody else, by SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate_sha256: Option<String>,
}

/// What the bank says it paid 银行回单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptsAsked {
    pub year: i32,
    pub number: u32,
    /// The bank's file, by SHA-256.
    pub file_sha256: String,
    pub lines: Vec<BankLineAsked>,
}

/// A line of the bank's file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankLineAsked {
    /// The line in the file, from 1.
    pub line: u32,
    /// The number of the payment, where the file carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<u32>,
    pub account: String,
    pub amount_fen: i64,
}

impl PlanAsked {
    /// The account of the year that it goes by.
    pub fn account(&self) -> YearAccount {
        let Self { year, income_fen, losses_fen, reserve, retained_fen, published_day: _ } = *self;
        YearAccount { year, income_fen, losses_fen, reserve, retained_fen }
    }
}

impl PaymentsAsked {
    pub(super) fn evidence(&self) -> Vec<(String, &str, &'static str)> {
        let orders = self.orders.iter().enumerate();
        let mandates = orders.filter_map(|(n, it)| {
            let field = format!("request.orders[{n}].mandate_sha256");
            Some((field, it.mandate_sha256.as_deref()?, "payment-mandate"))
        });
        mandates.collect()
    }
}

/// An account is personal, and is not shown.
impl fmt::Debug for OrderAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrderAsked").field("holder", &self.holder).finish_non_exhaustive()
    }
}

/// An account is personal, and is not shown.
impl fmt::Debug for BankLineAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, payment, amount_fen, account: _ } = self;
        f.debug_struct("BankLineAsked")
            .field("line", line)
            .field("payment", payment)
            .field("amount_fen", amount_fen)
            .finish_non_exhaustive()
    }
}
