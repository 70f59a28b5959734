//! MK-05 consideration-missing
//!
//! What is transferred for a price names the price; a kind that has none names none.
//! 有偿流转应当约定价款；不收价款的，依其他法定方式办理。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::money::Consideration;
use crate::transfer::{Transfer, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-05", name: "consideration-missing" },
    title_zh: "有偿流转没有价款",
    title_en: "a transfer for a price names none",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let proposal = facts.proposal;
    let kind = proposal.transfer.kind().name_zh();
    let value_fen = proposal.consideration.as_ref().map(Consideration::value_fen);
    let trouble = match (&proposal.transfer, value_fen) {
        (Transfer::Priced(_), None | Some(..=0)) => format!("{kind}没有约定价款"),
        (Transfer::Unpriced(_), Some(_)) => format!("{kind}不是有偿流转，不能列价款"),
        _ => return Vec::new(),
    };
    vec![of_transfer(&RULE, facts, trouble)]
}
