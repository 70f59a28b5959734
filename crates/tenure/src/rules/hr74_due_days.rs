//! HR-74 case-overdue
//!
//! A registration is done within thirty working days; a county may promise fewer.
//! 登记机构应当自受理之日起三十个工作日内办结登记手续。
//!
//! The last day comes with the case: its clock knows working days, holidays, and the days while it was returned.

use super::case_view::of_case;
use super::moments::TOLD;
use crate::case::CaseFacts;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-74", name: "case-overdue" },
    title_zh: "办理超过时限",
    title_en: "the case is past the day on which it was due",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 20, paragraph: None },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let CaseFacts { accepted_day, due_day, today, .. } = facts;
    let days = today.signed_duration_since(*due_day).num_days();
    if days <= 0 {
        return Vec::new();
    }
    let message = format!("{accepted_day}受理，应于{due_day}前办结，已超过{days}日");
    vec![of_case(&RULE, message).measured(&days, &0, "日")]
}
