//! The statement of a distribution 收益分配告知单: how the year's income was divided, and what came to a member or a household.

use chrono::NaiveDate;
use identity::{CreditCode, mask_identity_number};
use serde::Serialize;
use tenure::Shares;
use tenure::distribution::{Distributable, YearAccount};

use crate::money::{yuan, yuan_in_words};
use crate::paper::Printed;
use crate::wording;

/// What somebody is told of a run.
#[derive(Clone, Copy, Debug)]
pub struct DistributionStatement<'a> {
    pub collective_name: &'a str,
    pub credit_code: &'a CreditCode,
    /// 批次, from 1 within the year.
    pub run: u32,
    /// The run that this one corrects.
    pub corrects: Option<u32>,
    pub account: &'a YearAccount,
    pub distributable: &'a Distributable,
    /// All shares among which it was divided.
    pub total: Shares,
    pub recipient: Recipient<'a>,
    pub portions: &'a [ReceivedPortion<'a>],
    /// The days on which the plan lay open to the members (集体法 46).
    pub plan_first_day: NaiveDate,
    /// The decision that approved it.
    pub decision: &'a str,
    pub made_day: NaiveDate,
}

/// Whom the statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient<'a> {
    Household { code: &'a str, head_name: &'a str },
    Member { name: &'a str },
}

/// What one member received.
#[derive(Clone, Copy, Debug)]
pub struct ReceivedPortion<'a> {
    pub name: &'a str,
    /// It is printed masked.
    pub identity_number: &'a str,
    pub shares: Shares,
    pub amount_fen: i64,
    /// The last digits of the account that it was paid to.
    pub account_tail: Option<&'a str>,
    /// The day on which a bank's file that shows the payment was entered; `None` until then.
    pub matched_day: Option<NaiveDate>,
}

#[derive(Serialize)]
struct Facts<'a> {
    collective_name: &'a str,
    credit_code: String,
    year: i32,
    run: u32,
    corrects: Option<u32>,
    account: Vec<(&'static str, String)>,
    total: String,
    recipient: String,
    rows: Vec<Row<'a>>,
    sum: String,
    sum_in_words: String,
    plan_first_day: String,
    decision: &'a str,
    made_day: String,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    identity_number: String,
    shares: String,
    amount: String,
    account: String,
    matched_day: String,
}

impl Recipient<'_> {
    fn text(self) -> String {
        match self {
            Self::Household { code, head_name } => format!("{head_name}户（{code}）"),
            Self::Member { name } => name.to_owned(),
        }
    }
}

impl<'a> ReceivedPortion<'a> {
    fn row(&self) -> Row<'a> {
        let account = self.account_tail.map(|it| format!("尾号{it}"));
        let matched_day = self.matched_day.map(wording::day);
        Row {
            name: self.name,
            identity_number: wording::or_stroke(Some(&mask_identity_number(self.identity_number))),
            shares: self.shares.to_string(),
            amount: yuan(self.amount_fen),
            account: wording::or_stroke(account.as_deref()),
            matched_day: wording::or_stroke(matched_day.as_deref()),
        }
    }
}

impl DistributionStatement<'_> {
    /// From the income to what is divided, line by line (集体法 42).
    fn account(&self) -> Vec<(&'static str, String)> {
        let (account, parts) = (self.account, self.distributable);
        vec![
            ("当年收益", yuan(account.income_fen)),
            ("减：弥补以前年度亏损", yuan(account.losses_fen)),
            ("净收益", yuan(parts.net_fen)),
            ("减：提取公积公益金", yuan(parts.reserve_fen)),
            ("减：未分配收益结转", yuan(parts.retained_fen)),
            ("可分配收益", yuan(parts.distributable_fen)),
        ]
    }
}

impl Printed for DistributionStatement<'_> {
    fn title(&self) -> &'static str {
        "集体收益分配告知单"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/distribution_statement.typ")
    }

    fn facts(&self) -> impl Serialize {
        let sum_fen = self.portions.iter().map(|it| it.amount_fen).fold(0, i64::saturating_add);
        Facts {
            collective_name: self.collective_name,
            credit_code: self.credit_code.to_string(),
            year: self.account.year,
            run: self.run,
            corrects: self.corrects,
            account: self.account(),
            total: self.total.to_string(),
            recipient: self.recipient.text(),
            rows: self.portions.iter().map(ReceivedPortion::row).collect(),
            sum: yuan(sum_fen),
            sum_in_words: yuan_in_words(sum_fen),
            plan_first_day: wording::day(self.plan_first_day),
            decision: self.decision,
            made_day: wording::day(self.made_day),
        }
    }
}
