//! Contractors 承包方: a role of a household, a person or a unit, with a code of its own.

use chrono::NaiveDate;
use identity::{ContractorCode, ContractorKind};

use crate::IdentityDocument;

/// A contractor 承包方 with what its survey and its public notice noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Contractor {
    pub code: ContractorCode,
    /// As delivered; it agrees with the range of the code.
    pub kind: ContractorKind,
    /// The representative of a household, the person, or the unit.
    pub name: String,
    pub document: IdentityDocument,
    pub address: String,
    pub postcode: String,
    pub phone: Option<String>,
    pub member_count: i32,
    pub survey_day: NaiveDate,
    pub surveyor: String,
    pub survey_note: Option<String>,
    /// 公示记事
    pub publicity_note: Option<String>,
    pub publicity_recorder: String,
    pub publicity_review_day: NaiveDate,
    pub publicity_reviewer: String,
}
