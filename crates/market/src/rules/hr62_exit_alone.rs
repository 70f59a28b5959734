//! HR-62 exit-is-no-taking
//!
//! Expropriation, the extinction of a household and disaster are no exits: an exit has no reason, so that nothing else can be called one.
//! 征收、农户消失、灾毁不是退出：退出没有事由可填。

use tenure::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-62", name: "exit-is-no-taking" },
    title_zh: "征收、农户消失、灾毁不得作为退出办理",
    title_en: "an exit has no reason, so that nothing else can be one",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 30, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "crates/market/src/exit/tests.rs: an_exit_names_one_right_and_no_reason";
