//! HR-44 member-priority-passed-over
//!
//! Before an outsider signs, members are asked in writing, for long enough; on equal terms a member comes first.
//! 在同等条件下，本集体经济组织成员享有优先权：书面公示期满后方可与外人签订，期内主张的成员优先。

use tenure::{Citation, Law, Parameter, Rule, RuleCode, Violation};

use super::moments::FROM_APPROVAL;
use super::transfer_view::of_transfer;
use crate::transfer::{PriorityNotice, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-44", name: "member-priority-passed-over" },
    title_zh: "本集体成员的优先权未受保障",
    title_en: "an outsider is preferred to a member on equal terms",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_APPROVAL,
    parameters: &[PRIORITY_DAYS_MIN],
};

const PRIORITY_DAYS_MIN: Parameter = Parameter {
    name: "priority_days_min",
    default: "5",
    source: "法释〔2020〕17号第十一条“合理期限”；天数由本系统设定",
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let proposal = facts.proposal;
    if !proposal.transfer.kind().is_circulation() || !facts.to_outsider() {
        return Vec::new();
    }
    let window = proposal.priority.and_then(|it| window_trouble(facts, it));
    let (notice, use_from) = (proposal.priority.as_ref(), proposal.use_from);
    let claims = proposal.claims.iter().filter(|it| it.stands(notice, use_from));
    let claims = claims.map(|it| format!("成员“{}”于{}以同等条件主张优先权", it.member, it.day));
    let troubles = window.into_iter().chain(claims);
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}

/// A notice that is too short, or during which the contract was signed.
fn window_trouble(facts: &TransferFacts<'_>, notice: PriorityNotice) -> Option<String> {
    let days = notice.days;
    let n = days.last().signed_duration_since(days.first()).num_days() + 1;
    let least = facts.parameters.priority_days_min;
    if n < i64::from(least) {
        return Some(format!("优先权书面公示{n}天，不足{least}天"));
    }
    let signed = facts.proposal.contract.as_ref().map_or(facts.today, |it| it.signed_day);
    (signed <= days.last()).then(|| format!("优先权书面公示至{}，合同签订于{signed}", days.last()))
}
