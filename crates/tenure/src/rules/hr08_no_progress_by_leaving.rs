//! HR-08 no-progress-by-leaving
//!
//! No report counts rights that were left as progress of settling.
//! 任何统计不得把退出三权作为进城落户的进度。
//!
//! Structural: no figure is made from both.

use crate::{Citation, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-08", name: "no-progress-by-leaving" },
    title_zh: "不得以退出三权统计落户进度",
    title_en: "no report counts rights that were left as progress of settling",
    citation: Citation::Policy,
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "tests/tidy/strangers.rs: no_report_counts_rights_that_were_left_as_progress_of_settling";
