//! HR-10 loss-reason-not-listed
//!
//! A membership is lost only by a reason of the law's closed list, and what shows it is on file.
//! 丧失成员身份只能依据法定情形，并有证明材料；自愿退出另行办理。

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::{LossReason, StatedReason};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-10", name: "loss-reason-not-listed" },
    title_zh: "丧失成员身份的原因不在法定情形之内",
    title_en: "a membership would be lost by a reason that the law does not list",
    citation: Citation::Article { law: Law::RuralCollectives, article: 17, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    if let CollectiveAct::Loss(loss) = facts.act {
        let name = facts.before.name_of(loss.person);
        let told = |it: String| of_member(&RULE, facts, loss.person, format!("“{name}”：{it}"));
        let reason = StatedReason::read(&loss.reason);
        if reason == StatedReason::Unknown {
            violations.push(told(format!("“{}”不是丧失成员身份的法定情形", loss.reason)));
        }
        let unnamed = loss.provision.trim().is_empty();
        if reason == StatedReason::Lawful(LossReason::LawOrCharter) && unnamed {
            violations.push(told("未写明所依据的法律法规或者章程条款".to_owned()));
        }
        if loss.evidence_sha256.is_none() && loss.elsewhere.is_none() {
            violations.push(told("没有丧失成员身份的证明材料".to_owned()));
        }
        if !facts.before.is_member(loss.person, loss.last_day) {
            violations.push(told(format!("{}不是本组织成员", loss.last_day)));
        }
    }
    violations.extend(ended_without_reason(facts));
    violations
}

/// Memberships here that ended and say nothing of why.
fn ended_without_reason(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if *facts.act != CollectiveAct::Audit {
        return Vec::new();
    }
    let here = facts.after.memberships.iter().filter(|it| facts.after.is_here(it));
    let ended = here.filter(|it| it.last_day.is_some() && it.ending.is_none());
    let tell = |person| {
        let message = format!("“{}”的成员身份终止而无原因", facts.after.name_of(person));
        of_member(&RULE, facts, person, message)
    };
    ended.map(|it| tell(it.person)).collect()
}
