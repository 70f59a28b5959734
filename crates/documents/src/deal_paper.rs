//! The papers of a deal on the market 交易文书: notice, bid record, contract, attestation, receipt, agreement and statement.
//!
//! They differ in what they say and not in their form: particulars, tables, terms, what they rest on, and who signs.

use chrono::NaiveDate;
use serde::Serialize;

use crate::paper::Printed;
use crate::wording;

/// What a deal is papered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealPaperKind {
    /// 交易公告
    ListingNotice,
    /// 竞价记录
    BidRecord,
    /// 流转合同, after the content of the model lease
    Contract,
    /// 交易鉴证书
    Attestation,
    /// 收付款凭证
    PaymentReceipt,
    /// 退出协议
    ExitAgreement,
    /// 告知书, to the household that left a right
    ExitStatement,
}

/// A paper of a deal.
#[derive(Clone, Copy, Debug)]
pub struct DealPaper<'a> {
    pub kind: DealPaperKind,
    /// 项目编号
    pub deal_number: &'a str,
    pub opening: &'a [String],
    /// What the deal is about, name by name.
    pub particulars: &'a [(&'a str, String)],
    pub tables: &'a [DealTable<'a>],
    /// 约定事项, numbered in their order.
    pub terms: &'a [String],
    /// The articles that it rests on.
    pub basis: &'a [String],
    /// Where it stands on the ledger; a paper with a proof is printed only once it is there.
    pub inclusion: Option<Inclusion<'a>>,
    /// Who signs or stamps it.
    pub signatories: &'a [&'a str],
    pub made_day: NaiveDate,
}

/// A table with its heading; every row has as many cells as there are columns.
#[derive(Clone, Copy, Debug)]
pub struct DealTable<'a> {
    pub heading: &'a str,
    pub columns: &'a [&'a str],
    pub rows: &'a [Vec<String>],
}

/// That the entry is in the log of the county 账本存证 (RFC 6962): with the leaf, the path and the signed root, whoever reads the paper can work it out.
#[derive(Clone, Copy, Debug)]
pub struct Inclusion<'a> {
    /// The name of the log.
    pub origin: &'a str,
    /// The place of the entry, from 0.
    pub entry: u64,
    /// How many entries the signed tree has.
    pub size: u64,
    pub leaf_sha256: [u8; 32],
    pub root_sha256: [u8; 32],
    pub path: &'a [[u8; 32]],
}

#[derive(Serialize)]
struct Facts<'a> {
    title: &'static str,
    deal_number: &'a str,
    opening: &'a [String],
    particulars: Vec<(&'a str, String)>,
    tables: Vec<Table<'a>>,
    terms: &'a [String],
    basis: &'a [String],
    inclusion: Option<InclusionFacts<'a>>,
    signatories: &'a [&'a str],
    made_day: String,
}

#[derive(Serialize)]
struct Table<'a> {
    heading: &'a str,
    columns: &'a [&'a str],
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct InclusionFacts<'a> {
    origin: &'a str,
    entry: u64,
    size: u64,
    leaf: String,
    root: String,
    path: Vec<String>,
}

impl DealPaperKind {
    /// The Chinese name of the paper.
    pub fn title(self) -> &'static str {
        match self {
            Self::ListingNotice => "农村产权交易公告",
            Self::BidRecord => "农村产权交易竞价记录",
            Self::Contract => "农村土地经营权流转合同",
            Self::Attestation => "农村产权交易鉴证书",
            Self::PaymentReceipt => "交易资金收付凭证",
            Self::ExitAgreement => "自愿有偿退出协议",
            Self::ExitStatement => "自愿有偿退出告知书",
        }
    }
}

impl<'a> DealTable<'a> {
    fn facts(&self) -> Table<'a> {
        let cells = |row: &Vec<String>| row.iter().map(|it| wording::or_stroke(Some(it))).collect();
        Table {
            heading: self.heading,
            columns: self.columns,
            rows: self.rows.iter().map(cells).collect(),
        }
    }
}

impl<'a> Inclusion<'a> {
    fn facts(&self) -> InclusionFacts<'a> {
        let Self { origin, entry, size, leaf_sha256, root_sha256, path } = self;
        InclusionFacts {
            origin,
            entry: *entry,
            size: *size,
            leaf: wording::digest(leaf_sha256),
            root: wording::digest(root_sha256),
            path: path.iter().map(wording::digest).collect(),
        }
    }
}

impl Printed for DealPaper<'_> {
    fn title(&self) -> &'static str {
        self.kind.title()
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/deal_paper.typ")
    }

    fn facts(&self) -> impl Serialize {
        let particular = |(name, text): &(_, String)| (*name, wording::or_stroke(Some(text)));
        Facts {
            title: self.kind.title(),
            deal_number: self.deal_number,
            opening: self.opening,
            particulars: self.particulars.iter().map(particular).collect(),
            tables: self.tables.iter().map(DealTable::facts).collect(),
            terms: self.terms,
            basis: self.basis,
            inclusion: self.inclusion.as_ref().map(Inclusion::facts),
            signatories: self.signatories,
            made_day: wording::day(self.made_day),
        }
    }
}
