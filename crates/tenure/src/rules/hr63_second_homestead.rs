//! HR-63 second-homestead
//!
//! A household has one homestead; a second one calls for a recorded reason, such as a house that was inherited.
//! 农村村民一户只能拥有一处宅基地；多于一处的应注明理由（如继承房屋）。
//!
//! At takeover it advises: what was lawfully registered is taken over, with a note.

use std::collections::HashMap;

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Homestead, Table};
use crate::{Citation, Law, Moment, Rule, RuleCode, Severity};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-63", name: "second-homestead" },
    title_zh: "一户多宅",
    title_en: "a household has more than one homestead",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(1) },
    moments: &[(Moment::Takeover, Severity::Advisory)],
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
