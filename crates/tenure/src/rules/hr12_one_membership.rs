//! HR-12 membership-double-or-broken
//!
//! Nobody is a member of two collectives on one day, and whoever goes from one to another is a member without a day between.
//! 一人同一时间只能有一个成员身份；转入其他组织的，原成员身份至新成员身份取得的前一日为止，不得中断。

use chrono::NaiveDate;
use identity::CreditCode;

use super::collective_view::{of_member, person_of};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::decision::DecisionSubject;
use crate::membership::{Confirmation, Ending, Loss, LossReason, Membership, StatedReason};
use crate::{Citation, Law, ObjectId, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-12", name: "membership-double-or-broken" },
    title_zh: "同时有两个成员身份，或者成员身份中断",
    title_en: "somebody would be a member twice at one time, or not at all between two memberships",
    citation: Citation::Article { law: Law::RuralCollectives, article: 18, paragraph: Some(2) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let whose = person_of(facts.act);
    if whose.is_none() && *facts.act != CollectiveAct::Audit {
        return Vec::new();
    }
    let of_act = |it: &&Membership| whose.is_none_or(|person| it.person == person);
    let mut memberships: Vec<&Membership> = facts.after.memberships.iter().filter(of_act).collect();
    memberships.sort_unstable_by_key(|it| (it.person, it.first_day, it.last_day));
    let mut violations = Vec::new();
    for of_person in memberships.chunk_by(|one, other| one.person == other.person) {
        violations.extend(double(facts, of_person));
        violations.extend(broken(facts, of_person));
    }
    match facts.act {
        CollectiveAct::Confirmation(it) => violations.extend(before_the_decision(facts, it)),
        CollectiveAct::Loss(it) => violations.extend(certificate(facts, it)),
        _ => {}
    }
    violations
}

fn told(facts: &CollectiveFacts<'_>, person: ObjectId, message: &str) -> Violation {
    let name = facts.after.name_of(person);
    of_member(&RULE, facts, person, format!("“{name}”{message}"))
}

/// Memberships that hold on one day; given in the order of their first days.
fn double(facts: &CollectiveFacts<'_>, memberships: &[&Membership]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut longest: Option<&Membership> = None;
    for it in memberships {
        if let Some(earlier) = longest.filter(|earlier| earlier.overlaps(it)) {
            let (one, other) = (&earlier.collective, &it.collective);
            let message = format!("{}起同时是“{one}”和“{other}”的成员", it.first_day);
            violations.push(told(facts, it.person, &message));
        }
        let last = |it: &Membership| it.last_day.unwrap_or(NaiveDate::MAX);
        if longest.is_none_or(|earlier| last(earlier) < last(it)) {
            longest = Some(it);
        }
    }
    violations
}

/// Memberships that ended for another that does not begin on the day after.
///
/// Where the other one's roll is not at hand, its certificate shows it; what ended here before a confirmation was looked at when it ended.
fn broken(facts: &CollectiveFacts<'_>, memberships: &[&Membership]) -> Vec<Violation> {
    let confirmed = matches!(facts.act, CollectiveAct::Confirmation(_));
    let gone = memberships
        .iter()
        .filter(|it| it.ending == Some(Ending::Lost(LossReason::MembershipElsewhere)))
        .filter(|it| !(confirmed && facts.after.is_here(it)));
    let unfollowed = gone.filter(|it| {
        !memberships.iter().any(|next| it.is_followed_by(next)) && !is_certified(facts, it)
    });
    let tell = |it: &&Membership| {
        let last_day = it.last_day.map_or_else(String::new, |it| it.to_string());
        let message =
            format!("在“{}”的成员身份于{last_day}终止，次日没有新的成员身份", it.collective);
        told(facts, it.person, &message)
    };
    unfollowed.map(tell).collect()
}

/// Whether a certificate shows that a membership goes on in a collective whose roll is not at hand.
fn is_certified(facts: &CollectiveFacts<'_>, ended: &Membership) -> bool {
    let shown = facts.after.departures.iter().filter(|it| it.follows(ended));
    let mut codes = shown.map(|it| it.certificate.credit_code.as_str());
    codes.any(|code| facts.rolls_at_hand.iter().all(|it| it.as_str() != code))
}

/// What a certificate of another collective lacks.
fn certificate(facts: &CollectiveFacts<'_>, loss: &Loss) -> Vec<Violation> {
    let Some(it) = &loss.elsewhere else { return Vec::new() };
    let code = CreditCode::parse(&it.credit_code);
    let here = &facts.before.organisation.collective.credit_code;
    let reason = StatedReason::read(&loss.reason);
    let lacks = [
        (code.is_err(), "成员证明上的统一社会信用代码不正确"),
        (code.is_ok_and(|it| it == *here), "成员证明应由其他组织出具"),
        (it.name.trim().is_empty(), "成员证明没有写明组织名称"),
        (
            Some(it.first_day) != loss.last_day.succ_opt(),
            "成员证明上取得身份之日不是原身份终止的次日",
        ),
        (
            reason != StatedReason::Lawful(LossReason::MembershipElsewhere),
            "成员证明只用于已取得其他组织成员身份的情形",
        ),
    ];
    let lacking = lacks.into_iter().filter(|(lacking, _)| *lacking);
    lacking.map(|(_, message)| told(facts, loss.person, &format!("：{message}"))).collect()
}

/// A membership elsewhere ends only when the decision that follows it is there.
fn before_the_decision(facts: &CollectiveFacts<'_>, it: &Confirmation) -> Option<Violation> {
    it.leaves.as_ref()?;
    let confirmations =
        facts.decisions.iter().filter(|it| it.subject == DecisionSubject::MemberConfirmation);
    let decided = confirmations.map(|it| it.day).max()?;
    if decided <= it.first_day {
        return None;
    }
    let first_day = it.first_day;
    let message =
        format!("的新成员身份{first_day}起算，早于{decided}的决议，原成员身份不得先行终止");
    Some(told(facts, it.member.person, &message))
}
