//! HR-50 registration-offered
//!
//! An operation right of five years or more can be registered, and only then holds against third parties.
//! 流转期限五年以上的，可以申请土地经营权登记；未经登记，不得对抗善意第三人。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::TOLD;
use super::transfer_view::of_transfer;
use crate::transfer::{TransferFacts, TransferKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-50", name: "registration-offered" },
    title_zh: "流转期限五年以上，可以申请登记",
    title_en: "an operation right of five years or more can be registered",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 41, paragraph: None },
    moments: TOLD,
    parameters: &[],
};

/// 五年以上 (承包法 41)
const MONTHS_MIN: u32 = 60;

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let kind = facts.proposal.transfer.kind();
    if !matches!(kind, TransferKind::Lease | TransferKind::ShareIn | TransferKind::ReTransfer) {
        return Vec::new();
    }
    let grant = facts.proposal.transfer.grant();
    let long = grant.map(|it| it.days).filter(|it| it.lasts_months(MONTHS_MIN));
    let tell = |days| format!("流转期限{days}，当事人可以申请土地经营权登记");
    long.map(|it| of_transfer(&RULE, facts, tell(it))).into_iter().collect()
}
