//! HR-30 contract-sum-differs-after
//!
//! After the case every contract's total, its number of parcels and its areas in mu still agree with its parcels.
//! 登记后承包合同总面积、地块总数应与承包地块一致，亩面积应与平方米面积一致。

use super::case_view::over_outcome;
use super::moments::FROM_SUBMIT;
use super::{q15_contract_sums, q16_mu_areas};
use crate::case::CaseFacts;
use crate::{Citation, Rule, RuleCode, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-30", name: "contract-sum-differs-after" },
    title_zh: "登记后承包合同总面积、地块总数或亩数与承包地块不符",
    title_en: "after the case a contract's totals would not be those of its parcels",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表B.1、表B.5",
    },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    over_outcome(facts, &RULE, &[q15_contract_sums::check, q16_mu_areas::check])
}
