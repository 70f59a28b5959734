//! CR-02 dated-in-future
//!
//! No document, decision or signature of a case bears a day that has not come.
//! 材料、决议、签字的日期不得晚于办理当日。

use super::case_view::{code, found, of_case};
use super::moments::FROM_SUBMIT;
use crate::case::CaseFacts;
use crate::{Citation, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-02", name: "dated-in-future" },
    title_zh: "材料、决议或签字的日期晚于当日",
    title_en: "a document, a decision or a signature bears a day that has not come",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let today = facts.today;
    let documents = facts.documents.iter().filter_map(|it| {
        let day = it.day.filter(|day| *day > today)?;
        let message = format!("材料“{}”的日期{day}晚于当日{today}", it.title);
        Some(found(&RULE, vec![Object::Document(code(&it.role.0))], message))
    });
    let decisions = facts.decisions.iter().filter(|it| it.day > today);
    let decisions =
        decisions.map(|it| of_case(&RULE, format!("决议日期{}晚于当日{today}", it.day)));
    let signatures = facts.signatures.iter().filter(|it| it.day > today);
    let signatures = signatures
        .map(|it| of_case(&RULE, format!("“{}”的签字日期{}晚于当日{today}", it.name, it.day)));
    documents.chain(decisions).chain(signatures).collect()
}
