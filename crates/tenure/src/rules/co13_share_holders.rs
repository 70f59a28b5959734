//! CO-13 holder-not-member
//!
//! Shares are held by members and by the collective, in the classes that the law and the charter name; heirs alone may be no members.
//! 份额由本组织成员和集体持有，份额类别由法律和章程规定；非成员只能因继承持有。

use std::collections::BTreeMap;

use super::collective_view::{of_collective, of_member};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::shares::{HeldShares, ShareParty};
use crate::{Citation, Law, ObjectId, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-13", name: "holder-not-member" },
    title_zh: "份额持有人不是成员，或者份额类别不在章程规定之内",
    title_en: "shares are held by somebody who is no member, or in a class that the charter does not name",
    citation: Citation::Article { law: Law::RuralCollectives, article: 40, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !touches_shares(facts.act) {
        return Vec::new();
    }
    let members = facts.after.persons_on(facts.today);
    let held = facts.after.holdings.iter().filter(|it| looks_at(facts.act, it));
    let mut violations: Vec<Violation> =
        held.flat_map(|it| of_holding(facts, it, &members)).collect();
    violations.extend(shared_numbers(facts));
    violations
}

/// Whether an act changes shares, or everything is looked through.
pub(super) fn touches_shares(act: &CollectiveAct) -> bool {
    matches!(
        act,
        CollectiveAct::Quantification(_) | CollectiveAct::ShareMovement(_) | CollectiveAct::Audit
    )
}

/// Whether a holding is the act's to answer for: of a movement only those of whom receives by it.
pub(super) fn looks_at(act: &CollectiveAct, held: &HeldShares) -> bool {
    match act {
        CollectiveAct::ShareMovement(movement) => {
            movement.recipients().iter().any(|it| Some(it.person) == held.person)
        }
        _ => true,
    }
}

fn of_holding(
    facts: &CollectiveFacts<'_>,
    it: &HeldShares,
    members: &[ObjectId],
) -> Vec<Violation> {
    let class = &it.holding.class;
    let charter = &facts.after.organisation.charter;
    let mut violations = Vec::new();
    let by_collective = it.party() == Some(ShareParty::Collective);
    if !charter.has_share_class(class) || (class == "collective") != by_collective {
        let message = format!("份额类别“{class}”与持有人或者章程不符");
        violations.push(of_collective(&RULE, facts, message));
    }
    match it.party() {
        None => {
            let message = "份额没有对应的持有人".to_owned();
            violations.push(of_collective(&RULE, facts, message));
        }
        Some(ShareParty::Person(person))
            if !it.holding.inherited && members.binary_search(&person).is_err() =>
        {
            let name = facts.after.name_of(person);
            let message = format!("“{name}”持有份额{}，但不是成员", it.holding.shares);
            violations.push(of_member(&RULE, facts, person, message));
        }
        Some(_) => {}
    }
    violations
}

/// Numbers of the share register that two people bear; ties of a distribution are decided by them.
fn shared_numbers(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let mut bearers: BTreeMap<u32, ObjectId> = BTreeMap::new();
    let held = facts.after.holdings.iter();
    let pairs = held.filter_map(|it| it.person.map(|person| (it.number, person)));
    let tell = |(number, person): (u32, ObjectId)| {
        let message = format!("股权名册序号{number}由两人使用");
        of_member(&RULE, facts, person, message)
    };
    pairs
        .filter(|(number, person)| bearers.entry(*number).or_insert(*person) != person)
        .map(tell)
        .collect()
}
