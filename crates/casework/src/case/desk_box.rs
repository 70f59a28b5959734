//! The boxes of an officer's desk: what waits, what was done, what came back.

use store::CaseRow;
use tenure::case::{State, StepTaken, ordinary};

use super::desk::Desk;
use crate::Officer;

/// A box of an officer's desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskBox {
    /// 待办: the ordinary next step is one that the officer's roles may take.
    Waiting,
    /// 已办: the officer has taken a step.
    Done,
    /// 退件: the case was returned, and waits for what is missing.
    Returned,
}

impl DeskBox {
    /// Reads what stands on the wire.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "waiting" => Some(Self::Waiting),
            "done" => Some(Self::Done),
            "returned" => Some(Self::Returned),
            _ => None,
        }
    }

    /// Whether a case lies in it.
    pub(super) fn holds(
        self,
        desk: &Desk,
        officer: &Officer,
        case: &CaseRow,
        taken: &[StepTaken],
    ) -> bool {
        match self {
            Self::Returned => case.state == State::Returned,
            Self::Done => taken.iter().any(|it| it.officer == officer.name),
            Self::Waiting => {
                let case_type = desk.case_type(case.kind);
                let next = ordinary(case_type, taken, case.state);
                next.is_some_and(|step| officer.check_role(case_type, step).is_ok())
            }
        }
    }
}
