//! CO-04 kinship-not-shown
//!
//! Whoever joins by birth, marriage or adoption is kin to a member, and a paper shows it.
//! 因出生、结婚、收养确认成员的，应与成员有相应的亲属关系，并有证明材料。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::{Confirmation, Ground};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-04", name: "kinship-not-shown" },
    title_zh: "确认成员所依据的亲属关系不符或没有证明",
    title_en: "the kinship that a membership rests on does not fit or is not shown",
    citation: Citation::Article { law: Law::RuralCollectives, article: 12, paragraph: Some(2) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Confirmation(it) = facts.act else { return Vec::new() };
    if !it.confirmed() || !it.ground.by_kinship() {
        return Vec::new();
    }
    let message = trouble(facts, it).map(|trouble| format!("“{}”：{trouble}", it.member.name));
    message.into_iter().map(|told| of_member(&RULE, facts, it.member.person, told)).collect()
}

fn trouble(facts: &CollectiveFacts<'_>, it: &Confirmation) -> Option<String> {
    let ground = it.ground;
    let Some(kinship) = &it.kinship else {
        return Some(format!("因{}确认，未写明与成员的亲属关系", ground.name_zh()));
    };
    let (relation, kin) = (kinship.relation.name_zh(), facts.before.name_of(kinship.to));
    if !kinship.fits(ground) {
        return Some(format!("是“{kin}”的“{relation}”，不是因{}增加的人员", ground.name_zh()));
    }
    if !kinship.shown(ground) {
        return Some(format!("是“{kin}”的“{relation}”，证明材料不足"));
    }
    // A child is a child of the member on the day of birth; the others join on their first day.
    let day = match ground {
        Ground::Birth => it.member.birth_day.unwrap_or(it.first_day),
        _ => it.first_day,
    };
    (!facts.before.is_member(kinship.to, day)).then(|| format!("“{kin}”{day}不是本组织成员"))
}
