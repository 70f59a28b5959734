//! HR-40 circulation-not-filed
//!
//! The issuer is told of a lease or a share-in; a transfer that it was not told of is valid all the same.
//! 流转土地经营权应当向发包方备案；未备案不影响合同效力。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::TOLD;
use super::transfer_view::of_transfer;
use crate::transfer::{TransferFacts, TransferKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-40", name: "circulation-not-filed" },
    title_zh: "流转未向发包方备案",
    title_en: "the issuer was not told of a transfer of operation rights",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 36, paragraph: None },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let kind = facts.proposal.transfer.kind();
    if !matches!(kind, TransferKind::Lease | TransferKind::ShareIn) {
        return Vec::new();
    }
    let issuer = facts.collective;
    let trouble = match facts.proposal.filing {
        None => format!("{}没有向发包方备案", kind.name_zh()),
        Some(filing) if filing.with != issuer => {
            format!("向“{}”备案，发包方是“{issuer}”", filing.with)
        }
        Some(_) => return Vec::new(),
    };
    vec![of_transfer(&RULE, facts, trouble)]
}
