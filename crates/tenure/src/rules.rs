//! The rules: what each looks at, in what order they run, and the catalogue of them all.

mod facts;
mod parameters;
mod q05_codes;
mod tally;

use crate::Rule;
use crate::submission::Shape;

pub use facts::Facts;
pub use parameters::Parameters;
pub use tally::{Outcome, Tally};

/// A rule about the rows of one village.
type RowCheck = fn(&Facts<'_>) -> Tally;
/// A rule about the form of a submission.
type ShapeCheck = fn(&Shape) -> Tally;

/// The rules about the rows of a village, in the order in which they run.
const ROW_RULES: &[(Rule, RowCheck)] = &[(q05_codes::RULE, q05_codes::check)];

/// The rules about the form of a submission.
const SHAPE_RULES: &[(Rule, ShapeCheck)] = &[];

/// Every rule, by its code.
pub fn catalogue() -> Vec<Rule> {
    let mut rules: Vec<Rule> =
        SHAPE_RULES.iter().map(|(rule, _)| *rule).chain(ROW_RULES.iter().map(|(rule, _)| *rule)).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    rules
}

/// Runs the rules about the form of a submission.
pub fn check_shape(shape: &Shape) -> Vec<(Rule, Tally)> {
    SHAPE_RULES.iter().map(|(rule, check)| (*rule, check(shape))).collect()
}

/// Runs the rules about the rows of a village.
pub fn check_village(facts: &Facts<'_>) -> Vec<(Rule, Tally)> {
    ROW_RULES.iter().map(|(rule, check)| (*rule, check(facts))).collect()
}
