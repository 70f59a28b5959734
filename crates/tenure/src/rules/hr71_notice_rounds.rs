//! HR-71 notice-incomplete
//!
//! A round of notice closes after its days and after each objection was answered; an objection that is upheld calls for another round.
//! 公示应满规定天数，每件异议均有答复后方可结束；异议成立的，勘误后应再公示一轮。
//! A round that a correction breaks off is held again and counts for nothing.
//!
//! No national text was read that sets the days of a survey's notice; they are the county's, and these are the fewest.
//! The announcement of a homestead counts working days, which the case's clock knows; the days here are below them in any calendar.

use super::case_view::{days_counted, of_case};
use super::moments::AT_APPROVAL;
use crate::case::{CaseFacts, CaseParameters, Notice, NoticeKind};
use crate::{Citation, Parameter, Rule, RuleCode, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-71", name: "notice-incomplete" },
    title_zh: "公示轮次、天数不足或异议处理不完整",
    title_en: "a round of notice is missing, too short, or closed with an objection unsettled",
    citation: Citation::Standard { standard: Standard::Surveying, place: "第7章 审核公示" },
    moments: AT_APPROVAL,
    parameters: &[
        Parameter {
            name: "notice_days_min",
            default: "7",
            source: "各地做法，未见全国性文本，由县设定",
        },
        Parameter {
            name: "homestead_notice_days_min",
            default: "15",
            source: "不动产登记暂行条例实施细则第17条：不少于15个工作日（条文待核），只可从严",
        },
        Parameter {
            name: "plan_days_min",
            default: "15",
            source: "农村土地承包合同管理办法（2023）：方案公示不少于15日，只可从严",
        },
    ],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let held = facts.notices.iter().filter(|it| !broken_off(facts, it)).count();
    let n_rounds = u32::try_from(held).unwrap_or(u32::MAX);
    let n_asked = facts.notice_rounds;
    if n_rounds < n_asked {
        let message = format!("应公示{n_asked}轮，已公示{n_rounds}轮");
        violations.push(of_case(&RULE, message).measured(&n_rounds, &n_asked, "轮"));
    }
    for notice in facts.notices {
        violations.extend(round(facts, notice));
    }
    violations
}

fn round(facts: &CaseFacts<'_>, notice: &Notice) -> Vec<Violation> {
    let Notice { round, first_day, last_day, .. } = notice;
    let mut violations = Vec::new();
    let (days, limit) = (days_counted(*first_day, *last_day), days_min(notice, facts.parameters));
    if days < i64::from(limit) {
        let message =
            format!("第{round}轮公示自{first_day}至{last_day}共{days}日，应不少于{limit}日");
        violations.push(of_case(&RULE, message).measured(&days, &limit, "日"));
    }
    match notice.closed_day {
        None => violations.push(of_case(&RULE, format!("第{round}轮公示尚未结束"))),
        Some(_) if broken_off(facts, notice) => {}
        Some(closed) => violations.extend(closing(notice, closed)),
    }
    let upheld = notice.objections.iter().filter_map(|it| it.answer.as_ref());
    let corrected = upheld.clone().any(|it| it.upheld);
    if corrected && !is_followed(facts, notice) {
        let message = format!("第{round}轮公示有异议成立，勘误后应再公示一轮");
        violations.push(of_case(&RULE, message));
    }
    violations
}

/// Whether a round was ended before its days were over and another one on the same was posted: it is no round that was held.
fn broken_off(facts: &CaseFacts<'_>, notice: &Notice) -> bool {
    notice.closed_day.is_some_and(|closed| closed <= notice.last_day) && is_followed(facts, notice)
}

/// Whether another round on the same was posted later.
fn is_followed(facts: &CaseFacts<'_>, notice: &Notice) -> bool {
    facts.notices.iter().any(|it| it.kind == notice.kind && it.round > notice.round)
}

/// What is wrong with the day on which a round was closed.
fn closing(notice: &Notice, closed: chrono::NaiveDate) -> Vec<Violation> {
    let Notice { round, last_day, .. } = notice;
    let mut violations = Vec::new();
    if closed <= *last_day {
        let message = format!("第{round}轮公示应至{last_day}期满，却于{closed}结束");
        violations.push(of_case(&RULE, message));
    }
    let answers = notice.objections.iter().filter_map(|it| Some((it.number, it.answer.as_ref()?)));
    violations.extend(answers.filter(|(_, it)| it.day > closed).map(|(number, it)| {
        let day = it.day;
        let message = format!("第{round}轮公示于{closed}结束，第{number}号异议{day}才答复");
        of_case(&RULE, message)
    }));
    violations
}

/// The fewest days of a notice, both ends counted.
fn days_min(notice: &Notice, parameters: &CaseParameters) -> u32 {
    match notice.kind {
        NoticeKind::SurveyResults | NoticeKind::Entry => parameters.notice_days_min,
        NoticeKind::ContractingPlan => parameters.plan_days_min,
        NoticeKind::HomesteadRegistration => parameters.homestead_notice_days_min,
    }
}
