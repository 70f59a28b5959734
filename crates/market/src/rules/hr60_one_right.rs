//! HR-60 exit-touches-one-right
//!
//! Leaving one right leaves the other two and the membership as they are.
//! 退出一项权利，不影响另外两项权利和成员身份。

use tenure::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-60", name: "exit-touches-one-right" },
    title_zh: "退出一项权利不影响其他权利和成员身份",
    title_en: "an exit names one right and can touch no other",
    citation: Citation::Article { law: Law::RuralCollectives, article: 16, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "crates/market/src/exit/tests.rs: an_exit_names_one_right_and_no_reason";
