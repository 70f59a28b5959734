//! CR-01 checklist-incomplete
//!
//! All documents that the case type asks for are there; what is missing is told once and all together.
//! 申请材料应齐全；不齐全的，一次性告知需要补正的全部内容。

use super::case_view::found;
use super::moments::FROM_SUBMIT;
use crate::case::CaseFacts;
use crate::{Citation, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-01", name: "checklist-incomplete" },
    title_zh: "申请材料不齐全",
    title_en: "documents that the case type asks for are missing",
    citation: Citation::Article {
        law: Law::RealEstateRegistration,
        article: 17,
        paragraph: Some(1),
    },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let there = |role: &str| facts.documents.iter().any(|it| it.role.0 == role);
    let missing: Vec<&String> = facts.documents_asked.iter().filter(|it| !there(it)).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let message =
        format!("缺{}份材料：{}", missing.len(), super::case_view::listed(missing.iter().copied()));
    let objects = missing.iter().map(|it| Object::Document(it.as_str().into())).collect();
    vec![found(&RULE, objects, message)]
}
