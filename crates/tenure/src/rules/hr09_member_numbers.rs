//! HR-09 member-number-unsound
//!
//! A new member's identity number, where there is one, is sound, agrees with sex and birth, and is borne by nobody else.
//! 新确认成员的公民身份号码应合法有效，与性别、出生日期一致，且不得与他人重复；新生儿可以没有号码。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::Member;
use crate::{Citation, Rule, RuleCode, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-09", name: "member-number-unsound" },
    title_zh: "新成员的公民身份号码有误或与他人重复",
    title_en: "a new member's identity number is unsound or borne by somebody else",
    citation: Citation::Standard { standard: Standard::CitizenNumbers, place: "号码的结构" },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Confirmation(confirmation) = facts.act else { return Vec::new() };
    let member = &confirmation.member;
    let number = member.number_trouble(facts.today);
    let namesake = facts.before.members.iter().find(|it| bears_the_same(it, member));
    let repeated = namesake.map(|it| format!("证件号码与“{}”相同", it.name));
    let troubles = number.into_iter().chain(repeated);
    let tell =
        |it: String| of_member(&RULE, facts, member.person, format!("“{}”：{it}", member.name));
    troubles.map(tell).collect()
}

fn bears_the_same(one: &Member, other: &Member) -> bool {
    one.person != other.person && one.document.is_some() && one.document == other.document
}
