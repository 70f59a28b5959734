//! 交易资金收付凭证: a payment that a bank's file showed; what was ordered and never came has none.

use identity::mask_account;
use ledger::{Digest, Entry, NotCanonical};
use market::money::{Flow, Movement};
use store::{BankFile, ExpectedRow};
use tenure::case::{PaperKind, china_day};
use tenure::distribution::Finding;

use super::super::content::{DealPaper, Value};
use super::wording::text;
use crate::market::DealMoney;

/// A payment with the file and the line that showed it.
pub(super) struct Shown<'a> {
    pub(super) expected: &'a ExpectedRow,
    pub(super) file: &'a BankFile,
    pub(super) line: u32,
}

/// The payments that the files show, in the order of their numbers, each where it was shown first.
pub(super) fn shown<'a>(money: &'a DealMoney) -> Vec<Shown<'a>> {
    let mut rows: Vec<&ExpectedRow> = money.expected.iter().collect();
    rows.sort_by_key(|it| it.expected.number);
    let of = |expected: &'a ExpectedRow| {
        money.files.iter().find_map(|file| {
            let line = file.findings.iter().find_map(|it| match *it {
                Finding::Matched { payment, line } if payment == expected.expected.number => {
                    Some(line)
                }
                _ => None,
            })?;
            Some(Shown { expected, file, line })
        })
    };
    rows.into_iter().filter_map(of).collect()
}

impl Shown<'_> {
    /// Of what the register and the bank say alike; who the party is, is no part of it.
    pub(super) fn digest(&self, deal: &str) -> Result<Digest, NotCanonical> {
        let Self { expected: ExpectedRow { expected, purpose, .. }, file, line } = self;
        let flow = match expected.flow {
            Flow::In => "in",
            Flow::Out => "out",
        };
        let paid = (deal, expected.number, flow, expected.party, expected.amount_fen);
        Ok(Entry::of(&(paid, purpose, &file.sha256, line))?.digest())
    }

    /// The receipt; `party` is who paid, or was paid.
    pub(super) fn receipt(&self, number: &str, party: String) -> DealPaper {
        let Self { expected, file, line } = self;
        let (paid_by, account) = match expected.expected.flow {
            Flow::In => ("付款人", "付款账号"),
            Flow::Out => ("收款人", "收款账号"),
        };
        DealPaper {
            title: PaperKind::PaymentReceipt.title_zh(),
            deal_number: number.to_owned(),
            opening: vec!["下列款项已经银行流水核对相符。".to_owned()],
            particulars: vec![
                ("支付序号", text(expected.expected.number.to_string())),
                ("款项", text(purpose(expected.purpose))),
                (paid_by, text(party)),
                (account, text(mask_account(&expected.account))),
                ("金额", Value::Fen(expected.expected.amount_fen)),
                ("银行流水", text(format!("第{}次导入，第{line}行", file.number))),
                ("核对日期", Value::Day(china_day(file.at))),
            ],
            tables: Vec::new(),
            terms: Vec::new(),
            basis: Vec::new(),
            inclusion: None,
            signatories: vec!["经办人", "交易机构"],
            made_day: Some(china_day(file.at)),
        }
    }
}

fn purpose(movement: Movement) -> &'static str {
    match movement {
        Movement::DepositPaid => "缴纳保证金",
        Movement::DepositRefunded => "退还保证金",
        Movement::DepositTowardsPrice => "保证金抵作价款",
        Movement::DepositForfeited => "不予退还的保证金",
        Movement::PricePaid => "支付价款",
        Movement::PaidOut => "价款划转给权利人",
        Movement::CompensationPaid => "支付退出补偿款",
        Movement::FeePaid => "服务费",
        Movement::Refunded => "退款",
        Movement::Reversed { .. } => "冲正",
    }
}
