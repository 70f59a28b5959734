//! A holding: a contract with its parties, its members and its parcels, from which most papers are made.

use chrono::NaiveDate;
use geometry::{Mu, Outline};
use serde::Serialize;
use tenure::takeover::MemberFact;
use tenure::{CodeList, ContractedParcel, Contractor, Issuer, LandContract, Parcel};

use crate::parcels::{ParcelRow, ParcelSums};
use crate::people::{ContractorFacts, IssuerFacts, MemberRow};
use crate::sketch::{self, Sketch};
use crate::{areas, wording};

/// A contract 承包合同 with all that its papers say.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    pub issuer: &'a Issuer,
    pub contractor: &'a Contractor,
    /// In any order; papers put the head first.
    pub members: &'a [MemberFact],
    pub contract: &'a LandContract,
    pub parcels: &'a [HeldParcel<'a>],
}

/// A parcel under the contract, with who lies around it.
#[derive(Clone, Copy, Debug)]
pub struct HeldParcel<'a> {
    pub parcel: &'a Parcel,
    pub contracted: &'a ContractedParcel,
    /// What is drawn around it; it may be empty.
    pub neighbours: &'a [Neighbour<'a>],
}

/// A parcel that lies beside another, in the same coordinate system.
#[derive(Clone, Copy, Debug)]
pub struct Neighbour<'a> {
    /// 毗邻地物权利人
    pub holder: &'a str,
    pub outline: &'a Outline,
}

/// Who made the sketches 承包地块示意图, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SketchMakers<'a> {
    /// 制图者
    pub drawer: &'a str,
    pub drawn_day: NaiveDate,
    /// 审核者
    pub reviewer: &'a str,
    pub reviewed_day: NaiveDate,
    /// 编制单位
    pub office: &'a str,
}

/// A holding as the templates read it.
#[derive(Serialize)]
pub(crate) struct HoldingFacts {
    issuer: IssuerFacts,
    contractor: ContractorFacts,
    members: Vec<MemberRow>,
    contract: ContractFacts,
    parcels: Vec<ParcelRow>,
    sums: ParcelSums,
    /// Why the total and the sum of the column differ, where they do.
    sum_note: Option<String>,
}

/// A contract as the templates read it.
#[derive(Serialize)]
struct ContractFacts {
    code: String,
    former_code: String,
    mode: String,
    term: String,
    total_area_mu: String,
    n_parcels: i32,
    signed_day: String,
}

/// The sketch page as the templates read it.
#[derive(Serialize)]
pub(crate) struct SketchFacts {
    /// `None` where a parcel has no shape that could be drawn.
    sketches: Vec<Option<Sketch>>,
    drawer: String,
    drawn_day: String,
    reviewer: String,
    reviewed_day: String,
    office: String,
}

impl Holding<'_> {
    pub(crate) fn facts(&self) -> HoldingFacts {
        HoldingFacts {
            issuer: IssuerFacts::of(self.issuer),
            contractor: ContractorFacts::of(self.contractor),
            members: MemberRow::all(self.members),
            contract: ContractFacts::of(self.contract),
            parcels: ParcelRow::all(self.parcels),
            sums: ParcelSums::of(self.parcels),
            sum_note: self.sum_note(),
        }
    }

    /// The total is that of the square metres, turned into mu and rounded once; the rows are rounded one by one.
    fn sum_note(&self) -> Option<String> {
        let total = areas::mu(self.contract.total_area_mu, self.contract.total_area_m2);
        let sum = areas::sum(self.parcels.iter().map(HeldParcel::contract_area_mu));
        areas::difference_note(total, sum)
    }

    pub(crate) fn sketches(&self, makers: SketchMakers<'_>) -> SketchFacts {
        let sketch = |it: &HeldParcel<'_>| {
            Sketch::of(&it.parcel.outline, it.parcel.crs, it.neighbours, sketch::SMALL)
        };
        SketchFacts {
            sketches: self.parcels.iter().map(sketch).collect(),
            drawer: makers.drawer.to_owned(),
            drawn_day: wording::day(makers.drawn_day),
            reviewer: makers.reviewer.to_owned(),
            reviewed_day: wording::day(makers.reviewed_day),
            office: makers.office.to_owned(),
        }
    }
}

impl HeldParcel<'_> {
    /// 确权(合同)面积
    pub(crate) fn contract_area_mu(&self) -> Mu {
        areas::mu(self.contracted.contract_area_mu, self.contracted.contract_area_m2)
    }

    /// 实测面积
    pub(crate) fn measured_area_mu(&self) -> Mu {
        areas::mu(self.parcel.measured_area_mu, self.parcel.measured_area_m2)
    }
}

impl ContractFacts {
    fn of(contract: &LandContract) -> Self {
        Self {
            code: contract.code.to_string(),
            former_code: wording::or_stroke(contract.former_code.as_deref()),
            mode: wording::meaning(CodeList::AcquisitionMode, &contract.mode),
            term: wording::term(contract.term),
            total_area_mu: areas::mu(contract.total_area_mu, contract.total_area_m2).to_string(),
            n_parcels: contract.n_parcels,
            signed_day: wording::day(contract.signed_day),
        }
    }
}
