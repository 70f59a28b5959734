//! What one rule looked at and found.

use crate::Violation;

/// The result of one rule over one piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pub outcome: Outcome,
    /// How many rows the rule looked at.
    pub rows: u64,
    pub violations: Vec<Violation>,
}

/// Whether the rule could look at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    #[default]
    Ran,
    /// What it looks at was not delivered; the reason, in Chinese.
    NotApplicable(String),
}

impl Tally {
    /// A rule that looked at so many rows.
    pub fn over(rows: usize) -> Self {
        Self { rows: count(rows), ..Self::default() }
    }

    /// A rule that had nothing to look at.
    pub fn not_applicable(reason: impl Into<String>) -> Self {
        Self { outcome: Outcome::NotApplicable(reason.into()), ..Self::default() }
    }

    /// So many rows more.
    pub(super) fn add_rows(&mut self, rows: usize) {
        self.rows += count(rows);
    }

    pub(super) fn push(&mut self, violation: Violation) {
        self.violations.push(violation);
    }
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}
