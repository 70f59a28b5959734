//! The way of a case from acceptance to the archive 办理流程: which steps may follow, and where each leads.

mod standing;
#[cfg(test)]
mod tests;

use std::fmt;

use super::{CaseType, NoticeAsked, State, Step, StepTaken};

use standing::Standing;

/// A step that may not be taken where the case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongStep {
    pub state: State,
    pub step: Step,
    /// The steps that may be.
    pub possible: Vec<Step>,
}

/// Where a step leads, or why it may not be taken.
///
/// `history` is all that was taken so far, acceptance first, and `state` is where it led; a state that it does not lead to has no steps.
/// Whether the facts allow the step is the rules' to say: here only its place in the order counts.
pub fn advance(
    case_type: &CaseType,
    history: &[StepTaken],
    state: State,
    step: Step,
) -> Result<State, WrongStep> {
    let led_to = standing(case_type, history, state).and_then(|it| it.after(step));
    led_to.map(|it| it.state()).ok_or_else(|| WrongStep {
        state,
        step,
        possible: possible(case_type, history, state),
    })
}

/// The steps that may be taken, in the order of the steps; none in a final state.
pub fn possible(case_type: &CaseType, history: &[StepTaken], state: State) -> Vec<Step> {
    let Some(standing) = standing(case_type, history, state) else {
        return Vec::new();
    };
    Step::ALL.into_iter().filter(|step| standing.after(*step).is_some()).collect()
}

/// The step that the case waits for: the next one of its way, or what takes a paused case up again; none in a final state.
pub fn ordinary(case_type: &CaseType, history: &[StepTaken], state: State) -> Option<Step> {
    let steps = possible(case_type, history, state);
    let on_the_way = |step: &Step| {
        case_type.path.contains(step) || matches!(step, Step::Resubmit | Step::Resume)
    };
    // A round that is asked for comes before the signing that follows the last one.
    steps.into_iter().find(on_the_way)
}

/// The state that a history leads to; `None` for one that does not begin with acceptance or breaks the order.
pub fn state_after(case_type: &CaseType, history: &[StepTaken]) -> Option<State> {
    Standing::of(case_type, history).map(|it| it.state())
}

/// What the running round of notice is about, or the next one; `None` where no round is left.
pub fn current_notice<'a>(
    case_type: &'a CaseType,
    history: &[StepTaken],
) -> Option<&'a NoticeAsked> {
    Standing::of(case_type, history)?.notice()
}

fn standing<'a>(
    case_type: &'a CaseType,
    history: &[StepTaken],
    state: State,
) -> Option<Standing<'a>> {
    Standing::of(case_type, history).filter(|it| it.state() == state)
}

impl State {
    /// Whether nothing can follow: archived, withdrawn or refused.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Archived | Self::Withdrawn | Self::Refused)
    }

    /// Whether the case stands still until it is resubmitted or resumed.
    pub fn is_paused(self) -> bool {
        matches!(self, Self::Returned | Self::Disputed | Self::Suspended)
    }

    /// Whether the register has been changed by the case.
    pub fn is_registered(self) -> bool {
        matches!(self, Self::Registered | Self::Certified | Self::HandedOver | Self::Archived)
    }
}

impl fmt::Display for WrongStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { state, step, possible } = self;
        write!(f, "`{}` cannot be taken in the state `{}`", step.as_str(), state.as_str())?;
        if possible.is_empty() {
            return f.write_str("; no step can");
        }
        let names: Vec<_> = possible.iter().map(|it| format!("`{}`", it.as_str())).collect();
        write!(f, "; possible: {}", names.join(", "))
    }
}

impl std::error::Error for WrongStep {}
