//! HR-15 decided-by-delegates
//!
//! Charter, membership, land and share plans, land compensation and mergers are the members' own to decide, and no delegates'.
//! 章程、成员确认、承包、宅基地和份额量化方案、土地补偿费分配、合并分立由成员大会决定，成员代表大会不得决定。

use super::collective_view::{named, of_collective};
use super::moments::FROM_SUBMIT;
use crate::collective::CollectiveFacts;
use crate::decision::{Assembly, Decision};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-15", name: "decided-by-delegates" },
    title_zh: "应由成员大会决定的事项由成员代表大会决定",
    title_en: "delegates decided what only the assembly of all members may decide",
    citation: Citation::Article { law: Law::RuralCollectives, article: 28, paragraph: Some(4) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let by_delegates = facts.decisions.iter().filter(|it| it.assembly == Assembly::Delegates);
    let has_delegates = facts.before.organisation.charter.delegates;
    let trouble = |it: &Decision| {
        if !it.subject.delegates_may_decide() {
            Some(format!("{}不得由成员代表大会作出", named(it)))
        } else if !has_delegates {
            Some(format!("{}：章程没有设立成员代表大会", named(it)))
        } else {
            None
        }
    };
    by_delegates.filter_map(trouble).map(|it| of_collective(&RULE, facts, it)).collect()
}
