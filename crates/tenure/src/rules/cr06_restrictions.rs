//! CR-06 right-restricted
//!
//! A right that is seized, mortgaged, objected to or promised to another does not move, split or end before that is lifted.
//! 查封、抵押、异议、预告登记未解除的，不得办理变动权利的业务。
//!
//! What follows from law alone goes on: a taking with compensation, a court's decision, an extension of the term.

use super::case_view::{found, object_of};
use super::moments::FROM_SUBMIT;
use crate::case::{CancellationReason, CaseFacts, Request, Restriction, RestrictionKind};
use crate::{Citation, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-06", name: "right-restricted" },
    title_zh: "权利受查封、抵押、异议或预告登记限制",
    title_en: "a right that would move is seized, mortgaged, objected to or promised to another",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if !moves_right(facts.request) {
        return Vec::new();
    }
    let holding = facts.before.restrictions.iter().filter(|it| {
        it.first_day <= facts.today && it.last_day.is_none_or(|last| facts.today <= last)
    });
    let tell = |it: &Restriction| {
        let message = format!("“{}”上有未解除的{}“{}”", it.on, name_zh(it.kind), it.code);
        found(&RULE, vec![object_of(&it.on)], message)
    };
    holding.map(tell).collect()
}

fn moves_right(request: &Request) -> bool {
    match request {
        Request::ParcelChange(_)
        | Request::HouseholdSplit(_)
        | Request::HouseholdMerge(_)
        | Request::Exchange(_)
        | Request::Assignment(_)
        | Request::Mortgage(_) => true,
        Request::Cancellation(it) => it.reason != CancellationReason::CourtDecision,
        _ => false,
    }
}

fn name_zh(kind: RestrictionKind) -> &'static str {
    match kind {
        RestrictionKind::Objection => "异议登记",
        RestrictionKind::AdvanceNotice => "预告登记",
        RestrictionKind::Seizure => "查封登记",
        RestrictionKind::Mortgage => "抵押登记",
    }
}
