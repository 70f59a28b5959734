//! Q21 bounds-missing
//!
//! At least three of a parcel's four bounds say what lies there.
//! 地块东至、西至、南至、北至应至少填写三项。

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Parcel, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q21", name: "bounds-missing" },
    title_zh: "地块四至填写不足三项",
    title_en: "fewer than three of a parcel's four bounds are filled",
    citation: Citation::Standard { standard: Standard::ConfirmationDatabase, place: "表A.10 注" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// NY/T 2539-2016 表A.10: three of the four.
const BOUNDS_MIN: usize = 3;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Parcel]) {
        return tally;
    }
    let rows = &facts.village.parcels;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(parcel: &Parcel) -> Option<Violation> {
    let bounds = [
        ("bound_east", "东至", &parcel.bound_east),
        ("bound_west", "西至", &parcel.bound_west),
        ("bound_south", "南至", &parcel.bound_south),
        ("bound_north", "北至", &parcel.bound_north),
    ];
    let empty = bounds.iter().filter(|(_, _, it)| filled(it.as_ref()).is_none());
    let n_filled = bounds.len() - empty.clone().count();
    if n_filled >= BOUNDS_MIN {
        return None;
    }
    let names: Vec<&str> = empty.clone().map(|(_, name, _)| *name).collect();
    let (field, _, _) = empty.clone().next()?;
    let message = format!("四至只填写{n_filled}项，缺{}，应至少填写三项", names.join("、"));
    Some(at(&RULE, parcel, field, message).measured(&n_filled, &BOUNDS_MIN, "项"))
}
