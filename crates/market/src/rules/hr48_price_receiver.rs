//! HR-48 price-kept-back
//!
//! The price belongs to who holds the right; nothing is kept back of it without a title.
//! 流转的收益归承包方所有，任何组织和个人不得擅自截留、扣缴。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::{Payee, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-48", name: "price-kept-back" },
    title_zh: "价款未归权利人，或者无依据扣缴",
    title_en: "the price goes to somebody else, or something is kept back without a title",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 39, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(contract) = &facts.proposal.contract else { return Vec::new() };
    let elsewhere = match &contract.payee {
        Payee::Holder => None,
        Payee::Other { name } => Some(format!("价款由“{name}”收取，不是权利人")),
    };
    let untitled = contract.deductions.iter().filter(|it| it.title.is_none());
    let untitled = untitled.map(|it| format!("扣缴“{}”{}分没有依据", it.name, it.amount_fen));
    let troubles = elsewhere.into_iter().chain(untitled).chain(beyond_price(facts));
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}

fn beyond_price(facts: &TransferFacts<'_>) -> Option<String> {
    let price = facts.proposal.consideration.as_ref()?.value_fen();
    let deductions = facts.proposal.contract.as_ref()?.deductions.iter();
    let sum: i128 = deductions.map(|it| i128::from(it.amount_fen)).sum();
    (sum > i128::from(price)).then(|| format!("扣缴合计{sum}分，多于价款{price}分"))
}
