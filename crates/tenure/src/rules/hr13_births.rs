//! HR-13 birth-refused
//!
//! A child born to a member is confirmed; nobody may refuse it.
//! 对因成员生育而增加的人员，应当确认为成员，不得拒绝；拒绝的，转法制审核。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::Ground;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-13", name: "birth-refused" },
    title_zh: "拒绝确认成员所生子女",
    title_en: "the confirmation of a member's child is refused",
    citation: Citation::Article { law: Law::RuralCollectives, article: 12, paragraph: Some(2) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Confirmation(it) = facts.act else { return Vec::new() };
    if it.confirmed() || it.ground != Ground::Birth {
        return Vec::new();
    }
    let born = it.member.birth_day.unwrap_or(it.first_day);
    let parent = it.kinship.as_ref().filter(|kin| facts.before.is_member(kin.to, born));
    let Some(parent) = parent.map(|it| facts.before.name_of(it.to)) else { return Vec::new() };
    let message = format!("“{}”是成员“{parent}”的子女，应当确认为成员，转法制审核", it.member.name);
    vec![of_member(&RULE, facts, it.member.person, message)]
}
