//! HR-22 code-used-before
//!
//! A code follows the standard, stands once, and is never used again for another object.
//! 代码应符合编码规则、与承包方类型和承包方式相符，不得重复，用过的代码不得再用。
//!
//! The form of a code is its type's to promise; what is left is Q06, Q07, and whether the code is free.

use std::collections::BTreeSet;

use super::case_view::{found, object_of, over_outcome};
use super::moments::FROM_SUBMIT;
use super::{q06_contractor_kinds, q07_contract_codes};
use crate::case::CaseFacts;
use crate::{Citation, Rule, RuleCode, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-22", name: "code-used-before" },
    title_zh: "代码不符合编码规则、重复或曾被使用",
    title_en: "a code differs from the coding rules, stands twice or was used before",
    citation: Citation::Standard { standard: Standard::ElementCodes, place: "附录A" },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let used = facts.around.used_codes.iter().map(|it| {
        let message = format!("代码“{it}”曾被使用，应另编新代码");
        found(&RULE, vec![object_of(it)], message)
    });
    let mut violations: Vec<Violation> = used.collect();
    violations.extend(repeated(facts));
    violations.extend(over_outcome(
        facts,
        &RULE,
        &[q06_contractor_kinds::check, q07_contract_codes::check],
    ));
    violations
}

fn repeated(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let after = &facts.outcome.after.facts;
    let parcels = after.parcels.iter().map(|it| it.fact.code.as_str());
    let contractors = after.contractors.iter().map(|it| it.fact.code.as_str());
    let contracts = after.contracts.iter().map(|it| it.contract.fact.code.as_str());
    let homesteads = after.homesteads.iter().map(|it| it.fact.unit_code.as_str());
    let mut seen = BTreeSet::new();
    let codes = parcels.chain(contractors).chain(contracts).chain(homesteads);
    let twice = codes.filter(|it| !seen.insert(*it));
    twice.map(|it| found(&RULE, vec![object_of(it)], format!("代码“{it}”重复"))).collect()
}
