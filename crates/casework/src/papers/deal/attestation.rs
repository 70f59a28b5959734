//! 交易鉴证书: that a deal was made by the rules and entered, with the proof of its entry.

use chrono::NaiveDate;
use market::Days;
use market::listing::ObjectKind;
use tenure::case::PaperKind;

use super::super::content::{DealPaper, Inclusion, Value};
use super::contract::basis;
use super::form::Form;
use super::price::Price;
use super::subject::{Party, Subject};
use super::wording::{area, day, days, text};

/// What an attestation says of a deal, of whatever kind.
pub(super) struct Attested<'a> {
    pub(super) deal_number: &'a str,
    /// 鉴证书编号
    pub(super) attestation: &'a str,
    /// 交易品种
    pub(super) object: ObjectKind,
    /// 交易形式
    pub(super) form: Form,
    /// 交易方式
    pub(super) way: &'static str,
    pub(super) receiver: Party,
    pub(super) term: Option<Days>,
    pub(super) price: Price<'a>,
    pub(super) notice: Option<Days>,
    pub(super) result_notice: Option<Days>,
    pub(super) signed_day: Option<NaiveDate>,
    pub(super) entered_day: NaiveDate,
    pub(super) act_number: i64,
}

impl Attested<'_> {
    pub(super) fn paper(self, subject: &Subject, inclusion: Inclusion) -> DealPaper {
        let what = self.form.right_zh(self.object);
        let mut particulars = vec![
            ("鉴证书编号", text(self.attestation)),
            ("交易品种", text(format!("{what}（{}）", self.form.name_zh()))),
            ("交易方式", text(self.way)),
            ("转出方", text(named(&subject.holder))),
            ("受让方", text(named(&self.receiver))),
        ];
        particulars.extend(subject.area_m2.map(|it| ("面积", area(it))));
        particulars.extend(self.term.map(|it| ("期限", days(it))));
        particulars.push(self.price.attested(self.term));
        particulars.extend(self.notice.map(|it| ("公告期", days(it))));
        particulars.extend(self.result_notice.map(|it| ("成交结果公示期", days(it))));
        particulars.extend(self.signed_day.map(|it| ("合同签订", Value::Day(it))));
        let entered = format!("{}，业务号{}", day(self.entered_day), self.act_number);
        particulars.push(("备案、登记", text(entered)));
        DealPaper {
            title: PaperKind::Attestation.title_zh(),
            deal_number: self.deal_number.to_owned(),
            opening: vec![opening(self.price).to_owned()],
            particulars,
            tables: vec![subject.table()],
            terms: Vec::new(),
            basis: basis(self.object),
            inclusion: Some(inclusion),
            signatories: vec!["交易机构", "鉴证人"],
            made_day: Some(self.entered_day),
        }
    }
}

/// Only what was paid in full is said to be settled.
fn opening(price: Price<'_>) -> &'static str {
    match price {
        Price::Whole { .. } => "下列交易经权属核验，依照规定的程序完成，价款已经结算，予以鉴证。",
        Price::Installments(_) => {
            "下列交易经权属核验，依照规定的程序完成，价款按约分期支付，予以鉴证。"
        }
        Price::Equity { .. } | Price::Nothing => {
            "下列交易经权属核验，依照规定的程序完成，予以鉴证。"
        }
    }
}

fn named(Party { name, document, .. }: &Party) -> String {
    if document.is_empty() { name.clone() } else { format!("{name}（{document}）") }
}
