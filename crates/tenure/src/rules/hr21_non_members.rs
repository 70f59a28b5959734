//! HR-21 non-member-benefits
//!
//! Somebody who is no member and has long worked for the collective may share in income and services by three quarters of all members, and never gets land, a homestead or a vote.
//! 非成员经成员大会全体成员四分之三以上同意，可以享有收益分配、服务福利等权利，不得享有承包地、宅基地和表决权。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts, NonMemberBenefits};
use crate::decision::DecisionSubject;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-21", name: "non-member-benefits" },
    title_zh: "给予非成员的权益超出法律规定",
    title_en: "somebody who is no member would get more than income and services",
    citation: Citation::Article { law: Law::RuralCollectives, article: 15, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::NonMemberBenefits(it) = facts.act else { return Vec::new() };
    let beyond = it.benefits.iter().filter(|benefit| !benefit.for_non_members());
    let beyond = beyond.map(|benefit| format!("非成员不得享有“{}”的权利", benefit.name_zh()));
    let member = facts.before.is_member(it.person, it.first_day);
    let lacks = [
        (member, "已是本组织成员，依法享有成员的权利"),
        (it.benefits.is_empty(), "没有写明享有哪些权益"),
        (it.service.trim().is_empty(), "没有写明长期在本组织的工作和对集体的贡献"),
        (it.last_day.is_some_and(|last| last < it.first_day), "截止日早于起算日"),
    ];
    let lacking = lacks.into_iter().filter(|(lacking, _)| *lacking);
    let lacking = lacking.map(|(_, message)| message.to_owned());
    let tell = |told: String| of_member(&RULE, facts, it.person, format!("“{}”：{told}", it.name));
    beyond.chain(lacking).chain(before_the_decision(facts, it)).map(tell).collect()
}

/// Benefits come of the decision, and not before it.
fn before_the_decision(facts: &CollectiveFacts<'_>, it: &NonMemberBenefits) -> Option<String> {
    let on_it = facts.decisions.iter();
    let on_it = on_it.filter(|it| it.subject == DecisionSubject::NonMemberBenefits);
    let decided = on_it.map(|it| it.day).max()?;
    let (first_day, early) = (it.first_day, it.first_day < decided);
    early.then(|| format!("{first_day}起享有权益，早于{decided}的决议"))
}
