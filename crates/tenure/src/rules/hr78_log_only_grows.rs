//! HR-78 log-only-grows
//!
//! What is on the log of the register acts is never changed or taken away; a wrong entry is followed by another one.
//! 登记簿日志只增不改，更正以新的记载为之。
//!
//! Structural: the database refuses to change or remove an entry, a leaf or a node of the tree.

use crate::{Citation, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-78", name: "log-only-grows" },
    title_zh: "日志只增不改",
    title_en: "what is on the log is never changed or taken away",
    citation: Citation::Policy,
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str = "tests/e2e/ledger.rs: what_is_on_the_log_cannot_be_changed";
