//! CR-16 parcel-under-two-contracts
//!
//! A parcel is under one contract; of several the registered one prevails, else the one that took effect first.
//! 同一地块不得有两个承包合同；已登记的优先，均未登记的生效在先的优先。
//!
//! Shares of an area without a place on the ground (确权确股) may lie in one parcel.

use std::collections::BTreeMap;

use super::case_view::{contract, found, parcel};
use super::moments::FROM_SUBMIT;
use crate::case::CaseFacts;
use crate::takeover::ContractFile;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-16", name: "parcel-under-two-contracts" },
    title_zh: "同一地块有两个承包合同",
    title_en: "a parcel would be under two contracts",
    citation: Citation::Article { law: Law::ContractDisputes, article: 19, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut first: BTreeMap<&str, &ContractFile> = BTreeMap::new();
    let mut violations = Vec::new();
    for file in &facts.outcome.after.facts.contracts {
        for it in file.parcels.iter().filter(|it| it.fact.by_share != Some(true)) {
            let code = &it.fact.parcel;
            if let Some(other) = first.insert(code.as_str(), file) {
                let ranked = if rank(facts, other) <= rank(facts, file) { other } else { file };
                let (one, other) = (&other.contract.fact.code, &file.contract.fact.code);
                let prevails = &ranked.contract.fact.code;
                let message =
                    format!("地块“{code}”同时在承包合同“{one}”和“{other}”中，应以“{prevails}”为准");
                let objects = vec![parcel(code), contract(one), contract(other)];
                violations.push(found(&RULE, objects, message));
            }
        }
    }
    violations
}

/// Registered ones first, and then by the day of effect.
fn rank(facts: &CaseFacts<'_>, file: &ContractFile) -> (bool, chrono::NaiveDate) {
    let code = &file.contract.fact.code;
    let registered =
        super::case_view::contract_in(facts.before, code).is_some_and(|it| it.right.is_some());
    (!registered, file.contract.fact.term.first_day)
}
