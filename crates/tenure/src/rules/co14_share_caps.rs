//! CO-14 share-cap-exceeded
//!
//! No member holds more of all shares than the charter or the province lets one.
//! 单个成员持有的份额不得超过章程或者省级规定的上限。

use std::collections::BTreeMap;

use super::co13_share_holders::{looks_at, touches_shares};
use super::collective_view::of_member;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::CollectiveFacts;
use crate::{Citation, ObjectId, Parameter, Rule, RuleCode, Shares, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-14", name: "share-cap-exceeded" },
    title_zh: "成员持有的份额超过上限",
    title_en: "a member holds more shares than the charter or the province allows",
    citation: Citation::Policy,
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[Parameter {
        name: "share_cap",
        default: "",
        source: "省、自治区、直辖市的规定（浙江省农村集体资产管理条例第30条：100分之3），未填写时只核对章程",
    }],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !touches_shares(facts.act) {
        return Vec::new();
    }
    let organisation = &facts.after.organisation;
    let (charter, total) = (&organisation.charter, organisation.collective.total_shares);
    let province = facts.parameters.share_cap;
    let mut held_by: BTreeMap<ObjectId, Option<Shares>> = BTreeMap::new();
    for it in facts.after.holdings.iter().filter(|it| looks_at(facts.act, it)) {
        let Some(person) = it.person else { continue };
        let held = held_by.entry(person).or_insert(Some(Shares::ZERO));
        *held = held.and_then(|sum| sum.checked_add(it.holding.shares));
    }
    let beyond = held_by
        .into_iter()
        .filter(|(_, held)| held.is_none_or(|it| !charter.within_cap(it, total, province)));
    let tell = |(person, held): (ObjectId, Option<Shares>)| {
        let name = facts.after.name_of(person);
        let held = held.map_or_else(|| "无法计算".to_owned(), |it| it.to_string());
        let message = format!("“{name}”持有份额{held}，总份额{total}，超过规定的上限");
        of_member(&RULE, facts, person, message)
    };
    beyond.map(tell).collect()
}
