//! HR-42 farming-ability-not-shown
//!
//! Whoever gets an operation right can farm, and the record says why.
//! 受让方须有农业经营能力或者资质。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::TransferFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-42", name: "farming-ability-not-shown" },
    title_zh: "受让方没有农业经营能力或者资质的记录",
    title_en: "nothing shows that the transferee can farm",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let transferee = &facts.proposal.transferee;
    if !facts.proposal.transfer.kind().is_circulation() || transferee.farming.is_some() {
        return Vec::new();
    }
    let message = format!("没有受让方“{}”农业经营能力或者资质的证明", transferee.name);
    vec![of_transfer(&RULE, facts, message)]
}
