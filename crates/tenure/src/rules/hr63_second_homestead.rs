//! HR-63 second-homestead
//!
//! A household has one homestead; a second one calls for a recorded reason, such as a house that was inherited.
//! 农村村民一户只能拥有一处宅基地；多于一处的应注明理由（如继承房屋）。
//!
//! At takeover and at audit it advises: what was lawfully registered is taken over, with a note.
//! In a case a second one passes with a note that says the reason; the reasons are no statute's (继承房屋、历史原因).

use std::collections::HashMap;

use super::case_view::{code, found};
use super::moments::TAKEOVER_TOLD_FROM_SUBMIT;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::case::CaseFacts;
use crate::submission::{Homestead, Table};
use crate::{Citation, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-63", name: "second-homestead" },
    title_zh: "一户多宅",
    title_en: "a household has more than one homestead",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(1) },
    moments: TAKEOVER_TOLD_FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Homestead]) {
        return tally;
    }
    let rows = &facts.village.homesteads;
    let mut tally = Tally::over(rows.len());
    let mut first_of: HashMap<&str, &Homestead> = HashMap::with_capacity(rows.len());
    for it in rows {
        let Some(household) = filled(it.household_code.as_ref()) else { continue };
        let first = *first_of.entry(household).or_insert(it);
        let unit = it.unit_code.as_deref().unwrap_or_default();
        // The same unit twice is Q05's.
        if std::ptr::eq(first, it) || first.unit_code.as_deref() == Some(unit) {
            continue;
        }
        let other = first.unit_code.as_deref().unwrap_or_default();
        let message = format!("农户“{household}”已有宅基地“{other}”，又有“{unit}”");
        tally.push(at(&RULE, it, "household_code", message));
    }
    tally
}

/// Homesteads of the case whose household has another one that stays.
pub(super) fn check_case(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let after: Vec<&crate::Homestead> =
        facts.outcome.after.facts.homesteads.iter().map(|it| &it.fact).collect();
    let mut violations = Vec::new();
    for it in &after {
        let held = facts.before.facts.homesteads.iter();
        let mut held = held.map(|it| (&it.fact.unit_code, &it.fact.household));
        let noted = it.note.as_deref().is_some_and(|it| !it.trim().is_empty());
        if noted || held.any(|before| before == (&it.unit_code, &it.household)) {
            continue;
        }
        let others = after.iter().copied().chain(&facts.around.homesteads);
        let other = others
            .into_iter()
            .find(|other| other.household == it.household && other.unit_code != it.unit_code);
        if let Some(other) = other {
            let message = format!(
                "农户“{}”已有宅基地“{}”，再登记“{}”应备注理由",
                it.household, other.unit_code, it.unit_code
            );
            violations.push(found(
                &RULE,
                vec![Object::Homestead(code(it.unit_code.as_str()))],
                message,
            ));
        }
    }
    violations
}
