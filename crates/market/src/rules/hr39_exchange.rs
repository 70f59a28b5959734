//! HR-39 exchange-not-within-collective
//!
//! Contracted rights change places inside one collective, and its issuer is told.
//! 互换的土地应属于同一集体经济组织，并向发包方备案。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::{Exchange, Transfer, TransferFacts, Unpriced};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-39", name: "exchange-not-within-collective" },
    title_zh: "互换的土地不属于同一集体，或者未向发包方备案",
    title_en: "exchanged parcels are of different collectives, or the issuer was not told",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 33, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Transfer::Unpriced(Unpriced::Exchange(Exchange { one, other })) = &facts.proposal.transfer
    else {
        return Vec::new();
    };
    let issuer = |code| facts.contract(code).map(|it| it.issuer);
    let issuers = issuer(&one.contract).zip(issuer(&other.contract));
    let differ = issuers
        .filter(|(one, other)| one != other)
        .map(|(one, other)| format!("互换双方的发包方是“{one}”和“{other}”，不是同一集体经济组织"));
    let unfiled = facts.proposal.filing.is_none().then(|| "互换没有向发包方备案".to_owned());
    let troubles = differ.into_iter().chain(unfiled);
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}
