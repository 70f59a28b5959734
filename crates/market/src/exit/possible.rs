//! What an officer may do next with an exit.

use super::{Exit, ExitKind, ExitState, ExitStep, ExitTerms};

impl Exit {
    /// The steps that may follow where it stands, the ordinary one first; whether one is lawful and in time is asked when it is taken.
    ///
    /// That money was paid is none of them: only the bank's file says so.
    pub fn possible(&self) -> Vec<ExitStep> {
        use ExitStep as Step;
        let mut steps = self.ordinary();
        if self.state().is_over() {
            return steps;
        }
        if self.file().application.right.kind() == ExitKind::Homestead {
            steps.push(Step::Dwelling);
        }
        steps.extend([Step::Withdraw, Step::Refuse, Step::ReportCoercion]);
        steps
    }

    fn ordinary(&self) -> Vec<ExitStep> {
        use ExitState as State;
        use ExitStep as Step;
        match self.state() {
            State::Applied => vec![Step::Interview],
            State::Interviewed => vec![Step::Consent],
            State::CoolingOff => vec![Step::Agree],
            State::Agreed if self.waits_for_review() => vec![Step::ReviewWaiver, Step::Decide],
            State::Agreed => vec![Step::Decide],
            State::Decided => vec![Step::Publish],
            State::OnNotice => vec![Step::CloseNotice],
            State::NoticeClosed => vec![Step::Sign],
            State::Settled => vec![Step::Cancel],
            State::Cancelled => vec![Step::Archive],
            State::Disputed => vec![Step::SettleDispute],
            State::Signed | State::Archived | State::Withdrawn | State::Refused => Vec::new(),
        }
    }

    fn waits_for_review(&self) -> bool {
        let waived = matches!(self.file().terms, Some(ExitTerms::Waived { .. }));
        waived && self.file().waiver_review.is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Exit, ExitKind, ExitStep};
    use crate::exit::sample::{CANCELLED, Surroundings, review, walked, way};
    use crate::exit::{ExitEvent, ExitRefused};
    use crate::sample::{at, evidence};

    /// Every event that an officer can ask for.
    fn events() -> Vec<ExitEvent> {
        let aside = [
            ExitEvent::Withdraw,
            ExitEvent::Refuse,
            ExitEvent::ReportCoercion { report: evidence(1) },
            ExitEvent::SettleDispute { coerced: false },
            ExitEvent::ReviewWaiver(review("复核人")),
        ];
        let asked = |it: &ExitEvent| !matches!(it, ExitEvent::Pay(_));
        way().into_iter().map(|(_, it)| it).filter(asked).chain(aside).collect()
    }

    /// Those that are not out of their order; a review belongs to a waiver, and this is none.
    fn in_order(exit: &Exit) -> BTreeSet<ExitStep> {
        let surroundings = Surroundings::new();
        let fits = |event: &ExitEvent| {
            let taken = exit.take(event.clone(), at(CANCELLED), &surroundings.register());
            !matches!(taken, Err(ExitRefused::WrongStep { .. }))
        };
        let steps = events().into_iter().filter(fits).map(|it| it.step());
        steps.filter(|it| *it != ExitStep::ReviewWaiver).collect()
    }

    #[test]
    fn what_may_follow_is_what_the_process_takes() {
        for n in 0..way().len() {
            let exit = walked(ExitKind::Homestead, n);
            let possible: BTreeSet<ExitStep> = exit.possible().into_iter().collect();
            assert_eq!(possible, in_order(&exit), "{:?}", exit.state());
        }
    }

    #[test]
    fn a_dispute_is_settled_or_left() {
        let surroundings = Surroundings::new();
        let report = ExitEvent::ReportCoercion { report: evidence(1) };
        let exit = walked(ExitKind::ContractedLand, 3);
        let disputed = exit.take(report, at(CANCELLED), &surroundings.register()).unwrap();
        let expected = [
            ExitStep::SettleDispute,
            ExitStep::Withdraw,
            ExitStep::Refuse,
            ExitStep::ReportCoercion,
        ];
        assert_eq!(disputed.possible(), expected, "no land waits for a dwelling");
    }
}
