//! HR-19 legacy-confirmed-anew
//!
//! Whoever was confirmed in the reform before 2025-05-01 is a member and is not confirmed again.
//! 2025年5月1日前产权制度改革中已经确认的成员，不需要重新确认。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::{Confirmation, Ground, LAW_IN_FORCE};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-19", name: "legacy-confirmed-anew" },
    title_zh: "对改革中已确认的成员重新确认，或者以后确认的成员按已确认处理",
    title_en: "a member of the reform is confirmed again, or a later one is taken for such a member",
    citation: Citation::Article { law: Law::RuralCollectives, article: 66, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Confirmation(it) = facts.act else { return Vec::new() };
    let name = &it.member.name;
    let told = |message: String| of_member(&RULE, facts, it.member.person, message);
    let again = confirmed_in_the_reform(facts, it)
        .then(|| format!("“{name}”在改革中已经确认为成员，不需要重新确认"));
    let late = it.ground == Ground::Legacy && Some(it.first_day) >= LAW_IN_FORCE;
    let late = late
        .then(|| format!("“{name}”的成员身份{}起算，不是2025-05-01前已经确认的成员", it.first_day));
    again.into_iter().chain(late).map(told).collect()
}

fn confirmed_in_the_reform(facts: &CollectiveFacts<'_>, it: &Confirmation) -> bool {
    let here = facts.before.memberships.iter().filter(|old| facts.before.is_here(old));
    let mut of_person = here.filter(|old| old.person == it.member.person);
    of_person.any(|old| old.ground == Ground::Legacy && old.holds(facts.today))
}
