//! MK-01 contract-item-missing
//!
//! A contract says what the law lists, so that nobody must guess it later.
//! 流转合同一般应当包括法律列明的条款。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::TOLD;
use super::transfer_view::of_transfer;
use crate::transfer::{ContractItem, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-01", name: "contract-item-missing" },
    title_zh: "流转合同缺少条款",
    title_en: "a contract leaves out what the law lists",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 40, paragraph: Some(2) },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let kind = facts.proposal.transfer.kind();
    let Some(contract) = facts.proposal.contract.as_ref().filter(|_| kind.is_circulation()) else {
        return Vec::new();
    };
    let missing = ContractItem::ALL.into_iter().filter(|it| it.is_statutory());
    let missing: Vec<&str> =
        missing.filter(|it| !contract.items.contains(it)).map(ContractItem::name_zh).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![of_transfer(&RULE, facts, format!("合同没有约定：{}", missing.join("、")))]
}
