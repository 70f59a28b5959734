//! Agreement with the JTS test suite, where the shared folder lies beside the workspace.
//!
//! The suite has cases of every operation on every kind of geometry; the register knows outlines only.
//! Each test therefore counts what agrees, and names the reason of all that it leaves out,
//! so that a case that stops agreeing, or being compared, changes the expected text.

mod overlay;
mod relate;
mod suite;
mod validity;
mod wkt;

use std::{collections::BTreeMap, fmt};

/// What became of the operations of the suite.
#[derive(Default)]
struct Tally {
    /// The operations that agree, by name.
    agreed: BTreeMap<String, usize>,
    /// The operations that were left out, by reason.
    skipped: BTreeMap<&'static str, usize>,
    disagreements: Vec<String>,
}

/// What became of one operation.
enum Outcome {
    Agreed,
    Skipped(&'static str),
    Disagreed(String),
}

impl Tally {
    /// Runs the operations of the given names in the whole suite; nothing where the suite is not there.
    fn of(
        names: &[&str],
        run: impl Fn(&suite::Case, &suite::Operation) -> Outcome,
    ) -> Option<Self> {
        let mut tally = Self::default();
        for case in suite::cases()? {
            for operation in &case.operations {
                if names.contains(&operation.name.as_str()) {
                    tally.count(&case, operation, run(&case, operation));
                }
            }
        }
        println!("{tally}");
        Some(tally)
    }

    fn count(&mut self, case: &suite::Case, operation: &suite::Operation, outcome: Outcome) {
        match outcome {
            Outcome::Agreed => *self.agreed.entry(operation.name.clone()).or_default() += 1,
            Outcome::Skipped(reason) => *self.skipped.entry(reason).or_default() += 1,
            Outcome::Disagreed(how) => {
                self.disagreements.push(format!("{} {}: {how}", case.place, operation.name));
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n_agreed: usize = self.agreed.values().sum();
        let n_skipped: usize = self.skipped.values().sum();
        let n_run = n_agreed + self.disagreements.len();
        writeln!(f, "run {n_run}, agreed {n_agreed}, skipped {n_skipped}")?;
        for (name, n) in &self.agreed {
            writeln!(f, "agreed {name}: {n}")?;
        }
        for (reason, n) in &self.skipped {
            writeln!(f, "skipped, {reason}: {n}")?;
        }
        self.disagreements.iter().try_for_each(|it| writeln!(f, "disagreed: {it}"))
    }
}
