//! HR-38 assignment-not-allowed
//!
//! A contracted right is assigned with the issuer's consent, and only to another household of the collective; a refusal without ground, or no answer, does not stand in the way.
//! 转让应经发包方同意，受让方应是本集体经济组织的其他农户；发包方无法定理由不同意或者拖延表态的除外。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::{IssuerAnswer, Priced, Transfer, TransferFacts, Transferee, TransfereeKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-38", name: "assignment-not-allowed" },
    title_zh: "转让未经发包方同意，或者受让方不是本集体的其他农户",
    title_en: "an assignment lacks the issuer's consent, or goes to no other household of the collective",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 34, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Transfer::Priced(Priced::Assignment(_)) = &facts.proposal.transfer else {
        return Vec::new();
    };
    let Transferee { party, name, kind, .. } = &facts.proposal.transferee;
    let answer = match &facts.proposal.issuer_answer {
        None => Some("没有发包方的意见".to_owned()),
        Some(IssuerAnswer::RefusedLawfully { reason }) => {
            Some(format!("发包方依法不同意：{reason}"))
        }
        Some(_) => None,
    };
    let no_household = (*kind != TransfereeKind::Household)
        .then(|| format!("受让方“{name}”是{}，不是农户", kind.name_zh()));
    let outside = facts.to_outsider().then(|| format!("受让方“{name}”不属于本集体经济组织"));
    let itself =
        (*party == facts.proposal.representative).then(|| format!("受让方“{name}”就是转让方"));
    let troubles = [answer, no_household, outside, itself].into_iter().flatten();
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}
