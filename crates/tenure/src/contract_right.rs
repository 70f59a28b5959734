//! The page of the register book 登记簿 on a land contractual management right.

use chrono::NaiveDate;
use identity::ContractCode;

use crate::Term;

/// A land contractual management right 土地承包经营权, as the register book says it.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractRight {
    pub code: ContractCode,
    /// 承包方式 (C.10)
    pub mode: String,
    /// 承包期限, as it is printed.
    pub term_text: String,
    pub term: Term,
    /// 地块示意图
    pub sketch_path: String,
    /// 权证流水号
    pub serial_number: String,
    /// 登记簿附记
    pub note: Option<String>,
    pub former_certificate_number: Option<String>,
    /// 登簿人
    pub registrar: String,
    pub registered_day: NaiveDate,
}
