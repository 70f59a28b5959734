//! CR-21 taking-uncompensated
//!
//! Contracted land is taken by law only under an approval and with a compensation; it is never given back for nothing.
//! 征收承包地应有批准文号并依法补偿，不得以征收之名收回或者退出承包地。

use super::case_view::{contract, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-21", name: "taking-uncompensated" },
    title_zh: "征收没有批准文号或补偿",
    title_en: "land is taken without an approval or without a compensation",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 17, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::Expropriation(request) = facts.request else { return Vec::new() };
    let unapproved =
        request.approval_number.trim().is_empty().then(|| "征收没有批准文号".to_owned());
    let fen = request.compensation_fen;
    let unpaid = (fen <= 0).then(|| format!("征收补偿为{fen}分，应大于零"));
    let tell = |message| found(&RULE, vec![contract(&request.contract)], message);
    [unapproved, unpaid].into_iter().flatten().map(tell).collect()
}
