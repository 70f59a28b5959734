//! CO-06 roll-unexplained
//!
//! A new version of the roll follows the one before, names each member once, and nobody comes or goes without an act.
//! 成员名册逐版接续，每名成员只列一次；名册的增减应与成员身份的确认、丧失、退出一致。

use super::collective_view::{of_collective, of_member};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::membership::Roll;
use crate::{Citation, Law, ObjectId, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-06", name: "roll-unexplained" },
    title_zh: "成员名册的增减没有依据",
    title_en: "somebody comes into the roll or goes from it without an act that says why",
    citation: Citation::Article { law: Law::RuralCollectives, article: 12, paragraph: Some(4) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let looks = matches!(facts.act, CollectiveAct::RollVersion(_) | CollectiveAct::Audit);
    let Some(roll) = facts.after.roll.as_ref().filter(|_| looks) else { return Vec::new() };
    let mut violations = sequence(facts, roll);
    violations.extend(roll.repeated().into_iter().map(|it| {
        let message = format!("“{}”在名册中重复", facts.after.name_of(it));
        of_member(&RULE, facts, it, message)
    }));
    violations.extend(differing(facts, roll));
    violations
}

/// The version and the day against those of the version before.
fn sequence(facts: &CollectiveFacts<'_>, roll: &Roll) -> Vec<Violation> {
    if *facts.act == CollectiveAct::Audit {
        return Vec::new();
    }
    let before = facts.before.roll.as_ref();
    let expected = before.map_or(1, |it| it.version.saturating_add(1));
    let version = (roll.version != expected)
        .then(|| format!("成员名册应为第{expected}版，不是第{}版", roll.version));
    let day = before
        .filter(|it| roll.day < it.day)
        .map(|it| format!("成员名册截至{}，早于上一版的{}", roll.day, it.day));
    let foreign = (roll.collective != facts.before.organisation.collective.credit_code)
        .then(|| format!("成员名册是“{}”的", roll.collective));
    let told = [version, day, foreign].into_iter().flatten();
    told.map(|it| of_collective(&RULE, facts, it)).collect()
}

/// Who stands in the roll and is no member on its day, and who is one and does not stand in it.
fn differing(facts: &CollectiveFacts<'_>, roll: &Roll) -> Vec<Violation> {
    let members = facts.after.persons_on(roll.day);
    let mut persons = roll.persons.clone();
    persons.sort_unstable();
    persons.dedup();
    let tell = |person: ObjectId, what: &str| {
        let message = format!("“{}”{what}", facts.after.name_of(person));
        of_member(&RULE, facts, person, message)
    };
    let unconfirmed = persons
        .iter()
        .filter(|it| members.binary_search(it).is_err())
        .map(|it| tell(*it, &format!("列入名册，但{}没有成员身份", roll.day)));
    let missing = members
        .iter()
        .filter(|it| persons.binary_search(it).is_err())
        .map(|it| tell(*it, &format!("{}是成员，但未列入名册", roll.day)));
    unconfirmed.chain(missing).collect()
}
