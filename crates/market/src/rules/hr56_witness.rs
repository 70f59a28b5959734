//! HR-56 witness-not-independent
//!
//! Somebody who has no part in the matter was there when the applicants were asked, and signed.
//! 面谈应有与退出无利害关系的见证人在场签字。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_APPROVAL;
use crate::exit::{ExitFacts, WitnessTie};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-56", name: "witness-not-independent" },
    title_zh: "面谈没有独立的见证人",
    title_en: "no independent witness signed the interview",
    citation: Citation::Policy,
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let Some(interview) = &facts.file.interview else {
        return vec![of_exit(&RULE, facts, "没有面谈记录".to_owned())];
    };
    let Some(witness) = &interview.witness else {
        return vec![of_exit(&RULE, facts, "面谈没有见证人".to_owned())];
    };
    let tell = |it: &WitnessTie| format!("见证人“{}”是{}", witness.name, it.name_zh());
    witness.ties.iter().map(|it| of_exit(&RULE, facts, tell(it))).collect()
}
