//! CR-05 maker-is-checker
//!
//! Whoever accepts a case does not review or approve it, and neither of them enters it.
//! 受理、审核（审批）、登簿应由不同人员办理。

use super::case_view::of_case;
use super::moments::AT_APPROVAL;
use crate::case::{CaseFacts, Step};
use crate::{Citation, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-05", name: "maker-is-checker" },
    title_zh: "受理、审核、登簿由同一人员办理",
    title_en: "one officer accepts, reviews or enters the same case",
    citation: Citation::Policy,
    moments: AT_APPROVAL,
    parameters: &[],
};

/// What must lie in different hands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Accepting,
    Checking,
    Entering,
}

impl Part {
    fn of(step: Step) -> Option<Self> {
        match step {
            Step::Accept | Step::Resubmit => Some(Self::Accepting),
            Step::Review | Step::Approve => Some(Self::Checking),
            Step::Register => Some(Self::Entering),
            _ => None,
        }
    }

    /// The part of whoever takes the next step.
    fn next(facts: &CaseFacts<'_>) -> Self {
        let taken = |step: Step| facts.steps.iter().any(|it| it.step == step);
        if !taken(Step::Accept) {
            Self::Accepting
        } else if taken(Step::Approve) {
            Self::Entering
        } else {
            Self::Checking
        }
    }

    fn name_zh(self) -> &'static str {
        match self {
            Self::Accepting => "受理",
            Self::Checking => "审核",
            Self::Entering => "登簿",
        }
    }
}

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut hands: Vec<(&str, Part)> = Vec::new();
    let taken = facts.steps.iter().filter_map(|it| Some((it.officer.as_str(), Part::of(it.step)?)));
    for hand in taken.chain([(facts.officer, Part::next(facts))]) {
        if !hands.contains(&hand) {
            hands.push(hand);
        }
    }
    let mut violations = Vec::new();
    for (i, (officer, part)) in hands.iter().enumerate() {
        let others = hands.iter().skip(i + 1);
        for (_, other) in others.filter(|(name, other)| name == officer && other != part) {
            let (one, other) = (part.name_zh(), other.name_zh());
            violations
                .push(of_case(&RULE, format!("“{officer}”既{one}又{other}，应由不同人员办理")));
        }
    }
    violations
}
