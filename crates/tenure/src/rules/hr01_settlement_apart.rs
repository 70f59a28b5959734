//! HR-01 settlement-apart
//!
//! No case about a right rests on a settlement in town, and no settlement rests on one: the two share no crate, no key and no database.
//! 不得以退出土地承包经营权、宅基地使用权、集体收益分配权作为农户进城落户的条件。
//!
//! Structural: a case has no field that could name a settlement, and the book of settlement none that could name a right.

use crate::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-01", name: "settlement-apart" },
    title_zh: "进城落户与三权互不为条件",
    title_en: "no case about a right rests on a settlement, and no settlement on one",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 27, paragraph: Some(2) },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "tests/tidy/strangers.rs: the_modules_of_settlement_name_no_crate_that_knows_a_right";
