//! The facts of the papers of a collective's books.

use chrono::NaiveDate;
use identity::CreditCode;
use tenure::distribution::{Distributable, YearAccount};
use tenure::{IdentityDocument, Shares};

/// 集体收益分配权份额证书
#[derive(Clone, Debug, PartialEq)]
pub struct ShareCertificate {
    pub collective_name: String,
    pub credit_code: CreditCode,
    pub number: String,
    pub household_code: String,
    pub head_name: String,
    pub holdings: Vec<HeldShare>,
    pub total: Shares,
    /// The decisions by which they were quantified.
    pub basis: String,
    pub issued_day: NaiveDate,
}

/// A holding with its holder.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldShare {
    pub name: String,
    pub document: IdentityDocument,
    /// By its Chinese name.
    pub class: String,
    pub shares: Shares,
    pub note: Option<String>,
}

/// 集体收益分配告知单
#[derive(Clone, Debug, PartialEq)]
pub struct DistributionStatement {
    pub collective_name: String,
    pub credit_code: CreditCode,
    pub run: u32,
    pub corrects: Option<u32>,
    pub account: YearAccount,
    pub distributable: Distributable,
    pub total: Shares,
    pub recipient: Recipient,
    pub portions: Vec<ReceivedPortion>,
    pub plan_first_day: NaiveDate,
    pub decision: String,
    pub made_day: NaiveDate,
}

/// Whom a statement is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    Household { code: String, head_name: String },
    Member { name: String },
}

/// What one member was given.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceivedPortion {
    pub name: String,
    pub document: IdentityDocument,
    pub shares: Shares,
    pub amount_fen: i64,
    /// The last characters of the account to which it was ordered.
    pub account_tail: Option<String>,
    /// The day on which a bank's file that shows the payment was entered.
    pub matched_day: Option<NaiveDate>,
}
