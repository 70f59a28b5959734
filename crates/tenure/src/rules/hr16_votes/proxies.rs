//! Who may come for whom: an adult of the same household with a written mandate, once for each member.

use std::collections::BTreeSet;

use crate::collective::CollectiveFacts;
use crate::decision::{Decision, Proxy};

use super::voting;

/// What is wrong with the proxies of a meeting.
pub(super) fn troubles(
    facts: &CollectiveFacts<'_>,
    decision: &Decision,
    proxies: &[Proxy],
) -> Vec<String> {
    let mut represented = BTreeSet::new();
    let mut troubles = Vec::new();
    for it in proxies {
        let again = !represented.insert(it.member);
        let trouble =
            if again { Some("被委托代表两次") } else { trouble(facts, decision, it) };
        if let Some(trouble) = trouble {
            troubles.push(format!("“{}”{trouble}", voting(facts).name_of(it.member)));
        }
    }
    troubles
}

fn trouble(facts: &CollectiveFacts<'_>, decision: &Decision, it: &Proxy) -> Option<&'static str> {
    let state = voting(facts);
    let capable =
        |person| state.person(person).and_then(|it| it.full_capacity(decision.day)) == Some(true);
    let household = |person| state.person(person).map(|it| &it.household);
    if it.mandate_sha256.is_none() {
        return Some("的委托没有书面材料");
    }
    if !state.is_member(it.member, decision.day) || !capable(it.member) {
        return Some("不是成员大会的成员，不能委托表决");
    }
    if it.member == it.holder {
        return Some("委托了本人");
    }
    if household(it.holder) != household(it.member) {
        return Some("委托的不是同一户内的家庭成员");
    }
    (!capable(it.holder)).then_some("委托的家庭成员不具有完全民事行为能力")
}
