//! HR-46 use-not-agricultural
//!
//! Land stays farmland when its operation right is transferred.
//! 流转不得改变土地的农业用途。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::{contract, found, parcel};
use crate::transfer::{GrantedParcel, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-46", name: "use-not-agricultural" },
    title_zh: "流转后的土地用途不是农业用途",
    title_en: "land would not be farmed after a transfer",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

/// 种植业、林业、畜牧业、渔业 in the list of purposes (C.9).
pub(super) const AGRICULTURAL: [&str; 4] = ["1", "2", "3", "4"];

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(grant) = facts.proposal.transfer.grant() else { return Vec::new() };
    let others = grant.parcels.iter().filter(|it| !AGRICULTURAL.contains(&it.purpose.as_str()));
    let tell = |it: &GrantedParcel| {
        let message = format!("地块“{}”流转后的用途是“{}”", it.parcel, it.purpose);
        found(&RULE, vec![parcel(&it.parcel), contract(&grant.contract)], message)
    };
    others.map(tell).collect()
}
