//! HR-58 dwelling-not-shown
//!
//! Whoever gives up a homestead shows, or says in writing, where the household lives.
//! 退出宅基地应有住房证明或者住房情况的书面说明。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_APPROVAL;
use crate::exit::{ExitFacts, ExitKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-58", name: "dwelling-not-shown" },
    title_zh: "退出宅基地没有住房证明或者说明",
    title_en: "a homestead is given up and nothing says where the household lives",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(2) },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let homestead = facts.file.application.right.kind() == ExitKind::Homestead;
    if !homestead || facts.file.dwelling.is_some() {
        return Vec::new();
    }
    vec![of_exit(&RULE, facts, "没有住房证明或者书面说明".to_owned())]
}
