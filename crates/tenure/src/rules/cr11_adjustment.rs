//! CR-11 adjustment-not-decided
//!
//! Land is adjusted between single households only after a disaster or the like, by two thirds, and with the approval of township and county.
//! 承包地个别调整应经三分之二以上成员（或代表）同意，并报乡（镇）人民政府和县级主管部门批准。

use super::case_view::{contract, decisions_on, found, two_thirds};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Decision, DecisionSubject, LossReason, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-11", name: "adjustment-not-decided" },
    title_zh: "承包地调整未经法定决议和批准",
    title_en: "land is adjusted without the decision and the approvals that the law asks for",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 28, paragraph: Some(2) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::ParcelChange(request) = facts.request else { return Vec::new() };
    if !request.lost.iter().any(|it| it.reason == LossReason::Adjustment) {
        return Vec::new();
    }
    let tell = |message: String| found(&RULE, vec![contract(&request.contract)], message);
    let Some(decision) = decisions_on(facts, DecisionSubject::Adjustment).last() else {
        return vec![tell("没有承包地调整的决议".to_owned())];
    };
    let Decision { n_yes, n_entitled, .. } = decision;
    let votes = (!two_thirds(decision))
        .then(|| format!("承包地调整决议应到{n_entitled}人，同意{n_yes}人，不足三分之二"));
    let township =
        (!decision.township_approved).then(|| "承包地调整没有乡（镇）人民政府的批准".to_owned());
    let county = (!decision.county_approved).then(|| "承包地调整没有县级主管部门的批准".to_owned());
    [votes, township, county].into_iter().flatten().map(tell).collect()
}
