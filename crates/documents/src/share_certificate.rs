//! The certificate of shares 份额证书: what the members of a household hold of their collective's income.

use chrono::NaiveDate;
use identity::CreditCode;
use serde::Serialize;
use tenure::{IdentityDocument, Shares};

use crate::paper::Printed;
use crate::people::DocumentFacts;
use crate::wording;

/// What the household takes home; members hold, and the household shows (集体法 40).
#[derive(Clone, Copy, Debug)]
pub struct ShareCertificate<'a> {
    pub collective_name: &'a str,
    pub credit_code: &'a CreditCode,
    /// 证书编号
    pub number: &'a str,
    /// 户编号
    pub household_code: &'a str,
    pub head_name: &'a str,
    pub holdings: &'a [HeldShare<'a>],
    /// All shares of the collective 总份额.
    pub total: Shares,
    /// The decision by which they were quantified.
    pub basis: &'a str,
    pub issued_day: NaiveDate,
}

/// A holding of one class, with its holder.
#[derive(Clone, Copy, Debug)]
pub struct HeldShare<'a> {
    pub name: &'a str,
    pub document: &'a IdentityDocument,
    /// As the charter names it.
    pub class: &'a str,
    pub shares: Shares,
    /// An inheritance, a pledge.
    pub note: Option<&'a str>,
}

#[derive(Serialize)]
struct Facts<'a> {
    collective_name: &'a str,
    credit_code: String,
    number: &'a str,
    household_code: &'a str,
    head_name: &'a str,
    rows: Vec<Row<'a>>,
    /// `None` where the sum is too large to be written.
    sum: Option<String>,
    total: String,
    basis: &'a str,
    issued_day: String,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    document: DocumentFacts,
    class: &'a str,
    shares: String,
    note: String,
}

impl<'a> HeldShare<'a> {
    fn row(&self) -> Row<'a> {
        Row {
            name: self.name,
            document: DocumentFacts::of(self.document),
            class: self.class,
            shares: self.shares.to_string(),
            note: wording::or_stroke(self.note),
        }
    }
}

impl Printed for ShareCertificate<'_> {
    fn title(&self) -> &'static str {
        "集体收益分配权份额证书"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/share_certificate.typ")
    }

    fn facts(&self) -> impl Serialize {
        let shares = self.holdings.iter().map(|it| it.shares);
        let sum = shares.into_iter().try_fold(Shares::ZERO, Shares::checked_add);
        Facts {
            collective_name: self.collective_name,
            credit_code: self.credit_code.to_string(),
            number: self.number,
            household_code: self.household_code,
            head_name: self.head_name,
            rows: self.holdings.iter().map(HeldShare::row).collect(),
            sum: sum.map(|it| it.to_string()),
            total: self.total.to_string(),
            basis: self.basis,
            issued_day: wording::day(self.issued_day),
        }
    }
}
