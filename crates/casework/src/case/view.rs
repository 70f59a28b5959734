//! A case as it is shown: its file, what may be done next, and what the rules say.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use store::CaseFile;
use tenure::case::{Role, Step, possible};

use super::clock::CaseClock;
use super::desk::Desk;
use super::file::history;
use super::findings::Findings;

/// A case with what may be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseView {
    pub file: CaseFile,
    pub clock: CaseClock,
    /// The steps that may be taken, the ordinary one first.
    pub possible: Vec<PossibleStep>,
    /// What the rules said of what was just done or tried.
    pub findings: Findings,
}

/// A step that may be taken, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleStep {
    pub step: Step,
    /// The roles in which it may be taken.
    pub roles: BTreeSet<Role>,
}

impl CaseView {
    pub(super) fn new(desk: &Desk, file: CaseFile, findings: Findings, today: NaiveDate) -> Self {
        let (case_type, taken) = (desk.case_type(file.case.kind), history(&file));
        let clock = CaseClock::of(desk, &file.case, &taken, today);
        let steps = possible(case_type, &taken, file.case.state).into_iter();
        let possible = steps.filter_map(|step| {
            let roles = case_type.roles.get(&step)?.clone();
            Some(PossibleStep { step, roles })
        });
        Self { possible: possible.collect(), file, clock, findings }
    }
}
