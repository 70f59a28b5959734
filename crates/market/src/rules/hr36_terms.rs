//! HR-36 term-outlives-contract
//!
//! An operation right ends on the last day of the contract that it is of, or of the transfer that it is made under, or before.
//! 流转期限不得超过承包期的剩余期限；再流转不得超过原流转的期限。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::TransferFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-36", name: "term-outlives-contract" },
    title_zh: "流转期限超过承包期的剩余期限",
    title_en: "an operation right outlives the contract or the transfer that it is of",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(grant) = facts.proposal.transfer.grant() else { return Vec::new() };
    let (code, last) = (&grant.contract, grant.days.last());
    let contract_ends = facts.contract(code).and_then(|it| it.term.last_day);
    let beyond_contract = contract_ends
        .filter(|it| last > *it)
        .map(|it| format!("流转至{last}，承包合同“{code}”至{it}"));
    let held = |parcel| {
        let under = facts.proposal.transfer.under()?;
        facts.operation_rights.given(under, parcel).map(|(days, _)| days)
    };
    let beyond_transfer = grant.parcels.iter().filter_map(|it| {
        let days = held(it.parcel).filter(|days| !grant.days.is_within(*days))?;
        Some(format!("地块“{}”原流转期限{days}，再流转{}", it.parcel, grant.days))
    });
    let beyond = beyond_contract.into_iter().chain(beyond_transfer);
    beyond.map(|it| of_transfer(&RULE, facts, it)).collect()
}
