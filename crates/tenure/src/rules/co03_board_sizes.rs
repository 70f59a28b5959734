//! CO-03 board-size-unusual
//!
//! A board has three to seven members as a rule, and an odd number of them.
//! 理事会一般由三至七名单数成员组成。
//!
//! The law says “一般”, so that it is told and stands in no way.

use super::collective_view::{looks_at_organisation, of_collective};
use super::moments::TOLD_AND_AUDIT;
use crate::collective::{CollectiveFacts, OrganKind};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-03", name: "board-size-unusual" },
    title_zh: "理事会成员不是三至七名单数",
    title_en: "a board has not three to seven members, or an even number",
    citation: Citation::Article { law: Law::RuralCollectives, article: 29, paragraph: Some(1) },
    moments: TOLD_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !looks_at_organisation(facts) {
        return Vec::new();
    }
    let board = facts.after.organisation.organ(OrganKind::Board);
    let Some(n) = board.map(|it| it.seats.len()) else { return Vec::new() };
    if (3..=7).contains(&n) && n % 2 == 1 {
        return Vec::new();
    }
    vec![of_collective(&RULE, facts, format!("理事会成员{n}名，一般应为三至七名单数"))]
}
