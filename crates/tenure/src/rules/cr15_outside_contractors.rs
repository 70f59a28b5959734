//! CR-15 outsider-not-approved
//!
//! Land goes to a contractor from outside the collective only by two thirds and with the township's approval.
//! 由本集体经济组织以外的单位或者个人承包的，应经三分之二以上成员（或代表）同意，并报乡（镇）人民政府批准。
//!
//! A unit is from outside; a person is, unless registered as a member of a household of the case.

use identity::ContractorKind;

use super::case_view::{contractor, decisions_on, found, two_thirds};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, CaseKind, Decision, DecisionSubject};
use crate::{Citation, Contractor, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-15", name: "outsider-not-approved" },
    title_zh: "由本集体以外的单位或个人承包未经决议和批准",
    title_en: "a contractor from outside was not decided on and approved as the law asks",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 52, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if facts.kind != CaseKind::FirstRegistrationOther {
        return Vec::new();
    }
    let after = &facts.outcome.after.facts;
    let contractors = after.contractors.iter().map(|it| &it.fact);
    let outside = contractors.filter(|it| is_outside(facts, it));
    let Some(trouble) = trouble(facts) else { return Vec::new() };
    let tell = |it: &Contractor| {
        let message = format!("本集体以外的承包方“{}”：{trouble}", it.code);
        found(&RULE, vec![contractor(&it.code)], message)
    };
    outside.map(tell).collect()
}

fn is_outside(facts: &CaseFacts<'_>, contractor: &Contractor) -> bool {
    let (before, after) = (&facts.before.facts, &facts.outcome.after.facts);
    let members = before.households.iter().chain(&after.households).flat_map(|it| &it.members);
    match contractor.code.kind() {
        ContractorKind::Household => false,
        ContractorKind::Person => {
            let mut documents = members.map(|it| &it.fact.person.document);
            !documents.any(|it| *it == contractor.document)
        }
        ContractorKind::Unit => true,
    }
}

fn trouble(facts: &CaseFacts<'_>) -> Option<String> {
    let Some(decision) = decisions_on(facts, DecisionSubject::OutsideContractor).last() else {
        return Some("没有由本集体以外的单位或个人承包的决议".to_owned());
    };
    let Decision { n_yes, n_entitled, township_approved, .. } = decision;
    if !two_thirds(decision) {
        return Some(format!("决议应到{n_entitled}人，同意{n_yes}人，不足三分之二"));
    }
    (!township_approved).then(|| "没有乡（镇）人民政府的批准".to_owned())
}
