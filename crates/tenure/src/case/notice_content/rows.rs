//! The rows of a notice: what neighbours need to see whether it is right, and nothing else.

use chrono::NaiveDate;
use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode, UnitCode};
use serde::{Deserialize, Serialize};

/// The objects of a case, each kind in the order of its codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRows {
    pub issuers: Vec<IssuerShown>,
    pub contractors: Vec<ContractorShown>,
    pub households: Vec<HouseholdShown>,
    pub contracts: Vec<ContractShown>,
    pub parcels: Vec<ParcelShown>,
    pub homesteads: Vec<HomesteadShown>,
}

/// An issuer 发包方.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerShown {
    pub code: IssuerCode,
    pub name: String,
    pub head_name: String,
}

/// A contractor 承包方（代表）.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractorShown {
    pub code: ContractorCode,
    pub name: String,
    pub n_members: i32,
}

/// A household 农户 with its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdShown {
    pub code: String,
    pub head_name: String,
    /// In the order of their relations to the head, and of their names.
    pub members: Vec<MemberShown>,
}

/// A member 家庭成员.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberShown {
    /// 与户主关系 (GB/T 4761, two digits)
    pub relation: String,
    pub name: String,
    /// 证件号码, masked.
    pub document_masked: String,
    /// 是否共有人
    pub co_holder: Option<bool>,
}

/// A contract 承包合同.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractShown {
    pub code: ContractCode,
    pub first_day: NaiveDate,
    /// `None` where the relation is long-term and unchanging 长久不变.
    pub last_day: Option<NaiveDate>,
    pub n_parcels: i32,
    pub total_area_m2: SquareMetres,
}

/// A parcel 地块 with whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParcelShown {
    pub code: ParcelCode,
    pub name: String,
    /// None for land that nobody holds a contract of, and several where it is held by shares 确权确股.
    pub holders: Vec<HolderShown>,
    /// 实测面积
    pub measured_area_m2: SquareMetres,
    /// 实测面积 in mu, as the certificate shows it.
    pub measured_area_mu: Mu,
    pub bounds: BoundsShown,
}

/// Who holds a parcel, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolderShown {
    pub contractor: ContractorCode,
    /// 承包方（代表）; `None` where the case does not touch the contractor.
    pub name: Option<String>,
    /// 合同面积
    pub contract_area_m2: SquareMetres,
}

/// The four bounds 四至.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundsShown {
    pub east: Option<String>,
    pub west: Option<String>,
    pub south: Option<String>,
    pub north: Option<String>,
}

/// A homestead 宅基地 with whoever uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomesteadShown {
    pub unit_code: UnitCode,
    /// 户主
    pub holder_name: Option<String>,
    /// 坐落
    pub location: String,
    pub approved_area_m2: SquareMetres,
    pub actual_area_m2: SquareMetres,
    pub excess_area_m2: SquareMetres,
}
