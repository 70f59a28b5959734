//! Decisions of a collective, as far as cases look at them.

use chrono::NaiveDate;
use identity::IssuerCode;
use serde::{Deserialize, Serialize};

/// A decision 决议 that a case rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub issuer: IssuerCode,
    pub subject: DecisionSubject,
    pub assembly: Assembly,
    pub day: NaiveDate,
    /// 应到: the members of the assembly, or its delegates.
    pub n_entitled: u32,
    pub n_yes: u32,
    /// The day from which the plan was published 方案公示, where it was.
    pub plan_published: Option<NaiveDate>,
    /// 乡镇人民政府批准
    pub township_approved: bool,
    /// 县级主管部门批准
    pub county_approved: bool,
    /// SHA-256 of the record, in lower-case hexadecimal digits.
    pub record_sha256: String,
}

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assembly {
    /// 成员大会
    Members,
    /// 成员代表大会
    Delegates,
}

/// What was decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionSubject {
    /// 承包方案 (承包法 19)
    ContractingPlan,
    /// 承包地调整 (承包法 28)
    Adjustment,
    /// 延包方案
    Extension,
    /// 由本集体以外的单位或者个人承包 (承包法 52)
    OutsideContractor,
    /// 宅基地申请 (土地管理法实施条例 34)
    Homestead,
    /// 面积差异的认定
    AreaDifference,
    /// 合并、撤村建居
    Succession,
}
