//! HR-43 capital-not-reviewed
//!
//! Business capital signs only after its review was approved.
//! 工商企业等社会资本通过流转取得土地经营权的，审查通过后方可签订合同。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_APPROVAL;
use super::transfer_view::of_transfer;
use crate::transfer::{CapitalReview, TransferFacts, TransfereeKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-43", name: "capital-not-reviewed" },
    title_zh: "社会资本未经审查即签订流转合同",
    title_en: "business capital signs before its review was approved",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 45, paragraph: Some(1) },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let proposal = facts.proposal;
    let business = proposal.transferee.kind == TransfereeKind::Business;
    if !business || !proposal.transfer.kind().is_circulation() {
        return Vec::new();
    }
    let by = proposal.contract.as_ref().map_or(facts.today, |it| it.signed_day);
    let trouble = match &proposal.review {
        None => "没有提交审查".to_owned(),
        Some(review) if review.approved_by(by) => return Vec::new(),
        Some(CapitalReview { answer: Some(it), .. }) if !it.approved => "审查没有通过".to_owned(),
        Some(CapitalReview { answer: Some(it), .. }) => {
            format!("{}审查通过，合同签订于{by}", it.day)
        }
        Some(_) => "审查没有结论".to_owned(),
    };
    let message = format!("受让方“{}”是社会资本，{trouble}", proposal.transferee.name);
    vec![of_transfer(&RULE, facts, message)]
}
