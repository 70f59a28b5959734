//! The cases that the demo tells: one in each state that a case can stand in before it is entered, and one in the archive.

use tenure::case::Step;

/// How far a case of the demo is taken.
pub(super) struct Story {
    /// The steps, in their order; the last one was taken yesterday, and its state is where the case stands.
    pub(super) steps: Vec<Step>,
}

/// The ordinary way of a change of parcels, each step with the days since the one before it.
///
/// A round of notice takes seven days and is closed on the eighth.
const WAY: [(Step, i64); 11] = [
    (Step::Accept, 0),
    (Step::Survey, 1),
    (Step::Review, 1),
    (Step::PostNotice, 1),
    (Step::CloseNotice, 8),
    (Step::Confirm, 1),
    (Step::Approve, 1),
    (Step::Register, 1),
    (Step::Certify, 1),
    (Step::HandOver, 1),
    (Step::Archive, 1),
];

/// What may come in the way of a case, and after how many steps.
const ASIDE: [(Step, usize); 5] = [
    (Step::Suspend, 3),
    (Step::Dispute, 3),
    (Step::Refuse, 2),
    (Step::Return, 1),
    (Step::Withdraw, 1),
];

/// The stories, those that began the longest ago first.
pub(super) fn stories() -> Vec<Story> {
    let way = |n: usize| WAY.iter().take(n).map(|(step, _)| *step);
    let before_entry =
        WAY.iter().position(|(step, _)| *step == Step::Register).unwrap_or(WAY.len());
    let straight = std::iter::once(WAY.len()).chain((1..=before_entry).rev());
    let straight = straight.map(|n| Story { steps: way(n).collect() });
    let aside = ASIDE.map(|(step, n)| Story { steps: way(n).chain([step]).collect() });
    let mut stories: Vec<Story> = straight.chain(aside).collect();
    stories.sort_by_key(|it| std::cmp::Reverse(it.days_ago(0)));
    stories
}

impl Story {
    /// How many days ago the n-th step was taken.
    pub(super) fn days_ago(&self, n: usize) -> i64 {
        1 + self.steps.iter().skip(n + 1).map(|step| days_after(*step)).sum::<i64>()
    }
}

/// How many days after the one before it a step is taken; what comes in the way comes a day later.
fn days_after(step: Step) -> i64 {
    WAY.iter().find(|(it, _)| *it == step).map_or(1, |(_, days)| *days)
}
