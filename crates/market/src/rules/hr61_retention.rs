//! HR-61 retention-cut-short
//!
//! What was agreed to be kept until a day is kept until that day.
//! 约定保留权益的，期限届满前不得注销。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::AT_REGISTRATION;
use crate::exit::{ExitFacts, ExitTerms};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-61", name: "retention-cut-short" },
    title_zh: "保留期未满即注销",
    title_en: "a right would be cancelled before the days have passed for which it was to be kept",
    citation: Citation::Article { law: Law::RuralCollectives, article: 16, paragraph: Some(2) },
    moments: AT_REGISTRATION,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let Some(ExitTerms::Retention { until, .. }) = &facts.file.terms else { return Vec::new() };
    if facts.today > *until {
        return Vec::new();
    }
    let message = format!("约定保留至{until}，今日{}", facts.today);
    vec![of_exit(&RULE, facts, message)]
}
