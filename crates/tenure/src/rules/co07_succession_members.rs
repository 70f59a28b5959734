//! CO-07 succession-loses-members
//!
//! Whoever was a member before a merger, a division or a village's becoming a community is one after it, once, and whoever held shares holds shares.
//! 合并、分立、村改居前的成员，承继后仍是成员且只在一个组织；原持有份额的，承继后仍持有份额，村改居的份额不变。

use std::collections::{BTreeMap, BTreeSet};

use super::case_view::found;
use super::collective_view::member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts, Party, Succession, SuccessionKind};
use crate::shares::{HeldShares, total};
use crate::{Citation, Law, ObjectId, Rule, RuleCode, Shares, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-07", name: "succession-loses-members" },
    title_zh: "组织承继使成员或份额减少",
    title_en: "a succession would cost somebody the membership or the shares",
    citation: Citation::Article { law: Law::RuralCollectives, article: 8, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Succession(succession) = facts.act else { return Vec::new() };
    let tell = |person: ObjectId, what: &str| {
        let message = format!("“{}”{what}", facts.before.name_of(person));
        found(&RULE, vec![member(person)], message)
    };
    let members = members_lost(succession);
    let members = members.into_iter().map(|(person, what)| tell(person, what));
    let shares = shares_lost(succession);
    members.chain(shares.into_iter().map(|(person, what)| tell(person, what))).collect()
}

/// How many of the parties have each member on a day.
fn counted(parties: &[Party], on: chrono::NaiveDate) -> BTreeMap<ObjectId, usize> {
    let mut counts = BTreeMap::new();
    for party in parties {
        let holding = party.memberships.iter().filter(|it| it.holds(on));
        let here = holding.filter(|it| it.collective == party.collective).map(|it| it.person);
        for person in here.collect::<BTreeSet<ObjectId>>() {
            *counts.entry(person).or_default() += 1;
        }
    }
    counts
}

fn members_lost(it: &Succession) -> Vec<(ObjectId, &'static str)> {
    // Whose membership ends by itself before that day is nobody's to succeed.
    let (before, after) = (counted(&it.before, it.effect_day), counted(&it.after, it.effect_day));
    let lost = before.keys().filter_map(|person| match after.get(person) {
        None => Some((*person, "承继前是成员，承继后不是")),
        Some(1) => None,
        Some(_) => Some((*person, "承继后同时是两个组织的成员")),
    });
    let new = after.keys().filter(|person| !before.contains_key(person));
    lost.chain(new.map(|it| (*it, "承继前不是成员，不得因承继成为成员"))).collect()
}

fn by_person(parties: &[Party]) -> BTreeMap<ObjectId, Option<Shares>> {
    let mut holdings: BTreeMap<ObjectId, Vec<&HeldShares>> = BTreeMap::new();
    for it in parties.iter().flat_map(|it| &it.holdings) {
        if let Some(person) = it.person {
            holdings.entry(person).or_default().push(it);
        }
    }
    holdings.into_iter().map(|(person, held)| (person, total(held))).collect()
}

fn shares_lost(it: &Succession) -> Vec<(ObjectId, &'static str)> {
    let (before, after) = (by_person(&it.before), by_person(&it.after));
    let unchanged = it.kind == SuccessionKind::VillageToCommunity;
    let lost = before.into_iter().filter_map(|(person, held)| {
        let now = after.get(&person).copied().unwrap_or(Some(Shares::ZERO));
        if held == Some(Shares::ZERO) {
            return None;
        }
        match now {
            Some(Shares::ZERO) => Some((person, "承继前持有份额，承继后没有")),
            _ if unchanged && now != held => Some((person, "村改居不得变动其份额")),
            _ => None,
        }
    });
    lost.collect()
}
