//! CR-17 returned-again
//!
//! A case is returned once with all that is missing, and not a second time.
//! 需要补正的内容应一次性告知，不得多次退回。

use super::case_view::of_case;
use super::moments::TOLD;
use crate::case::{CaseFacts, Step};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-17", name: "returned-again" },
    title_zh: "多次退回补正",
    title_en: "a case was returned more than once",
    citation: Citation::Article {
        law: Law::RealEstateRegistration,
        article: 17,
        paragraph: Some(1),
    },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let n_returns = facts.steps.iter().filter(|it| it.step == Step::Return).count();
    if n_returns <= 1 {
        return Vec::new();
    }
    let message = format!("已退回补正{n_returns}次，应一次性告知需要补正的全部内容");
    vec![of_case(&RULE, message).measured(&n_returns, &1, "次")]
}
