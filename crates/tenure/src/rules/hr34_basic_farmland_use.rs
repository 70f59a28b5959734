//! HR-34 basic-farmland-not-farmed
//!
//! A parcel of permanent basic farmland is not put to a use other than farming.
//! 永久基本农田地块的土地用途不得为非农业用途。

use super::case_view::over_outcome;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::case::CaseFacts;
use crate::submission::{Parcel, Table};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-34", name: "basic-farmland-not-farmed" },
    title_zh: "永久基本农田登记为非农业用途",
    title_en: "permanent basic farmland is put to a use other than farming",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 18, paragraph: None },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// 是 in the list of yes and no (C.19).
const YES: &str = "1";
/// 非农业用途 in the list of purposes (C.9).
const NOT_FARMING: &str = "5";

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    over_outcome(facts, &RULE, &[check_rows])
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Parcel]) {
        return tally;
    }
    let rows = &facts.village.parcels;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(parcel: &Parcel) -> Option<Violation> {
    let basic = filled(parcel.basic_farmland.as_ref()) == Some(YES);
    if !basic || filled(parcel.purpose.as_ref()) != Some(NOT_FARMING) {
        return None;
    }
    let code = parcel.code.as_deref().unwrap_or_default();
    let message = format!("地块“{code}”是永久基本农田，土地用途不得为非农业用途");
    Some(at(&RULE, parcel, "purpose", message))
}
