//! The publicity table 调查信息公示表 (NY/T 2537-2014, appendix D): what was surveyed, for the whole village to read.

use chrono::NaiveDate;
use serde::Serialize;
use tenure::{Contractor, Issuer};

use crate::paper::Printed;
use crate::parcels::{ParcelRow, ParcelSums};
use crate::people::IssuerFacts;
use crate::{HeldParcel, wording};

/// The results of a survey on public notice 公示.
#[derive(Clone, Copy, Debug)]
pub struct PublicityTable<'a> {
    pub issuer: &'a Issuer,
    /// 公示轮次, from one on.
    pub round: u32,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    /// 制表人
    pub maker: &'a str,
    pub made_day: NaiveDate,
    /// 审核人
    pub reviewer: &'a str,
    pub reviewed_day: NaiveDate,
    pub holdings: &'a [PublishedHolding<'a>],
}

/// A contractor with its parcels, as the village may read it.
#[derive(Clone, Copy, Debug)]
pub struct PublishedHolding<'a> {
    pub contractor: &'a Contractor,
    pub parcels: &'a [HeldParcel<'a>],
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerFacts,
    round: u32,
    first_day: String,
    last_day: String,
    maker: String,
    made_day: String,
    reviewer: String,
    reviewed_day: String,
    holdings: Vec<HoldingRows>,
}

#[derive(Serialize)]
struct HoldingRows {
    name: String,
    code: String,
    /// Masked: everybody reads this paper (HR-79).
    document_number: String,
    n_members: i32,
    parcels: Vec<ParcelRow>,
    sums: ParcelSums,
}

impl HoldingRows {
    fn of(it: &PublishedHolding<'_>) -> Self {
        Self {
            name: it.contractor.name.clone(),
            code: it.contractor.code.to_string(),
            document_number: wording::or_stroke(Some(&it.contractor.document.number.masked())),
            n_members: it.contractor.member_count,
            parcels: ParcelRow::all(it.parcels),
            sums: ParcelSums::of(it.parcels),
        }
    }
}

impl Printed for PublicityTable<'_> {
    fn title(&self) -> &'static str {
        "调查信息公示表"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/publicity_table.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            round: self.round,
            first_day: wording::day(self.first_day),
            last_day: wording::day(self.last_day),
            maker: self.maker.to_owned(),
            made_day: wording::day(self.made_day),
            reviewer: self.reviewer.to_owned(),
            reviewed_day: wording::day(self.reviewed_day),
            holdings: self.holdings.iter().map(HoldingRows::of).collect(),
        }
    }
}
