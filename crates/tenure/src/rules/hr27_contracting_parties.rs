//! HR-27 contractor-not-of-collective
//!
//! Household contracting is between a collective and a household of its own; everything else is contracting by other ways.
//! 家庭承包的承包方是本集体经济组织的农户；其他方式承包不得作为家庭承包登记。
//!
//! A household may contract from its village or from a group of it, so that the villages are compared.

use identity::{ContractCode, ContractMode, ContractorKind, IssuerCode};

use super::case_view::{contract, found, over_outcome};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::case::{CaseFacts, CaseKind};
use crate::submission::{LandContract, Table};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-27", name: "contractor-not-of-collective" },
    title_zh: "家庭承包的承包方不是本集体经济组织的农户",
    title_en: "the contractor of a household contract is no household of the collective",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 16, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = over_outcome(facts, &RULE, &[check_rows]);
    let mode = match facts.kind {
        CaseKind::FirstRegistration => ContractMode::Household,
        CaseKind::FirstRegistrationOther => ContractMode::Other,
        _ => return violations,
    };
    let codes = facts.outcome.after.facts.contracts.iter().map(|it| &it.contract.fact.code);
    violations.extend(codes.filter(|it| it.mode() != mode).map(|it| {
        let message =
            format!("承包合同“{it}”是{}，本业务只登记{}", it.mode().name_zh(), mode.name_zh());
        found(&RULE, vec![contract(it)], message)
    }));
    violations
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::LandContract]) {
        return tally;
    }
    let rows = &facts.village.land_contracts;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(row: &LandContract) -> Option<Violation> {
    let code = ContractCode::parse(filled(row.code.as_ref())?).ok()?;
    if code.mode() != ContractMode::Household {
        return None;
    }
    let contractor = code.contractor();
    if contractor.kind() != ContractorKind::Household {
        let kind = contractor.kind().name_zh();
        let message = format!("家庭承包的承包方应为农户，“{contractor}”是{kind}");
        return Some(at(&RULE, row, "contractor_code", message));
    }
    let issuer = IssuerCode::parse(filled(row.issuer_code.as_ref())?).ok()?;
    if contractor.issuer().village() == issuer.village() {
        return None;
    }
    let message = format!("承包方“{contractor}”不属于发包方“{issuer}”所在的集体经济组织");
    Some(at(&RULE, row, "issuer_code", message))
}
