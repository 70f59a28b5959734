//! Gathers findings and keeps the account of what may still be spent on finding more.

use super::{Finding, FindingKind, Tolerances};

pub(super) struct Report {
    pub(super) findings: Vec<Finding>,
    findings_max: usize,
    comparisons_left: usize,
}

impl Report {
    pub(super) fn new(tolerances: &Tolerances) -> Self {
        Self {
            findings: Vec::new(),
            findings_max: tolerances.findings_max,
            comparisons_left: tolerances.comparisons_max,
        }
    }

    pub(super) fn push(&mut self, finding: Finding) {
        if !self.full() {
            self.findings.push(finding);
        }
    }

    /// Says whether looking further is in vain.
    pub(super) fn full(&self) -> bool {
        self.findings.len() >= self.findings_max
    }

    /// Takes comparisons off the account; when it does not suffice, says so once and clears it.
    pub(super) fn afford(&mut self, n_comparisons: usize) -> bool {
        if let Some(left) = self.comparisons_left.checked_sub(n_comparisons) {
            self.comparisons_left = left;
            return true;
        }
        self.comparisons_left = 0;
        if !self.findings.iter().any(|it| it.kind == FindingKind::TooComplex) {
            self.push(FindingKind::TooComplex.of(0, 0));
        }
        false
    }
}
