//! Where a case stands, with what its past has to say about what may follow.

use crate::case::{CaseType, NoticeAsked, State, Step, StepTaken};

/// A state with the little of its past that the next step depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'a> {
    case_type: &'a CaseType,
    state: State,
    /// Rounds of notice that were held and count.
    n_held: u32,
    /// Where the case stood before it was returned, disputed or suspended.
    interrupted: Option<State>,
    /// A case is returned once, with all that is missing 一次性告知.
    was_returned: bool,
}

impl<'a> Standing<'a> {
    /// Where a history leads.
    pub(super) fn of(case_type: &'a CaseType, history: &[StepTaken]) -> Option<Self> {
        let (first, others) = history.split_first()?;
        let accepted = Self {
            case_type,
            state: State::Accepted,
            n_held: 0,
            interrupted: None,
            was_returned: false,
        };
        let begun = (first.step == Step::Accept).then_some(accepted)?;
        others.iter().try_fold(begun, |it, taken| it.after(taken.step))
    }

    pub(super) fn state(&self) -> State {
        self.state
    }

    /// Where a step leads; `None` where it may not be taken.
    pub(super) fn after(self, step: Step) -> Option<Self> {
        let next = self.side_step(step).or_else(|| self.ordinary_step(step))?;
        (!self.state.is_final()).then_some(next)
    }

    /// What the running round is about, or the next one.
    pub(super) fn notice(&self) -> Option<&'a NoticeAsked> {
        self.case_type.notice_after(self.n_held)
    }

    /// The steps that leave the ordinary way, and those that come back to it.
    fn side_step(self, step: Step) -> Option<Self> {
        let open = !self.state.is_registered();
        let standing = open && !self.state.is_paused();
        match step {
            Step::Withdraw => open.then(|| self.at(State::Withdrawn)),
            Step::Refuse => open.then(|| self.at(State::Refused)),
            Step::Dispute => standing.then(|| self.paused(State::Disputed)),
            Step::Suspend => standing.then(|| self.paused(State::Suspended)),
            Step::Return => (standing && self.may_return())
                .then(|| Self { was_returned: true, ..self.paused(State::Returned) }),
            Step::Resubmit => (self.state == State::Returned).then(|| self.resumed())?,
            Step::Resume => {
                matches!(self.state, State::Disputed | State::Suspended).then(|| self.resumed())?
            }
            _ => None,
        }
    }

    /// The steps of the kind's path, with its rounds of notice.
    fn ordinary_step(self, step: Step) -> Option<Self> {
        match (self.state, step) {
            (State::OnNotice, Step::CloseNotice) => {
                let n_held = self.n_held.saturating_add(1);
                Some(Self { n_held, ..self.at(State::NoticeClosed) })
            }
            (State::OnNotice, Step::Correct) => Some(self.at(State::Correcting)),
            (State::NoticeClosed, Step::Correct) => Some(self.round_again()),
            (State::Correcting, Step::PostNotice) => Some(self.at(State::OnNotice)),
            (State::OnNotice | State::Correcting, _) => None,
            (State::NoticeClosed, Step::PostNotice) => {
                self.notice().map(|_| self.at(State::OnNotice))
            }
            (State::NoticeClosed, _) if self.notice().is_some() => None,
            _ => (self.next_of_path()? == step).then(|| reached_by(step))?.map(|it| self.at(it)),
        }
    }

    /// A correction after a closed round asks for another round on the same subject.
    fn round_again(self) -> Self {
        let held = self.n_held.saturating_sub(1);
        let last = self.case_type.notice_after(held).map(|it| it.kind);
        let next_is_another = self.notice().map(|it| it.kind) != last;
        let n_held = if next_is_another { held } else { self.n_held };
        Self { n_held, ..self.at(State::Correcting) }
    }

    /// A running notice is ended before a case is returned: what it says is frozen.
    fn may_return(self) -> bool {
        !self.was_returned && !matches!(self.state, State::OnNotice | State::Correcting)
    }

    fn next_of_path(self) -> Option<Step> {
        let mut path = self.case_type.path.iter();
        path.find(|step| reached_by(**step) == Some(self.state))?;
        path.next().copied()
    }

    fn at(self, state: State) -> Self {
        Self { state, ..self }
    }

    fn paused(self, state: State) -> Self {
        Self { state, interrupted: Some(self.state), ..self }
    }

    fn resumed(self) -> Option<Self> {
        self.interrupted.map(|state| Self { state, interrupted: None, ..self })
    }
}

/// The state that a step of an ordinary way leads to.
fn reached_by(step: Step) -> Option<State> {
    Some(match step {
        Step::Accept => State::Accepted,
        Step::Survey => State::Surveyed,
        Step::Review => State::Reviewed,
        Step::PostNotice => State::OnNotice,
        Step::CloseNotice => State::NoticeClosed,
        Step::Confirm => State::Confirmed,
        Step::Approve => State::Approved,
        Step::Register => State::Registered,
        Step::Certify => State::Certified,
        Step::HandOver => State::HandedOver,
        Step::Archive => State::Archived,
        Step::Correct
        | Step::Return
        | Step::Resubmit
        | Step::Withdraw
        | Step::Dispute
        | Step::Suspend
        | Step::Resume
        | Step::Refuse => return None,
    })
}
