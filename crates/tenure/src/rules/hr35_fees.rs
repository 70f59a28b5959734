//! HR-35 fee-beyond-booklet
//!
//! Registration and certification cost the booklet, and nothing else.
//! 登记机构除按规定收取证书工本费外，不得收取其他费用。
//!
//! The price of the booklet is the county's to set; until it has, there is none.

use super::case_view::of_case;
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Fee};
use crate::{Citation, Law, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-35", name: "fee-beyond-booklet" },
    title_zh: "收取证书工本费以外的费用",
    title_en: "a fee other than the cost of the booklet is asked for",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 24, paragraph: Some(3) },
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "booklet_fen_max",
        default: "0",
        source: "农村土地承包法第24条：按规定的工本费，由县设定",
    }],
};

/// The one item that may be asked for.
const BOOKLET: &str = "booklet";
const FEN_PER_YUAN: i64 = 100;

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let limit = facts.parameters.booklet_fen_max;
    let mut violations: Vec<Violation> = Vec::new();
    let others = facts.fees.iter().filter(|it| it.item != BOOKLET && it.amount_fen != 0);
    violations.extend(others.map(|Fee { item, amount_fen }| {
        of_case(&RULE, format!("不得收取“{item}”{}元", yuan(*amount_fen)))
    }));
    let booklets = facts.fees.iter().filter(|it| it.item == BOOKLET).map(|it| it.amount_fen);
    let booklets = booklets.fold(0_i64, i64::saturating_add);
    if !(0..=limit.max(0)).contains(&booklets) {
        let (asked, allowed) = (yuan(booklets), yuan(limit));
        let message = format!("工本费{asked}元，规定为不超过{allowed}元");
        violations.push(of_case(&RULE, message).measured(&booklets, &limit, "分"));
    }
    violations
}

fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    let (yuan, rest) = (fen / FEN_PER_YUAN.unsigned_abs(), fen % FEN_PER_YUAN.unsigned_abs());
    format!("{sign}{yuan}.{rest:02}")
}
