//! Q23 summary-table-differs
//!
//! The summary tables say what the rows add up to.
//! 汇总表格应与数据库汇总结果一致，面积容差0.05亩。
//!
//! Summary tables are not read yet, so it says that it did not run.

use super::Tally;
use crate::submission::Shape;
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q23", name: "summary-table-differs" },
    title_zh: "汇总表格与数据不符",
    title_en: "a summary table is not what the rows add up to",
    citation: Citation::Standard { standard: Standard::QualityRules, place: "汇总表格" },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(_shape: &Shape) -> Tally {
    Tally::not_applicable("本版本尚不读取汇总表格，未作比对")
}
