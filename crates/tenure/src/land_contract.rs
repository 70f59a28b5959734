//! Land contracts 承包合同 and the parcels under them.

use chrono::NaiveDate;
use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};

/// A land contract 承包合同.
#[derive(Clone, Debug, PartialEq)]
pub struct LandContract {
    pub code: ContractCode,
    pub former_code: Option<String>,
    pub issuer: IssuerCode,
    pub contractor: ContractorCode,
    /// 承包方式 (C.10)
    pub mode: String,
    pub term: Term,
    /// 确权(合同)总面积
    pub total_area_m2: SquareMetres,
    pub total_area_mu: Option<Mu>,
    pub former_total_area_m2: Option<SquareMetres>,
    pub former_total_area_mu: Option<Mu>,
    pub n_parcels: i32,
    pub signed_day: NaiveDate,
}

/// The term of a contract 承包期限, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub first_day: NaiveDate,
    /// `None` where the relation is long-term and unchanging 长久不变.
    pub last_day: Option<NaiveDate>,
}

/// A parcel under a contract 承包地块信息.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractedParcel {
    pub contract: ContractCode,
    pub parcel: ParcelCode,
    /// 承包经营权取得方式 (C.10)
    pub acquisition_mode: String,
    /// 确权(合同)面积
    pub contract_area_m2: SquareMetres,
    pub contract_area_mu: Option<Mu>,
    /// 原合同面积
    pub former_area_m2: Option<SquareMetres>,
    pub former_area_mu: Option<Mu>,
    /// The circulation contract that the right comes from.
    pub circulation_code: Option<String>,
    /// 是否确权确股: a share of the area instead of a place on the ground.
    pub by_share: Option<bool>,
}
