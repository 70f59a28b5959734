//! Certificates 承包经营权证 and what became of them.

use chrono::NaiveDate;
use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode};

use crate::{IdentityDocument, Term};

/// A certificate of the right 承包经营权证.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    pub code: ContractCode,
    /// 发证机关
    pub authority: String,
    pub issued_day: NaiveDate,
    /// 权证是否领取
    pub collected: bool,
    pub collection: Collection,
}

/// Who collected a paper, and when; each part where it was noted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    pub day: Option<NaiveDate>,
    pub collector_name: Option<String>,
    pub collector_document: Option<IdentityDocument>,
}

/// A certificate issued again, exchanged or cancelled 补发、换发、注销.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateChange {
    pub certificate: ContractCode,
    pub kind: CertificateChangeKind,
    pub reason: String,
    pub day: NaiveDate,
    pub collection: Collection,
}

/// What became of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificateChangeKind {
    /// 补发
    Reissue,
    /// 换发
    Replacement,
    /// 注销
    Cancellation,
}

impl CertificateChangeKind {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reissue => "reissue",
            Self::Replacement => "replacement",
            Self::Cancellation => "cancellation",
        }
    }

    /// Reads what [`CertificateChangeKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Reissue, Self::Replacement, Self::Cancellation]
            .into_iter()
            .find(|it| it.as_str() == text)
    }
}

/// A document that proves where a right comes from 权属来源资料.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleDocument {
    pub certificate: ContractCode,
    pub number: String,
    pub name: String,
    pub day: NaiveDate,
    pub path: String,
}

/// A circulation contract 流转合同 that proves where a right comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Circulation {
    pub contract: ContractCode,
    /// 流转合同代码
    pub code: String,
    pub contractor: ContractorCode,
    pub transferee: String,
    /// 流转方式 (C.10)
    pub mode: String,
    /// 流转期限, as it is written.
    pub term_text: String,
    pub term: Term,
    pub area_m2: SquareMetres,
    pub area_mu: Option<Mu>,
    pub n_parcels: i32,
    /// 土地用途 before and after (C.9)
    pub purpose_before: Option<String>,
    pub purpose_after: Option<String>,
    /// 流转费用说明
    pub price_note: String,
    pub signed_day: NaiveDate,
    /// The issuer under whose land the circulation code was given.
    pub issuer: IssuerCode,
}
