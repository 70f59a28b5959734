//! CR-03 object-held-by-another-case
//!
//! An object in one open case is not touched by another.
//! 正在办理业务的地块、权利不得同时办理其他业务。

use super::case_view::{found, object_of};
use super::moments::FROM_SUBMIT;
use crate::case::CaseFacts;
use crate::{Citation, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-03", name: "object-held-by-another-case" },
    title_zh: "办理对象正在办理其他业务",
    title_en: "an object of the case is held by another open case",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let held = facts.around.held.iter();
    let tell = |(code, case): &(String, String)| {
        found(&RULE, vec![object_of(code)], format!("“{code}”正在业务“{case}”中办理"))
    };
    held.map(tell).collect()
}
