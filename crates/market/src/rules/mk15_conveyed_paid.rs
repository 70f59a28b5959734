//! MK-15 conveyed-before-payment
//!
//! No right goes over for a price before the bank's file shows that the whole of it was paid to whoever gives it.
//! 转让价款未经银行流水核对全部支付到权利人的，不得转移登记。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::moments::AT_REGISTRATION;
use super::transfer_view::of_transfer;
use crate::money::Consideration;
use crate::transfer::{Transfer, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-15", name: "conveyed-before-payment" },
    title_zh: "价款未支付即转移登记",
    title_en: "a right would go over before its price was paid",
    citation: Citation::Policy,
    moments: AT_REGISTRATION,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let transfer = &facts.proposal.transfer;
    let price = facts.proposal.consideration.as_ref().map(Consideration::value_fen);
    let Some(price_fen) = price.map(i128::from) else { return Vec::new() };
    let priced = matches!(transfer, Transfer::Priced(_)) && transfer.kind().goes_over();
    if !priced || facts.paid_fen >= price_fen {
        return Vec::new();
    }
    let message = format!("约定价款{price_fen}分，银行流水核对支付{}分", facts.paid_fen);
    vec![of_transfer(&RULE, facts, message)]
}
