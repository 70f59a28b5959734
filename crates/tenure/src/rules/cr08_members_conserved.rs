//! CR-08 members-not-conserved
//!
//! A case that is not about people neither loses nor adds any; one that is loses and adds those whom it names.
//! 除申请列明的以外，业务前后的家庭成员应一一对应。
//!
//! A person is known by name and document; nobody's number is shown.

use std::collections::BTreeSet;

use super::case_view::of_case;
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, CaseKind, Request};
use crate::takeover::HouseholdFile;
use crate::{Citation, Person, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-08", name: "members-not-conserved" },
    title_zh: "业务前后家庭成员不对应",
    title_en: "a case loses or adds a member whom it does not name",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if enters_people(facts.kind) {
        return Vec::new();
    }
    let leaving: Vec<&str> = match facts.request {
        Request::MemberChange(it) => it.leaving.iter().map(|it| it.person.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let before = people(&facts.before.facts.households);
    let after = people(&facts.outcome.after.facts.households);
    let n_of =
        |people: &[&Person], it: &Person| people.iter().filter(|other| alike(other, it)).count();
    let lost = before.iter().filter(|it| n_of(&after, it) < n_of(&before, it));
    let lost = lost.filter(|it| !leaving.contains(&it.name.as_str()));
    let lost = lost.map(|it| format!("家庭成员“{}”在业务后去向不明", it.name));
    let may_join = facts.kind == CaseKind::MemberChange;
    let new = after.iter().filter(|it| !may_join && n_of(&before, it) < n_of(&after, it));
    let new = new.map(|it| format!("家庭成员“{}”在业务前来源不明", it.name));
    // Of several who are alike one finding is enough.
    let messages: BTreeSet<String> = lost.chain(new).collect();
    messages.into_iter().map(|it| of_case(&RULE, it)).collect()
}

/// Registrations bring people, and corrections mend who they are.
fn enters_people(kind: CaseKind) -> bool {
    matches!(
        kind,
        CaseKind::FirstRegistration
            | CaseKind::FirstRegistrationOther
            | CaseKind::HomesteadFirstRegistration
            | CaseKind::HomesteadConfirmation
            | CaseKind::Correction
    )
}

fn people(households: &[HouseholdFile]) -> Vec<&Person> {
    households.iter().flat_map(|it| &it.members).map(|it| &it.fact.person).collect()
}

fn alike(one: &Person, other: &Person) -> bool {
    one.name == other.name && one.document == other.document
}
