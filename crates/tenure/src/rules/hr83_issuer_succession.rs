//! HR-83 succession-touches-rights
//!
//! When villages merge or become communities, the members decide on it, and the issuer is followed by another; its code, the rights and the people stay.
//! 村合并、村改居应经成员决议，只变更发包方名称和负责人，发包方代码、承包合同、地块和家庭成员不变。

use super::case_view::{code, contract_in, decisions_on, found, object_of};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, DecisionSubject, IssuerSuccession, Request};
use crate::{Citation, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-83", name: "succession-touches-rights" },
    title_zh: "发包方承继影响权利、代码或成员",
    title_en: "the succession of an issuer would change rights, codes or members",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 25, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::IssuerSuccession(request) = facts.request else { return Vec::new() };
    let ended = facts.outcome.ended.iter();
    let mut violations: Vec<Violation> = ended
        .map(|it| {
            let message = format!("“{}”不得因发包方承继而终止", it.code);
            found(&RULE, vec![object_of(&it.code)], message)
        })
        .collect();
    violations.extend(undecided(facts, request));
    violations.extend(new_codes(facts));
    violations.extend(changed(facts));
    violations
}

/// A succession that the members did not decide on.
fn undecided(facts: &CaseFacts<'_>, request: &IssuerSuccession) -> Option<Violation> {
    let mut decisions = decisions_on(facts, DecisionSubject::Succession);
    if decisions.any(|it| it.issuer == request.issuer) {
        return None;
    }
    let message = format!("没有发包方“{}”合并、撤村建居等的决议", request.issuer);
    Some(found(&RULE, vec![Object::Issuer(code(request.issuer.as_str()))], message))
}

fn new_codes(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let before = &facts.before.facts.issuers;
    let after = facts.outcome.after.facts.issuers.iter().map(|it| it.fact.code);
    let new = after.filter(|it| !before.iter().any(|old| old.fact.code == *it));
    let tell = |it: identity::IssuerCode| {
        let message = format!("发包方承继不得另编代码“{it}”");
        found(&RULE, vec![Object::Issuer(code(it.as_str()))], message)
    };
    new.map(tell).collect()
}

/// Contracts and people that would not stand as they did.
fn changed(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let (before, after) = (&facts.before.facts, &facts.outcome.after);
    let contracts = before.contracts.iter().filter_map(|it| {
        let code = &it.contract.fact.code;
        contract_in(after, code).filter(|now| *now != it)?;
        let message = format!("承包合同“{code}”不得因发包方承继而变更");
        Some(found(&RULE, vec![super::case_view::contract(code)], message))
    });
    let households = before.households.iter().filter_map(|it| {
        let households = &after.facts.households;
        let now =
            households.iter().find(|now| now.household.fact.code == it.household.fact.code)?;
        if now.members == it.members {
            return None;
        }
        let household = &it.household.fact.code;
        let message = format!("农户“{household}”的家庭成员不得因发包方承继而变更");
        Some(found(&RULE, vec![Object::Household(code(household.as_str()))], message))
    });
    contracts.chain(households).collect()
}
