//! HR-49 ownership-not-tradeable
//!
//! The collective's ownership of land and the household's contracted status are not on the market: no listing can name them.
//! 集体土地所有权和农户承包权不得交易。

use tenure::{Citation, Rule, RuleCode, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-49", name: "ownership-not-tradeable" },
    title_zh: "集体土地所有权、农户承包权不得挂牌",
    title_en: "ownership of land and the contracted status alone cannot be listed",
    citation: Citation::Standard { standard: Standard::MarketOpinions, place: "交易品种" },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "crates/market/src/listing/object.rs: ownership_and_the_contracted_status_have_no_word";
