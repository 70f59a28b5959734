//! CR-12 exchange-across-collectives
//!
//! Contracted land is exchanged only for land of the same collective.
//! 互换的土地应属于同一集体经济组织。

use super::case_view::{contract, contract_in, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-12", name: "exchange-across-collectives" },
    title_zh: "互换双方的土地不属于同一集体经济组织",
    title_en: "the exchanged parcels belong to different collectives",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 33, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::Exchange(request) = facts.request else { return Vec::new() };
    let issuer = |code| contract_in(facts.before, code).map(|it| it.contract.fact.issuer);
    let (one, other) = (&request.one.contract, &request.other.contract);
    match issuer(one).zip(issuer(other)) {
        Some((of_one, of_other)) if of_one != of_other => {
            let message = format!(
                "承包合同“{one}”的发包方是“{of_one}”，“{other}”的发包方是“{of_other}”，不得互换"
            );
            vec![found(&RULE, vec![contract(one), contract(other)], message)]
        }
        // A contract that is not there is CR-04's.
        _ => Vec::new(),
    }
}
