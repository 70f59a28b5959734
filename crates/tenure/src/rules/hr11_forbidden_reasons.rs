//! HR-11 loss-reason-forbidden
//!
//! Nobody loses a membership by studying, serving, working or trading elsewhere, divorce, widowhood, prison, marriage, or a move to town; no charter can say otherwise.
//! 成员不因就学、服役、务工、经商、离婚、丧偶、服刑、结婚而未取得新成员身份、户口迁出、进城落户等原因丧失成员身份，章程不得另作规定。

use super::collective_view::{of_collective, of_member};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{ClauseEffect, CollectiveAct, CollectiveFacts};
use crate::membership::{ForbiddenReason, Loss, StatedReason};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-11", name: "loss-reason-forbidden" },
    title_zh: "以法律禁止的原因取消成员身份",
    title_en: "a membership would be lost by a reason that the law forbids by name",
    citation: Citation::Article { law: Law::RuralCollectives, article: 18, paragraph: None },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if let CollectiveAct::Loss(loss) = facts.act {
        return of_loss(facts, loss);
    }
    let looks = matches!(
        facts.act,
        CollectiveAct::CharterChange(_) | CollectiveAct::Registration | CollectiveAct::Audit
    );
    if looks { of_charter(facts) } else { Vec::new() }
}

fn of_loss(facts: &CollectiveFacts<'_>, loss: &Loss) -> Vec<Violation> {
    let mut reasons = ForbiddenReason::named_in(&loss.provision);
    if let StatedReason::Forbidden(reason) = StatedReason::read(&loss.reason) {
        reasons.push(reason);
    }
    reasons.sort_unstable();
    reasons.dedup();
    let name = facts.before.name_of(loss.person);
    let tell = |it: ForbiddenReason| {
        let message = format!("“{name}”不因“{}”丧失成员身份（{}）", it.name_zh(), it.source_zh());
        of_member(&RULE, facts, loss.person, message)
    };
    reasons.into_iter().map(tell).collect()
}

fn of_charter(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let clauses = facts.after.organisation.charter.member_clauses.iter();
    let denying = clauses.filter(|it| it.effect == ClauseEffect::Denies);
    let tell = |text: &str, it: ForbiddenReason| {
        let (reason, source) = (it.name_zh(), it.source_zh());
        let message = format!("章程条款“{text}”以“{reason}”取消或者限制成员身份（{source}）");
        of_collective(&RULE, facts, message)
    };
    let named = denying.flat_map(|clause| {
        ForbiddenReason::named_in(&clause.text).into_iter().map(|it| tell(&clause.text, it))
    });
    named.collect()
}
