//! CR-18 right-outlives-contract
//!
//! A right that is entered does not outlive its contract, nor does what is entered upon it.
//! 登记的权利期限不得超过承包合同期限，抵押、预告等的期限不得超过权利的剩余期限。

use chrono::NaiveDate;

use super::case_view::{contract, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Request};
use crate::takeover::ContractFile;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-18", name: "right-outlives-contract" },
    title_zh: "申请登记的权利超过规定期限",
    title_en: "a right would outlive its contract, or a restriction the right",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 22, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let contracts = facts.outcome.after.facts.contracts.iter();
    contracts.flat_map(|it| [page(it), restraint(facts, it)]).flatten().collect()
}

fn page(file: &ContractFile) -> Option<Violation> {
    let term = file.right.as_ref()?.fact.term;
    exceeds(term.last_day, file, "登记簿的承包期")
}

fn restraint(facts: &CaseFacts<'_>, file: &ContractFile) -> Option<Violation> {
    let (Request::Mortgage(it) | Request::AdvanceNotice(it)) = facts.request else { return None };
    // Without a day of its own it ends with the right.
    let last_day = it.last_day?;
    if it.on != file.contract.fact.code.as_str() {
        return None;
    }
    exceeds(Some(last_day), file, "申请的期限")
}

/// A last day beyond the contract's; none at all lies beyond any.
fn exceeds(last_day: Option<NaiveDate>, file: &ContractFile, what: &str) -> Option<Violation> {
    let limit = file.contract.fact.term.last_day?;
    if last_day.is_some_and(|it| it <= limit) {
        return None;
    }
    let last_day = last_day.map_or_else(|| "长久".to_owned(), |it| it.to_string());
    let code = &file.contract.fact.code;
    let message = format!("{what}至{last_day}，承包合同“{code}”至{limit}届满");
    Some(found(&RULE, vec![contract(code)], message))
}
