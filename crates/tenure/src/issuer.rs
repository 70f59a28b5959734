//! Issuers 发包方: the collectives, committees and groups that contract land out.

use chrono::NaiveDate;
use identity::IssuerCode;

use crate::IdentityDocument;

/// An issuer 发包方 and what was noted when it was surveyed.
#[derive(Clone, Debug, PartialEq)]
pub struct Issuer {
    pub code: IssuerCode,
    pub name: String,
    /// 发包方负责人
    pub head_name: String,
    pub head_document: IdentityDocument,
    pub phone: Option<String>,
    pub address: String,
    pub postcode: String,
    pub surveyor: String,
    pub survey_day: NaiveDate,
    pub survey_note: Option<String>,
}
