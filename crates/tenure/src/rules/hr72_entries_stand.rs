//! HR-72 entries-stand
//!
//! What is entered is not edited and not deleted; it is superseded by an act that names its evidence.
//! 除依法更正外，不得修改登记事项；登记簿只增不改。
//!
//! Structural: the database refuses to change or delete an entry.

use crate::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-72", name: "entries-stand" },
    title_zh: "登记事项不得修改、删除",
    title_en: "an entry of the register is neither changed nor deleted",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 10, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "crates/store/src/tests/refusals.rs: entries_cannot_be_changed_or_taken_back";
