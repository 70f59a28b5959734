//! HR-28 right-since-contract
//!
//! The right begins on the first day of the contract and not with its registration, which is evidence.
//! 承包方自承包合同生效时取得土地承包经营权；登记只是证明。
//!
//! Structural: rights enter the register with the first day of their contract, and nothing asks for another day.

use crate::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-28", name: "right-since-contract" },
    title_zh: "土地承包经营权自承包合同生效时取得",
    title_en: "a contracted right holds since its contract took effect",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 23, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str = "crates/tenure/src/takeover/tests.rs: a_right_holds_since_its_contract_and_not_since_its_survey";
