//! HR-68 homestead-leaves-collective
//!
//! A homestead passes only to a household of the same collective.
//! 宅基地使用权只能转给本集体经济组织的农户，城镇居民不得取得。
//!
//! The statute leaves the conditions to state policy (中农发〔2019〕11号); the collective is that of the village in the households' codes.

use identity::DivisionLevel;

use super::case_view::{code, found};
use super::moments::FROM_SUBMIT;
use crate::case::CaseFacts;
use crate::{Citation, Homestead, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-68", name: "homestead-leaves-collective" },
    title_zh: "宅基地转给本集体经济组织以外的农户",
    title_en: "a homestead passes to a household of another collective",
    citation: Citation::Article { law: Law::CivilCode, article: 363, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let before: Vec<&Homestead> = facts.before.facts.homesteads.iter().map(|it| &it.fact).collect();
    let after = facts.outcome.after.facts.homesteads.iter().map(|it| &it.fact);
    let passes = after.filter_map(|it| {
        let from = before.iter().find(|old| old.unit_code == it.unit_code)?;
        let village = |it: &Homestead| it.household.division().truncated(DivisionLevel::Village);
        if village(from) == village(it) {
            return None;
        }
        let message = format!(
            "宅基地“{}”由“{}”转给“{}”，受让方不是本集体经济组织的农户",
            it.unit_code, from.household, it.household
        );
        Some(found(&RULE, vec![Object::Homestead(code(it.unit_code.as_str()))], message))
    });
    passes.collect()
}
