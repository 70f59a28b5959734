//! HR-14 refusal-unexplained
//!
//! Those who come by marriage, adoption or a resettlement of the state are confirmed as a rule; a refusal says why and is told to the township.
//! 对因结婚、收养、政策性移民增加的人员一般应当确认；不予确认的，应写明理由并告知乡镇。

use super::collective_view::of_member;
use super::moments::TOLD;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::Answer;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-14", name: "refusal-unexplained" },
    title_zh: "不予确认成员而没有理由或未告知乡镇",
    title_en: "a confirmation that is the rule is refused without a reason or a note to the township",
    citation: Citation::Article { law: Law::RuralCollectives, article: 12, paragraph: Some(2) },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Confirmation(it) = facts.act else { return Vec::new() };
    let Answer::Refused { reason, township_note_sha256 } = &it.answer else { return Vec::new() };
    if !it.ground.as_a_rule() {
        return Vec::new();
    }
    let (name, ground) = (&it.member.name, it.ground.name_zh());
    let told = |message: String| of_member(&RULE, facts, it.member.person, message);
    let unexplained = reason.trim().is_empty();
    let reason = unexplained.then(|| format!("“{name}”因{ground}申请确认，不予确认未写明理由"));
    let note = township_note_sha256.is_none();
    let note = note.then(|| format!("“{name}”因{ground}申请确认，不予确认未告知乡镇"));
    reason.into_iter().chain(note).map(told).collect()
}
