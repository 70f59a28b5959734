//! A case as it is shown: its file, what may be done next, and what the rules say.

use store::CaseFile;
use tenure::case::{Step, possible};

use super::desk::Desk;
use super::file::history;
use super::findings::Findings;

/// A case with what may be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseView {
    pub file: CaseFile,
    /// The steps that may be taken, the ordinary one first.
    pub possible: Vec<Step>,
    /// What the rules said of what was just done or tried.
    pub findings: Findings,
}

impl CaseView {
    pub(super) fn new(desk: &Desk, file: CaseFile, findings: Findings) -> Self {
        let possible = possible(desk.case_type(file.case.kind), &history(&file), file.case.state);
        Self { file, possible, findings }
    }
}
