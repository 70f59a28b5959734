//! MK-14 burdened-right-conveyed
//!
//! A right goes over only when nothing lies on it, and land only when what runs on it has ended: under another contract nobody would find it.
//! 权利上有查封、抵押等限制的，不得转移；承包地上流转尚未了结的，不得互换、转让。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::TransferFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-14", name: "burdened-right-conveyed" },
    title_zh: "权利上有限制，或者流转尚未了结",
    title_en: "a right goes over while something lies on it, or while its land is lent out",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    if !facts.proposal.transfer.kind().goes_over() {
        return Vec::new();
    }
    let restrictions = facts.restrictions.iter();
    let restrictions = restrictions.map(|it| format!("权利上有{}“{}”", it.kind.name_zh(), it.code));
    let running = facts.running.iter().map(|it| format!("流转“{it}”尚未了结"));
    restrictions.chain(running).map(|it| of_transfer(&RULE, facts, it)).collect()
}
