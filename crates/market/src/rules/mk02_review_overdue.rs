//! MK-02 capital-review-overdue
//!
//! The review of business capital is answered in time.
//! 社会资本审查应当在规定的工作日内作出。

use tenure::{Citation, Law, Parameter, Rule, RuleCode, Violation};

use super::moments::TOLD;
use super::transfer_view::of_transfer;
use crate::transfer::{CapitalReview, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-02", name: "capital-review-overdue" },
    title_zh: "社会资本审查超过时限",
    title_en: "the review of business capital is not answered in time",
    citation: Citation::Article { law: Law::CirculationMeasures, article: 29, paragraph: None },
    moments: TOLD,
    parameters: &[REVIEW_WORKING_DAYS_MAX],
};

const REVIEW_WORKING_DAYS_MAX: Parameter = Parameter {
    name: "review_working_days_max",
    default: "20",
    source: "农村土地经营权流转管理办法第29条",
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(review) = &facts.proposal.review else { return Vec::new() };
    let until = review.answer.as_ref().map_or(facts.today, |it| it.day);
    if until <= review.due_day {
        return Vec::new();
    }
    let CapitalReview { applied_day, due_day, .. } = review;
    let said = if review.answer.is_some() { "作出" } else { "仍未作出" };
    let message = format!("{applied_day}申请审查，至迟应于{due_day}作出，{until}{said}");
    vec![of_transfer(&RULE, facts, message)]
}
