//! HR-20 exit-while-disputed
//!
//! While a membership is disputed, the person's exit waits.
//! 成员身份有争议尚未解决的，其自愿退出暂不办理。
//!
//! The time in which a decision can be challenged is told by [`crate::decision::challengeable_until`].

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-20", name: "exit-while-disputed" },
    title_zh: "成员身份争议未解决时办理退出",
    title_en: "a member would leave while the membership is disputed",
    citation: Citation::Article { law: Law::RuralCollectives, article: 56, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Exit(exit) = facts.act else { return Vec::new() };
    let open = facts.disputes.iter().filter(|it| it.open(facts.today));
    let name = facts.before.name_of(exit.person);
    let tell = |(day, forum): (chrono::NaiveDate, &str)| {
        let message = format!("“{name}”的成员身份争议自{day}起由{forum}处理，尚未解决");
        of_member(&RULE, facts, exit.person, message)
    };
    open.filter(|it| it.person == exit.person)
        .map(|it| tell((it.opened_day, it.forum.as_str())))
        .collect()
}
