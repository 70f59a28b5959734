//! HR-69 homestead-unit-not-jc
//!
//! The feature letters in a homestead's unit code are JC: the use of a homestead on collective land.
//! 宅基地不动产单元代码的宗地特征码应为JC（集体土地上的宅基地使用权）。

use identity::UnitCode;

use super::case_view::over_outcome;
use super::moments::ALWAYS;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::case::CaseFacts;
use crate::submission::{Homestead, Table};
use crate::{Citation, Rule, RuleCode, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-69", name: "homestead-unit-not-jc" },
    title_zh: "宅基地不动产单元的宗地特征码不是JC",
    title_en: "the feature letters in a homestead's unit code are not JC",
    citation: Citation::Standard { standard: Standard::UnitCodes, place: "宗地特征码" },
    moments: ALWAYS,
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Homestead]) {
        return tally;
    }
    let rows = &facts.village.homesteads;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(homestead: &Homestead) -> Option<Violation> {
    // A malformed code is Q05's.
    let code = UnitCode::parse(filled(homestead.unit_code.as_ref())?).ok()?;
    if code.is_homestead() {
        return None;
    }
    let message = format!("不动产单元代码“{code}”的宗地特征码为{}，应为JC", code.features());
    Some(at(&RULE, homestead, "unit_code", message))
}

pub(super) fn check_case(facts: &CaseFacts<'_>) -> Vec<Violation> {
    over_outcome(facts, &RULE, &[check])
}
