//! HR-16 decision-invalid
//!
//! A decision of the assembly is called ten days before, attended by two thirds of the members with full capacity, and carried by two thirds of them all, absent ones included.
//! 成员大会应提前十日通知全体成员，有三分之二以上具有完全民事行为能力的成员参加，经大会全体成员三分之二以上同意；章程更严格的从其规定。
//!
//! A refusal to confirm is what is left when the votes were not reached, so that of it the votes are not asked for; notice and attendance are.
//! Of a decision of delegates the law asks for two thirds of all delegates (集体法 28(5)).

mod proxies;

use super::collective_view::{named, of_collective};
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts, CollectiveState, OrganKind};
use crate::decision::{Assembly, Decision, Meeting};
use crate::membership::{Entitled, entitled};
use crate::{Citation, Law, Parameter, Proportion, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-16", name: "decision-invalid" },
    title_zh: "会议的通知、到会、委托或表决不符合法律规定",
    title_en: "notice, attendance, proxies or votes of a decision are not what the law asks for",
    citation: Citation::Article { law: Law::RuralCollectives, article: 27, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "meeting_notice_days_min",
        default: "10",
        source: "农村集体经济组织法第27条第1款，只可从严",
    }],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let ours = facts.before.organisation.issuer;
    // What another party of a merger decided is checked where that party is registered.
    let decisions = facts.decisions.iter().filter(|it| it.issuer == ours);
    let told = |decision: &Decision| -> Vec<Violation> {
        let troubles = match decision.assembly {
            Assembly::Members => of_members(facts, decision),
            Assembly::Delegates => of_delegates(facts, decision),
        };
        let tell = |it: String| of_collective(&RULE, facts, format!("{}：{it}", named(decision)));
        troubles.into_iter().map(tell).collect()
    };
    decisions.flat_map(told).collect()
}

/// The collective as it votes: as it is registered, or at its founding as it would be.
pub(super) fn voting<'a>(facts: &CollectiveFacts<'a>) -> &'a CollectiveState {
    if *facts.act == CollectiveAct::Registration { facts.after } else { facts.before }
}

fn of_members(facts: &CollectiveFacts<'_>, decision: &Decision) -> Vec<String> {
    let Some(meeting) = &decision.meeting else {
        return vec!["没有会议的通知、到会和表决记录".to_owned()];
    };
    let members = voting(facts).members_on(decision.day);
    let n_members = voting(facts).persons_on(decision.day).len();
    let mut entitled = entitled(members.iter().copied(), decision.day);
    // Whose facts are missing is not left out of the denominator.
    let n_missing = u32::try_from(n_members - members.len()).unwrap_or(u32::MAX);
    entitled.n_unknown = entitled.n_unknown.saturating_add(n_missing);
    let mut troubles = counted(decision, entitled);
    troubles.extend(called(facts, decision, meeting, n_members));
    troubles.extend(attended(decision, meeting));
    troubles.extend(proxies::troubles(facts, decision, &meeting.proxies));
    troubles.extend(carried(facts, decision));
    troubles
}

/// Whether all who make up the assembly were counted, and nobody else.
fn counted(decision: &Decision, entitled: Entitled) -> Vec<String> {
    let Entitled { n_full, n_unknown } = entitled;
    let unknown =
        (n_unknown > 0).then(|| format!("{n_unknown}名成员出生日期不明，无法确定大会全体成员人数"));
    let n = decision.n_entitled;
    let other = (n_unknown == 0 && n != n_full)
        .then(|| format!("应到{n}人，具有完全民事行为能力的成员为{n_full}人"));
    unknown.into_iter().chain(other).collect()
}

fn called(
    facts: &CollectiveFacts<'_>,
    decision: &Decision,
    meeting: &Meeting,
    n_members: usize,
) -> Vec<String> {
    let limit = facts.parameters.meeting_notice_days_min;
    let days = meeting.notice_days(decision.day);
    let late =
        (days < i64::from(limit)).then(|| format!("会议于召开{days}日前通知，应不少于{limit}日"));
    let n = meeting.n_notified;
    let not_all = (usize::try_from(n).unwrap_or(usize::MAX) < n_members)
        .then(|| format!("通知{n}人，成员共{n_members}人，应通知全体成员"));
    late.into_iter().chain(not_all).collect()
}

fn attended(decision: &Decision, meeting: &Meeting) -> Vec<String> {
    let (n, all) = (meeting.n_attended(), decision.n_entitled);
    let few = (!Proportion::TWO_THIRDS.is_reached(n, all))
        .then(|| format!("应到{all}人，参加{n}人，不足三分之二"));
    let votes = [decision.n_yes, meeting.n_no, meeting.n_abstained];
    let n_votes = votes.into_iter().fold(0, u32::saturating_add);
    let more = (n_votes > n).then(|| format!("参加{n}人，表决{n_votes}票，应一人一票"));
    few.into_iter().chain(more).collect()
}

/// The votes against what the law asks for, or the charter where it is stricter.
fn carried(facts: &CollectiveFacts<'_>, decision: &Decision) -> Option<String> {
    if matches!(facts.act, CollectiveAct::Confirmation(it) if !it.confirmed()) {
        return None;
    }
    let law = decision.subject.majority();
    let charter = facts.before.organisation.charter.majority;
    let majority = if charter.is_at_least(law) { charter } else { law };
    let Decision { n_yes, n_entitled, .. } = decision;
    (!decision.reaches(majority))
        .then(|| format!("全体成员{n_entitled}人，同意{n_yes}人，不足{majority}"))
}

fn of_delegates(facts: &CollectiveFacts<'_>, decision: &Decision) -> Vec<String> {
    let Decision { n_yes, n_entitled, .. } = decision;
    let organ = facts.before.organisation.organ(OrganKind::Delegates);
    let seats = organ.map_or(0, |it| it.seats.len());
    let counted = usize::try_from(*n_entitled).ok() == Some(seats);
    let other = (!counted).then(|| format!("应到{n_entitled}人，成员代表为{seats}人"));
    let few = (!decision.reaches(decision.subject.majority()))
        .then(|| format!("全体代表{n_entitled}人，同意{n_yes}人，不足三分之二"));
    other.into_iter().chain(few).collect()
}
