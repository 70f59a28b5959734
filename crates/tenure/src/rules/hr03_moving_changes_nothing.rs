//! HR-03 moving-changes-nothing
//!
//! Whoever settles, returns, or gets a residence permit keeps every right as it was.
//! 户口迁移、进城落户不改变三权登记，也不使成员身份丧失。
//!
//! Structural: what happens in the book of settlement writes to no table of the register.

use crate::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-03", name: "moving-changes-nothing" },
    title_zh: "户口迁移不改变三权登记",
    title_en: "a move to town and back changes nothing in the register",
    citation: Citation::Article { law: Law::RuralCollectives, article: 18, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str = "tests/e2e/settlement/independence.rs: whatever_happens_in_town_changes_no_byte_of_the_register";
