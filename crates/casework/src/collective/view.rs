//! An application as it is shown: where it stands, what the rules say, and what it would make.

use store::ApplicationRow;
use tenure::distribution::{Finding, Run};

use crate::case::Findings;

/// An application 申请 with what it would make, or has made.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicationView {
    /// The credit code of the collective.
    pub collective: String,
    pub row: ApplicationRow,
    /// What the rules said of what was just done or tried.
    pub findings: Findings,
    /// The run that a plan or a distribution makes.
    pub run: Option<Box<Run>>,
    /// What the payments and the lines of a bank's file were found to be.
    pub receipts: Vec<Finding>,
}

impl ApplicationView {
    /// An application as it is kept, with nothing worked out.
    pub(super) fn kept(collective: &str, row: ApplicationRow) -> Self {
        Self {
            collective: collective.to_owned(),
            row,
            findings: Findings::default(),
            run: None,
            receipts: Vec::new(),
        }
    }
}
