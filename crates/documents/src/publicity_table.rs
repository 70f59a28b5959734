//! The publicity table 调查信息公示表 (NY/T 2537-2014, appendix D): what is on notice, for the whole village to read.

use chrono::NaiveDate;
use geometry::Mu;
use serde::Serialize;
use tenure::case::{BoundsShown, ContractorShown, HolderShown, NoticeRows, ParcelShown};

use crate::paper::Printed;
use crate::parcels::BoundsFacts;
use crate::{areas, wording};

/// The rows of a notice 公示 as a table; what is printed is what was frozen when it was posted.
#[derive(Clone, Copy, Debug)]
pub struct PublicityTable<'a> {
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
    /// What would be registered, its identity numbers masked (HR-79).
    pub rows: &'a NoticeRows,
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerName,
    round: u32,
    first_day: String,
    last_day: String,
    maker: String,
    made_day: String,
    reviewer: String,
    reviewed_day: String,
    holdings: Vec<HoldingRows>,
}

/// The issuers of the notice, which are one nearly always.
#[derive(Serialize)]
struct IssuerName {
    name: String,
    code: String,
}

#[derive(Serialize)]
struct HoldingRows {
    name: String,
    code: String,
    /// Masked: everybody reads this paper (HR-79).
    document_number: String,
    n_members: i32,
    parcels: Vec<ParcelFacts>,
    sums: Sums,
}

#[derive(Serialize)]
struct ParcelFacts {
    name: String,
    code: String,
    contract_area_mu: String,
    measured_area_mu: String,
    bounds: BoundsFacts,
    remark: String,
}

/// What stands below the columns 小计.
#[derive(Serialize)]
struct Sums {
    n_parcels: usize,
    contract_area_mu: String,
    measured_area_mu: String,
}

impl IssuerName {
    fn of(rows: &NoticeRows) -> Self {
        let joined = |texts: Vec<String>| wording::or_stroke(Some(&texts.join("、")));
        Self {
            name: joined(rows.issuers.iter().map(|it| it.name.clone()).collect()),
            code: joined(rows.issuers.iter().map(|it| it.code.to_string()).collect()),
        }
    }
}

impl HoldingRows {
    fn of(contractor: &ContractorShown, rows: &NoticeRows) -> Self {
        let held: Vec<(&ParcelShown, Mu)> =
            rows.parcels.iter().filter_map(|it| Some((it, area_of(it, contractor)?))).collect();
        Self {
            name: contractor.name.clone(),
            code: contractor.code.to_string(),
            document_number: wording::or_stroke(document_masked(contractor, rows)),
            n_members: contractor.n_members,
            sums: Sums {
                n_parcels: held.len(),
                contract_area_mu: areas::sum(held.iter().map(|it| it.1)).to_string(),
                measured_area_mu: areas::sum(held.iter().map(|it| it.0.measured_area_mu))
                    .to_string(),
            },
            parcels: held.into_iter().map(|(it, area)| ParcelFacts::of(it, area)).collect(),
        }
    }
}

/// What a contractor holds of a parcel; nothing where it is another's.
fn area_of(parcel: &ParcelShown, contractor: &ContractorShown) -> Option<Mu> {
    let of = |it: &&HolderShown| it.contractor == contractor.code;
    parcel.holders.iter().find(of).map(|it| it.contract_area_m2.to_mu())
}

/// The number of the representative, who is the one of the household with the contractor's name.
fn document_masked<'a>(contractor: &ContractorShown, rows: &'a NoticeRows) -> Option<&'a str> {
    let household = rows.households.iter().find(|it| it.code == contractor.code.as_str())?;
    let representative = household.members.iter().find(|it| it.name == contractor.name)?;
    Some(&representative.document_masked)
}

impl ParcelFacts {
    fn of(parcel: &ParcelShown, contract_area_mu: Mu) -> Self {
        let BoundsShown { east, west, south, north } = parcel.bounds.clone();
        Self {
            name: parcel.name.clone(),
            code: parcel.code.to_string(),
            contract_area_mu: contract_area_mu.to_string(),
            measured_area_mu: parcel.measured_area_mu.to_string(),
            bounds: BoundsFacts::of(&tenure::Bounds { east, west, south, north }),
            // Shared parcels are told; a remark of the survey is none of the village's business (HR-79).
            remark: wording::or_stroke((parcel.holders.len() > 1).then_some("确权确股")),
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
        let contractors = self.rows.contractors.iter();
        Facts {
            issuer: IssuerName::of(self.rows),
            round: self.round,
            first_day: wording::day(self.first_day),
            last_day: wording::day(self.last_day),
            maker: self.maker.to_owned(),
            made_day: wording::day(self.made_day),
            reviewer: self.reviewer.to_owned(),
            reviewed_day: wording::day(self.reviewed_day),
            holdings: contractors.map(|it| HoldingRows::of(it, self.rows)).collect(),
        }
    }
}
