//! CR-04 object-not-current
//!
//! What a case addresses is registered and current; an object of the past is not changed.
//! 业务所指的合同、农户、发包方、限制登记应为现势登记。

use identity::ContractCode;

use super::case_view::{contract_in, found, object_of, of_case};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Request};
use crate::{Citation, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-04", name: "object-not-current" },
    title_zh: "办理对象不是现势登记",
    title_en: "the case addresses an object that is not registered or no longer current",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = contracts(facts);
    violations.extend(rights(facts));
    violations.extend(households(facts));
    if let Request::Lifting(it) = facts.request
        && !facts.before.restrictions.iter().any(|held| held.code == it.restriction)
    {
        let message = format!("限制登记“{}”不存在或已解除", it.restriction);
        violations.push(of_case(&RULE, message));
    }
    violations
}

fn contracts(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let addressed: Vec<ContractCode> = match facts.request {
        Request::ParcelChange(it) => vec![it.contract],
        Request::Exchange(it) => vec![it.one.contract, it.other.contract],
        Request::Assignment(it) => vec![it.contract, it.transferee],
        Request::Reissue(it) | Request::Replacement(it) => vec![it.certificate],
        Request::Expropriation(it) => vec![it.contract],
        Request::TermExtension(it) => it.contracts.clone(),
        _ => Vec::new(),
    };
    let gone = addressed.iter().filter(|it| contract_in(facts.before, it).is_none());
    let tell = |it: &ContractCode| {
        let message = format!("承包合同“{it}”不是现势登记");
        found(&RULE, vec![super::case_view::contract(it)], message)
    };
    gone.map(tell).collect()
}

/// A right that a case lies on: a contract or a homestead.
fn rights(facts: &CaseFacts<'_>) -> Option<Violation> {
    let on = match facts.request {
        Request::Cancellation(it) => &it.on,
        Request::ObjectionRegistration(it)
        | Request::AdvanceNotice(it)
        | Request::Seizure(it)
        | Request::Mortgage(it) => &it.on,
        _ => return None,
    };
    let before = &facts.before.facts;
    let contract = before.contracts.iter().any(|it| it.contract.fact.code.as_str() == on);
    let homestead = before.homesteads.iter().any(|it| it.fact.unit_code.as_str() == on);
    if contract || homestead {
        return None;
    }
    Some(found(&RULE, vec![object_of(on)], format!("权利“{on}”不是现势登记")))
}

fn households(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let addressed = match facts.request {
        Request::MemberChange(it) => vec![it.household],
        Request::HeadChange(it) => vec![it.household],
        Request::HouseholdSplit(it) => vec![it.household],
        Request::HouseholdMerge(it) => vec![it.from, it.into],
        _ => Vec::new(),
    };
    let known = &facts.before.facts.contractors;
    let gone = addressed.iter().filter(|it| !known.iter().any(|held| held.fact.code == **it));
    let tell = |it: &identity::ContractorCode| {
        let message = format!("农户“{it}”不是现势登记");
        found(&RULE, vec![super::case_view::contractor(it)], message)
    };
    gone.map(tell).collect()
}
