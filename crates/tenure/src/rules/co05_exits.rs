//! CO-05 exit-not-voluntary
//!
//! A member leaves by a written application of their own; the collective's property is never divided.
//! 自愿退出应由成员本人提出书面申请；可以协商补偿或者保留财产权益，不得分割集体财产。
//!
//! That nobody applies for somebody else, and nobody without full capacity applies, is a safeguard of ours.

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::{Exit, ExitTerms};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-05", name: "exit-not-voluntary" },
    title_zh: "自愿退出没有本人书面申请，或者分割集体财产",
    title_en: "a member would leave without an application of their own, or with a part of the property",
    citation: Citation::Article { law: Law::RuralCollectives, article: 16, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Exit(exit) = facts.act else { return Vec::new() };
    let name = facts.before.name_of(exit.person);
    let person = facts.before.person(exit.person);
    let capable = person.and_then(|it| it.full_capacity(exit.applied_day)) == Some(true);
    let troubles = [
        exit.application_sha256.is_none().then(|| "没有书面申请".to_owned()),
        (exit.applicant != exit.person)
            .then(|| format!("申请人“{}”不是本人", facts.before.name_of(exit.applicant))),
        (!capable).then(|| "申请时不具有或者不能确定具有完全民事行为能力".to_owned()),
        (exit.last_day < exit.applied_day)
            .then(|| format!("成员身份{}终止，早于{}的申请", exit.last_day, exit.applied_day)),
        (!facts.before.is_member(exit.person, exit.last_day))
            .then(|| format!("{}不是本组织成员", exit.last_day)),
        terms(exit),
    ];
    let tell = |it: String| of_member(&RULE, facts, exit.person, format!("“{name}”：{it}"));
    troubles.into_iter().flatten().map(tell).collect()
}

fn terms(exit: &Exit) -> Option<String> {
    match exit.terms {
        ExitTerms::Division => Some("自愿退出不得要求分割集体财产".to_owned()),
        ExitTerms::Compensation { amount_fen } if amount_fen < 0 => {
            Some("补偿金额小于零".to_owned())
        }
        ExitTerms::Kept { until } if until <= exit.last_day => {
            Some(format!("财产权益保留至{until}，不晚于成员身份终止之日"))
        }
        ExitTerms::Compensation { .. } | ExitTerms::Kept { .. } => None,
    }
}
