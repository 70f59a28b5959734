//! HR-21 non-member-benefits
//!
//! Somebody who is no member and has long worked for the collective may share in income and services by three quarters of all members, and never gets land, a homestead or a vote.
//! 非成员经成员大会全体成员四分之三以上同意，可以享有收益分配、服务福利等权利，不得享有承包地、宅基地和表决权。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
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
    let member = facts
        .before
        .is_member(it.person, it.first_day)
        .then(|| "已是本组织成员，依法享有成员的权利".to_owned());
    let tell = |told: String| of_member(&RULE, facts, it.person, format!("“{}”：{told}", it.name));
    beyond.chain(member).map(tell).collect()
}
