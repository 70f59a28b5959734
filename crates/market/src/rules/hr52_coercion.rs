//! HR-52 transfer-coerced
//!
//! A transfer that somebody was forced into is void: it is not entered, and what was entered is countered.
//! 强迫进行的互换、转让或者流转无效：不得办理；已办理的以冲正恢复原状。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::ALWAYS;
use super::transfer_view::of_transfer;
use crate::transfer::TransferFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-52", name: "transfer-coerced" },
    title_zh: "强迫流转",
    title_en: "somebody was forced into a transfer",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 60, paragraph: None },
    moments: ALWAYS,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let found = facts.coercion_found.map(|it| format!("认定为强迫流转：{it}"));
    found.into_iter().map(|it| of_transfer(&RULE, facts, it)).collect()
}
