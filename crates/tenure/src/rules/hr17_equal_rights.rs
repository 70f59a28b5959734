//! HR-17 ground-of-sex-or-marriage
//!
//! Nobody is denied anything because she is unmarried, married, divorced, widowed, or of a household without a man.
//! 不得以妇女未婚、结婚、离婚、丧偶、户无男性等为由，侵害妇女在集体经济组织中的权益。
//!
//! Looked for in what denies: refusals, losses, their decisions, and the clauses of a charter that deny; the words are our own list.

use super::collective_view::of_collective;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{ClauseEffect, CollectiveAct, CollectiveFacts};
use crate::membership::Answer;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-17", name: "ground-of-sex-or-marriage" },
    title_zh: "以妇女的性别、婚姻状况为由侵害其权益",
    title_en: "something is denied on the ground of a woman's sex or marriage",
    citation: Citation::Article { law: Law::RuralCollectives, article: 8, paragraph: Some(3) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// Words by which the ground gives itself away; the first five are the law's.
const WORDS: &[&str] = &[
    "未婚",
    "结婚",
    "离婚",
    "丧偶",
    "户无男性",
    "已婚",
    "再婚",
    "改嫁",
    "外嫁",
    "出嫁",
    "嫁出",
    "嫁入",
    "出嫁女",
    "寡妇",
    "妇女",
    "女性",
    "女儿户",
    "纯女户",
    "没有儿子",
    "无男丁",
];

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let tell = |text: &str| {
        let word = WORDS.iter().find(|it| text.contains(**it))?;
        Some(of_collective(&RULE, facts, format!("“{text}”以“{word}”为由")))
    };
    denials(facts).into_iter().filter_map(tell).collect()
}

/// The texts that deny something.
fn denials<'a>(facts: &CollectiveFacts<'a>) -> Vec<&'a str> {
    let reasons = |facts: &CollectiveFacts<'a>| -> Vec<&'a str> {
        let meetings = facts.decisions.iter().filter_map(|it| it.meeting.as_ref());
        meetings.map(|it| it.reason.as_str()).collect()
    };
    match facts.act {
        CollectiveAct::Confirmation(it) => match &it.answer {
            Answer::Refused { reason, .. } => {
                let mut denials = reasons(facts);
                denials.push(reason);
                denials
            }
            Answer::Confirmed => Vec::new(),
        },
        CollectiveAct::Loss(it) => {
            let mut denials = reasons(facts);
            denials.push(&it.provision);
            denials
        }
        CollectiveAct::CharterChange(_) | CollectiveAct::Registration | CollectiveAct::Audit => {
            let clauses = facts.after.organisation.charter.member_clauses.iter();
            let denying = clauses.filter(|it| it.effect == ClauseEffect::Denies);
            denying.map(|it| it.text.as_str()).collect()
        }
        _ => Vec::new(),
    }
}
