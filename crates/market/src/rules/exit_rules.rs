//! The rules about exits: their table, and how they run at a moment.

use tenure::{Moment, Rule, Violation};

use super::{
    hr04_settlement_words, hr53_consents, hr54_return_notice, hr55_compensation, hr56_witness,
    hr57_same_collective, hr58_dwelling, hr59_share_exit, hr61_retention, mk10_paid_first,
    mk11_exit_decided,
};
use crate::exit::ExitFacts;

/// A rule about an exit.
pub type ExitCheck = fn(&ExitFacts<'_>) -> Vec<Violation>;

/// The rules about exits, in the order in which they run.
pub const EXIT_RULES: &[(Rule, ExitCheck)] = &[
    (hr53_consents::RULE, hr53_consents::check),
    (hr54_return_notice::RULE, hr54_return_notice::check),
    (hr55_compensation::RULE, hr55_compensation::check),
    (hr56_witness::RULE, hr56_witness::check),
    (hr57_same_collective::RULE, hr57_same_collective::check),
    (hr58_dwelling::RULE, hr58_dwelling::check),
    (hr59_share_exit::RULE, hr59_share_exit::check),
    (hr61_retention::RULE, hr61_retention::check),
    (mk10_paid_first::RULE, mk10_paid_first::check),
    (mk11_exit_decided::RULE, mk11_exit_decided::check),
    (hr04_settlement_words::RULE, hr04_settlement_words::check),
];

/// Runs the rules that have a severity at the moment; every rule that ran is given, with what it found.
pub fn check_exit(facts: &ExitFacts<'_>, moment: Moment) -> Vec<(Rule, Vec<Violation>)> {
    let rules = EXIT_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    rules.map(|(rule, check)| (*rule, check(facts))).collect()
}
