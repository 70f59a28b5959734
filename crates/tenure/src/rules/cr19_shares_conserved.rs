//! CR-19 shares-touched
//!
//! A case about land or a homestead leaves the shares in collective income as they are.
//! 承包地、宅基地业务不得变动集体收益分配权份额。
//!
//! A member who changes households keeps the holding.

use super::case_view::{code, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Scene};
use crate::{Citation, Object, Rule, RuleCode, ShareHolder, ShareHolding, Shares, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-19", name: "shares-touched" },
    title_zh: "承包地、宅基地业务变动了份额",
    title_en: "a case about land or a homestead would change shares in collective income",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

/// A holding without its household: collective, class, holder, shares.
type Held<'a> = (String, &'a str, Option<&'a str>, Shares);

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let (before, after) = (held(facts.before), held(&facts.outcome.after));
    let differing = before.iter().filter(|it| !after.contains(it));
    let new = after.iter().filter(|it| !before.contains(it));
    let mut collectives: Vec<&str> = differing.chain(new).map(|it| it.0.as_str()).collect();
    collectives.sort_unstable();
    collectives.dedup();
    let tell = |it: &str| {
        let message = format!("集体经济组织“{it}”的份额不得因本业务变动");
        found(&RULE, vec![Object::Collective(code(it))], message)
    };
    collectives.into_iter().map(tell).collect()
}

fn held(scene: &Scene) -> Vec<Held<'_>> {
    scene.facts.share_holdings.iter().map(|it| of(&it.fact)).collect()
}

fn of(it: &ShareHolding) -> Held<'_> {
    let holder = match &it.holder {
        ShareHolder::Member { name, .. } => Some(name.as_str()),
        ShareHolder::Collective => None,
    };
    (it.collective.as_str().to_owned(), it.class.as_str(), holder, it.shares)
}
