//! What rules about collectives share: whom a finding is about, and whom an act is about.

use super::case_view::{code, found};
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::decision::Decision;
use crate::{Object, ObjectId, Rule, Violation};

/// The collective of the facts.
pub(super) fn collective(facts: &CollectiveFacts<'_>) -> Object {
    Object::Collective(code(facts.before.organisation.collective.credit_code.as_str()))
}

/// A person as a member.
pub(super) fn member(person: ObjectId) -> Object {
    Object::Member(code(&person.to_string()))
}

/// A finding about the collective.
pub(super) fn of_collective(
    rule: &Rule,
    facts: &CollectiveFacts<'_>,
    message: String,
) -> Violation {
    found(rule, vec![collective(facts)], message)
}

/// A finding about a member of the collective.
pub(super) fn of_member(
    rule: &Rule,
    facts: &CollectiveFacts<'_>,
    person: ObjectId,
    message: String,
) -> Violation {
    found(rule, vec![member(person), collective(facts)], message)
}

/// The person whom an act is about, where it is about one.
pub(super) fn person_of(act: &CollectiveAct) -> Option<ObjectId> {
    match act {
        CollectiveAct::Confirmation(it) => Some(it.member.person),
        CollectiveAct::Loss(it) => Some(it.person),
        CollectiveAct::Exit(it) => Some(it.person),
        CollectiveAct::NonMemberBenefits(it) => Some(it.person),
        _ => None,
    }
}

/// Whether the organisation itself is looked at: when it is registered, and when everything is looked through.
pub(super) fn looks_at_organisation(facts: &CollectiveFacts<'_>) -> bool {
    matches!(facts.act, CollectiveAct::Registration | CollectiveAct::Audit)
}

/// A decision as messages name it: `2026-10-10“成员确认”的决议`.
pub(super) fn named(decision: &Decision) -> String {
    format!("{}“{}”的决议", decision.day, decision.subject.name_zh())
}
