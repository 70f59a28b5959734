//! A village made by hand: people with rare characters in their names, and land in strips and odd corners.
//!
//! Nobody in it is real: identity numbers begin with the area 99, which is not assigned, and names are made up.

mod land;
mod people;
mod rights;

use chrono::NaiveDate;
use geometry::Outline;
use tenure::takeover::MemberFact;
use tenure::{
    BoundaryLine, BoundaryPoint, Certificate, Circulation, ContractRight, ContractedParcel,
    Contractor, Homestead, Household, Issuer, LandContract, Parcel,
};

use crate::{HeldParcel, Holding, Imprint, Neighbour};

pub(crate) use rights::makers;

const ISSUER: &str = "22990110420701";
const CONTRACTOR: &str = "229901104207010012";
pub(crate) const CONTRACT: &str = "229901104207010012J";
pub(crate) const HEAD_NUMBER: &str = "990101196803120015";
pub(crate) const MEMBERS: [(&str, &str, &str); 4] = [
    ("张𬭎", "02", HEAD_NUMBER),
    ("李㙍英", "12", "990101197005060022"),
    ("张𠅤", "22", "990101199502140013"),
    ("张小满", "32", "990101200105210028"),
];

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// All that the papers are made of, owned in one place.
pub(crate) struct Village {
    pub(crate) issuer: Issuer,
    pub(crate) contractor: Contractor,
    pub(crate) members: Vec<MemberFact>,
    pub(crate) contract: LandContract,
    pub(crate) parcels: Vec<Parcel>,
    pub(crate) contracted: Vec<ContractedParcel>,
    pub(crate) around: Vec<Vec<(&'static str, Outline)>>,
    pub(crate) right: ContractRight,
    pub(crate) certificate: Certificate,
    pub(crate) changes: Vec<Circulation>,
    pub(crate) points: Vec<BoundaryPoint>,
    pub(crate) lines: Vec<BoundaryLine>,
    pub(crate) household: Household,
    pub(crate) homestead: Homestead,
}

impl Village {
    /// A household of four with five parcels.
    pub(crate) fn new() -> Self {
        Self::of_size(4, 5)
    }

    /// A household as large as wanted, to see tables flow over pages.
    pub(crate) fn of_size(n_members: usize, n_parcels: usize) -> Self {
        let parcels: Vec<Parcel> = (1..=n_parcels).map(land::parcel).collect();
        let contracted: Vec<ContractedParcel> = parcels.iter().map(land::contracted).collect();
        Self {
            issuer: people::issuer(),
            contractor: people::contractor(n_members),
            members: (0..n_members).map(people::member).collect(),
            contract: rights::contract(&contracted),
            around: parcels.iter().map(land::around).collect(),
            right: rights::right(),
            certificate: rights::certificate(),
            changes: vec![rights::circulation()],
            points: land::points(&parcels[0]),
            lines: land::lines(&parcels[0]),
            household: people::household(),
            homestead: land::homestead(),
            parcels,
            contracted,
        }
    }

    /// Shows the parcels with their neighbours, for as long as the papers are made.
    pub(crate) fn with_parcels<T>(&self, f: impl FnOnce(&[HeldParcel<'_>]) -> T) -> T {
        let neighbours: Vec<Vec<Neighbour<'_>>> = self
            .around
            .iter()
            .map(|it| it.iter().map(|(holder, outline)| Neighbour { holder, outline }).collect())
            .collect();
        let held: Vec<HeldParcel<'_>> = self
            .parcels
            .iter()
            .zip(&self.contracted)
            .zip(&neighbours)
            .map(|((parcel, contracted), neighbours)| HeldParcel { parcel, contracted, neighbours })
            .collect();
        f(&held)
    }

    pub(crate) fn holding<'a>(&'a self, parcels: &'a [HeldParcel<'a>]) -> Holding<'a> {
        Holding {
            issuer: &self.issuer,
            contractor: &self.contractor,
            members: &self.members,
            contract: &self.contract,
            parcels,
        }
    }
}

pub(crate) fn imprint() -> Imprint {
    let digest_sha256 = std::array::from_fn(|it| u8::try_from(it * 7 + 1).unwrap());
    Imprint {
        number: "990101-2026-000123".to_owned(),
        print_count: 1,
        printed_day: day(2026, 11, 23),
        digest_sha256,
        verification_url: "https://verify.example.cn/v/990101-2026-000123?d=010e151c232a3138"
            .to_owned(),
        act_number: "DJ-2026-0004567".to_owned(),
    }
}
