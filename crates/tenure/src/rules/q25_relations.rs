//! Q25 relation-not-in-list
//!
//! A member's relation to the head of the household is a code of GB/T 4761.
//! 与户主关系应为GB/T 4761规定的代码。

use identity::Relation;

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Member, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q25", name: "relation-not-in-list" },
    title_zh: "与户主关系不在代码表内",
    title_en: "a member's relation to the head is not in the code list",
    citation: Citation::Standard { standard: Standard::Kinship, place: "两位数字代码" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Member, Table::HouseholdMember]) {
        return tally;
    }
    let rows = &facts.village.members;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(member: &Member) -> Option<Violation> {
    let relation = filled(member.relation.as_ref())?;
    let error = Relation::parse(relation).err()?;
    let message = format!("与户主关系“{relation}”有误：{}", error.message_zh());
    Some(at(&RULE, member, "relation", message))
}
