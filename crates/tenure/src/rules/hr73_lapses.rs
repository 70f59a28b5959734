//! HR-73 restriction-lapsed
//!
//! An objection without a suit lapses after fifteen days, an advance notice without its registration after ninety.
//! 异议登记之日起十五日内不起诉的，异议登记失效；预告登记自能够登记之日起九十日内未申请的失效。
//!
//! Told, so that the parties are notified and the entry is lifted; the officer knows of the suit and of the day from which the ninety count.

use chrono::NaiveDate;

use super::case_view::{found, object_of};
use super::moments::TOLD;
use crate::case::{CaseFacts, CaseParameters, Restriction, RestrictionKind};
use crate::{Citation, Law, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-73", name: "restriction-lapsed" },
    title_zh: "异议登记、预告登记届期",
    title_en: "an objection or an advance notice has run out and is still entered",
    citation: Citation::Article { law: Law::CivilCode, article: 220, paragraph: Some(2) },
    moments: TOLD,
    parameters: &[
        Parameter { name: "objection_days", default: "15", source: "民法典第220条第2款" },
        Parameter {
            name: "advance_notice_days", default: "90", source: "民法典第221条第2款"
        },
    ],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let restrictions = facts.before.restrictions.iter();
    let lapsed = restrictions.filter_map(|it| {
        let (what, limit) = runs(it, facts.parameters)?;
        let days = days_since(it, facts.today);
        if days <= i64::from(limit) {
            return None;
        }
        let message = format!(
            "{what}“{}”自{}登记已{days}日，超过{limit}日，应通知当事人并核实是否失效",
            it.code, it.first_day
        );
        Some(found(&RULE, vec![object_of(&it.on)], message).measured(&days, &limit, "日"))
    });
    lapsed.collect()
}

fn runs(it: &Restriction, parameters: &CaseParameters) -> Option<(&'static str, u32)> {
    match it.kind {
        RestrictionKind::Objection => Some(("异议登记", parameters.objection_days)),
        RestrictionKind::AdvanceNotice => Some(("预告登记", parameters.advance_notice_days)),
        RestrictionKind::Seizure | RestrictionKind::Mortgage => None,
    }
}

fn days_since(it: &Restriction, today: NaiveDate) -> i64 {
    today.signed_duration_since(it.first_day).num_days()
}
