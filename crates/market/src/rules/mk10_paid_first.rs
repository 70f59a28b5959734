//! MK-10 cancelled-before-payment
//!
//! No right is cancelled before the bank's file shows that the compensation was paid to those who leave it.
//! 补偿款项未经银行流水核对支付到权利人的，不得注销登记。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::AT_REGISTRATION;
use crate::exit::{ExitFacts, ExitTerms};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-10", name: "cancelled-before-payment" },
    title_zh: "补偿未支付即注销登记",
    title_en: "a right would be cancelled before its compensation was paid",
    citation: Citation::Policy,
    moments: AT_REGISTRATION,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let Some(ExitTerms::Compensation { schedule, .. }) = &facts.file.terms else {
        return Vec::new();
    };
    let (agreed, paid) = (i128::from(schedule.total_fen()), facts.file.paid_fen());
    if paid >= agreed {
        return Vec::new();
    }
    let message = format!("约定补偿{agreed}分，银行流水核对支付{paid}分");
    vec![of_exit(&RULE, facts, message)]
}
