//! What the rules say of the other parties of a succession: how each decided, and whether each successor can be registered.

use tenure::collective::{CollectiveAct, CollectiveFacts};
use tenure::rules::check_collective;
use tenure::{Moment, Rule, Violation};

use super::Succeeding;
use crate::case::Findings;

/// The rules that ask how a collective decided, and are asked of each that is followed.
const OF_DECISIONS: [&str; 4] = ["HR-15", "HR-16", "HR-17", "CO-11"];

impl Succeeding {
    /// The findings beside those about the collective at which the application lies.
    pub(in crate::collective) fn check(
        &self,
        facts: &CollectiveFacts<'_>,
        moment: Moment,
    ) -> Findings {
        let mut found: Vec<(Rule, Vec<Violation>)> = Vec::new();
        for it in &self.others {
            let facts = CollectiveFacts {
                before: &it.state,
                after: &it.state,
                disputes: &it.book.disputes,
                runs: &[],
                ..*facts
            };
            let of_decisions = check_collective(&facts, moment).into_iter();
            found.extend(of_decisions.filter(|(rule, _)| OF_DECISIONS.contains(&rule.code.code)));
        }
        for it in &self.successors {
            let facts = CollectiveFacts {
                act: &CollectiveAct::Registration,
                before: &it.state,
                after: &it.state,
                decisions: &[],
                disputes: &[],
                runs: &[],
                ..*facts
            };
            let of_organisation = check_collective(&facts, moment).into_iter();
            found.extend(
                of_organisation.filter(|(rule, _)| !OF_DECISIONS.contains(&rule.code.code)),
            );
        }
        Findings::of(found, moment)
    }
}
