//! HR-47 signed-without-mandate
//!
//! The contract is signed by who holds the right, or by somebody whom they gave a written mandate; the village signs for nobody without one.
//! 流转合同由承包方或者其书面委托的人签订；没有书面委托，任何组织和个人不得代签。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_APPROVAL;
use super::transfer_view::of_transfer;
use crate::transfer::{SignedBy, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-47", name: "signed-without-mandate" },
    title_zh: "没有书面委托而代签流转合同",
    title_en: "somebody signs for the holder without a written mandate",
    citation: Citation::Article { law: Law::CirculationMeasures, article: 8, paragraph: Some(2) },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(contract) = &facts.proposal.contract else { return Vec::new() };
    let signature = &contract.signature;
    if signature.mandate.is_some() {
        return Vec::new();
    }
    let who = match &signature.by {
        SignedBy::Holder { person } if *person == facts.proposal.representative => {
            return Vec::new();
        }
        SignedBy::Holder { .. } => "其他家庭成员".to_owned(),
        SignedBy::Mandatary { name } => format!("受托人“{name}”"),
        SignedBy::Village { name } => format!("“{name}”"),
    };
    vec![of_transfer(&RULE, facts, format!("{who}没有书面委托而代签合同"))]
}
