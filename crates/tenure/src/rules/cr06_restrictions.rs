//! CR-06 right-restricted
//!
//! A right that is seized, mortgaged, objected to or promised to another does not move, split or end before that is lifted.
//! 查封、抵押、异议、预告登记未解除的，不得办理变动权利的业务。
//!
//! What follows from law alone goes on: a taking with compensation, a court's decision, an extension of the term.

use super::case_view::{found, object_of};
use super::moments::FROM_SUBMIT;
use crate::case::{CancellationReason, CaseFacts, Request, Restriction};
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
    let holding = facts.before.restrictions.iter().filter(|it| it.holds_on(facts.today));
    let tell = |it: &Restriction| {
        let message = format!("“{}”上有未解除的{}“{}”", it.on, it.kind.name_zh(), it.code);
        found(&RULE, vec![object_of(&it.on)], message)
    };
    holding.filter(|it| moves(facts.request, &it.on)).map(tell).collect()
}

/// Whether the request moves, splits or ends the right of a code; the other rights of its household stay as they are.
fn moves(request: &Request, on: &str) -> bool {
    match request {
        // With a household goes all that it holds.
        Request::HouseholdSplit(_) | Request::HouseholdMerge(_) => true,
        Request::ParcelChange(it) => it.contract.as_str() == on,
        Request::Exchange(it) => {
            [it.one.contract, it.other.contract].iter().any(|it| it.as_str() == on)
        }
        Request::Assignment(it) => [it.contract, it.transferee].iter().any(|it| it.as_str() == on),
        Request::Mortgage(it) => it.on == on,
        Request::Cancellation(it) => it.reason != CancellationReason::CourtDecision && it.on == on,
        _ => false,
    }
}
