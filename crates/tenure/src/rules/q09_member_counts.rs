//! Q09 member-count-differs
//!
//! A household has as many family members as it says; a person or a unit counts as one.
//! 农户的成员数量应等于家庭成员表的行数；个人、单位的成员数量应为1。

use super::facts::HOUSEHOLD;
use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::submission::{Contractor, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q09", name: "member-count-differs" },
    title_zh: "承包方成员数量与家庭成员不符",
    title_en: "a contractor's number of members is not that of its rows of members",
    citation: Citation::Standard { standard: Standard::ConfirmationDatabase, place: "表B.3 注b" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Contractor]) {
        return tally;
    }
    let rows = &facts.village.contractors;
    let violations = rows.iter().filter_map(|it| finding(facts, it)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn finding(facts: &Facts<'_>, contractor: &Contractor) -> Option<Violation> {
    let found = value::whole(filled(contractor.member_count.as_ref())?)?;
    let code = contractor.code.as_deref().unwrap_or_default();
    let (expected, source) = if filled(contractor.kind.as_ref())? == HOUSEHOLD {
        if !facts.county.has(Table::Member) {
            return None;
        }
        let n_members = facts.members_of.get(code).map_or(0, Vec::len);
        (u64::try_from(n_members).unwrap_or(u64::MAX), "家庭成员表有")
    } else {
        (1, "个人、单位应为")
    };
    // A household of nobody is no household, whatever the table of members says.
    if found == expected && found > 0 {
        return None;
    }
    let message = format!("承包方“{code}”的成员数量为{found}人，{source}{expected}人");
    Some(at(&RULE, contractor, "member_count", message).measured(&found, &expected, "人"))
}
