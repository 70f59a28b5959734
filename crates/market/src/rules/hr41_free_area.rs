//! HR-41 area-given-twice
//!
//! On no day is more of a parcel given than is free of it.
//! 同一地块在同一天流转的面积不得超过可流转的面积。

use std::collections::BTreeSet;

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::{contract, found, parcel};
use crate::operation_right::{Asked, NotFree};
use crate::transfer::{GrantedParcel, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-41", name: "area-given-twice" },
    title_zh: "流转面积超过地块的可流转面积",
    title_en: "more of a parcel is given than is free of it",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 37, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let transfer = &facts.proposal.transfer;
    let Some(grant) = transfer.grant() else { return Vec::new() };
    let held = facts.contract(&grant.contract);
    let mut seen = BTreeSet::new();
    let mut violations = Vec::new();
    for GrantedParcel { parcel: code, area_m2, .. } in &grant.parcels {
        let asked = Asked {
            deal: facts.deal,
            parcel: *code,
            under: transfer.under(),
            area_m2: *area_m2,
            days: grant.days,
        };
        let trouble = if !seen.insert(*code) {
            Some("列了两次".to_owned())
        } else if held.is_none_or(|it| !it.parcels.contains(code)) {
            Some(format!("不在承包合同“{}”之内", grant.contract))
        } else {
            facts.operation_rights.check(&asked).err().and_then(told)
        };
        let objects = vec![parcel(code), contract(&grant.contract)];
        let message = trouble.map(|it| format!("地块“{code}”{it}"));
        violations.extend(message.map(|it| found(&RULE, objects, it)));
    }
    violations
}

/// For the clerk; a term that is too long is HR-36's.
fn told(refused: NotFree) -> Option<String> {
    Some(match refused {
        NotFree::GivenBefore => "已由本交易取得".to_owned(),
        NotFree::NotHeld => "不在原流转之内".to_owned(),
        NotFree::NotPositive => "流转面积应大于零".to_owned(),
        NotFree::Taken { on, free_m2, asked_m2 } => {
            format!("{on}可流转{free_m2}平方米，申请{asked_m2}平方米")
        }
        NotFree::BeyondTerm { .. } => return None,
    })
}
