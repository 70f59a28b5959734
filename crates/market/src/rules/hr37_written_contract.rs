//! HR-37 contract-not-written
//!
//! A transfer is agreed in writing; farming on behalf for a year at most need not be.
//! 流转、互换、转让应当签订书面合同；代耕不超过一年的，可以不签订。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_APPROVAL;
use super::transfer_view::of_transfer;
use crate::transfer::{TransferFacts, TransferKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-37", name: "contract-not-written" },
    title_zh: "未签订书面合同",
    title_en: "a transfer is not agreed in writing",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 40, paragraph: None },
    moments: FROM_APPROVAL,
    parameters: &[],
};

/// 代耕不超过一年的 (承包法 40(3))
const MONTHS_WITHOUT_PAPER: u32 = 12;

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let transfer = &facts.proposal.transfer;
    let kind = transfer.kind();
    let asked = match kind {
        TransferKind::Lease
        | TransferKind::ShareIn
        | TransferKind::ReTransfer
        | TransferKind::Exchange
        | TransferKind::Assignment
        | TransferKind::Security
        | TransferKind::Homestead => true,
        TransferKind::FarmingOnBehalf => {
            transfer.grant().is_some_and(|it| it.days.exceeds_months(MONTHS_WITHOUT_PAPER))
        }
        _ => false,
    };
    if !asked || facts.proposal.contract.is_some() {
        return Vec::new();
    }
    vec![of_transfer(&RULE, facts, format!("{}没有书面合同", kind.name_zh()))]
}
