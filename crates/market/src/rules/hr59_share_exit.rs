//! HR-59 shares-given-beyond
//!
//! Shares that are given up go to a member or to the collective, and nobody holds more than the cap.
//! 份额退出只能由本组织赎回或者转让给本组织成员，且不超过持有上限。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_SUBMIT;
use crate::exit::{Application, ExitFacts, ExitKind, Returned};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-59", name: "shares-given-beyond" },
    title_zh: "份额退给本集体以外的人，或者超过持有上限",
    title_en: "shares go to somebody who is no member, or somebody would hold more than the cap",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let Application { right, collective, receiver, .. } = &facts.file.application;
    if right.kind() != ExitKind::Shares {
        return Vec::new();
    }
    let outside = match &receiver.to {
        Returned::Outsider { name } => Some(format!("“{name}”不是本组织成员")),
        _ if receiver.collective != *collective => {
            Some(format!("受让方属于“{}”，份额属于“{collective}”", receiver.collective))
        }
        _ => None,
    };
    let member = matches!(receiver.to, Returned::Member { .. });
    let room = facts.register.share_room.filter(|_| member);
    let beyond = room.and_then(|it| {
        let cap = it.cap?;
        let fits = it.would_hold.is_at_most(cap, it.total);
        (!fits).then(|| format!("受让后持有{}，超过总份额{}的{cap}", it.would_hold, it.total))
    });
    let troubles = outside.into_iter().chain(beyond);
    troubles.map(|it| of_exit(&RULE, facts, it)).collect()
}
