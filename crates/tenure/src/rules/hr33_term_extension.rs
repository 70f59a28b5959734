//! HR-33 extension-unlawful
//!
//! An extension of the issuer's contracts is decided by two thirds, its plan was published, and each new term begins the day after the old one ended.
//! 延包方案应经三分之二以上成员（或成员代表）同意，方案公示不少于规定天数，新承包期自原承包期届满次日起算。

use chrono::Days;

use super::case_view::{
    contract, contract_in, days_counted, decisions_on, found, of_case, two_thirds,
};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Decision, DecisionSubject, Request, TermExtension};
use crate::{Citation, Law, Object, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-33", name: "extension-unlawful" },
    title_zh: "延包未依法决议、公示或起止日期不衔接",
    title_en: "an extension is not decided or published as the law asks, or its term does not follow the old one",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 21, paragraph: Some(2) },
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "plan_days_min",
        default: "15",
        source: "农村土地承包合同管理办法（2023）：方案公示不少于15日，只可从严",
    }],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::TermExtension(request) = facts.request else { return Vec::new() };
    let mut violations: Vec<Violation> = plan(facts, request).into_iter().collect();
    violations.extend(request.contracts.iter().filter_map(|code| {
        let old = contract_in(facts.before, code)?.contract.fact.term;
        let new = contract_in(&facts.outcome.after, code)?.contract.fact.term;
        let Some(last_day) = old.last_day else {
            let message = format!("承包合同“{code}”为长久不变，无须延包");
            return Some(found(&RULE, vec![contract(code)], message));
        };
        let expected = last_day.checked_add_days(Days::new(1))?;
        if new.first_day == expected {
            return None;
        }
        let message = format!(
            "承包合同“{code}”的原承包期至{last_day}届满，新承包期应自{expected}起，实为{}",
            new.first_day
        );
        Some(found(&RULE, vec![contract(code)], message))
    }));
    violations
}

/// What is wrong with the decision on the plan.
fn plan(facts: &CaseFacts<'_>, request: &TermExtension) -> Option<Violation> {
    let issuer = vec![Object::Issuer(request.issuer.as_str().into())];
    let decisions = decisions_on(facts, DecisionSubject::Extension);
    let Some(decision) = decisions.filter(|it| it.issuer == request.issuer).last() else {
        return Some(of_case(&RULE, format!("没有发包方“{}”的延包方案决议", request.issuer)));
    };
    if !two_thirds(decision) {
        let Decision { n_yes, n_entitled, .. } = decision;
        let message = format!("延包方案决议应到{n_entitled}人，同意{n_yes}人，不足三分之二");
        return Some(found(&RULE, issuer, message));
    }
    let days = decision.plan_published.map_or(0, |it| days_counted(it, decision.day));
    let limit = facts.parameters.plan_days_min;
    if days >= i64::from(limit) {
        return None;
    }
    let message = format!("延包方案至决议日公示{days}日，应不少于{limit}日");
    Some(found(&RULE, issuer, message).measured(&days, &limit, "日"))
}
