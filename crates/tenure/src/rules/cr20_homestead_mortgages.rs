//! CR-20 homestead-mortgaged
//!
//! The right to use a homestead is not mortgaged, unless a law allows it.
//! 宅基地使用权不得抵押，法律规定可以抵押的除外。
//!
//! No law that was read allows it; a pilot that does is a change of this rule and not a setting.

use identity::UnitCode;

use super::case_view::{found, object_of};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-20", name: "homestead-mortgaged" },
    title_zh: "以宅基地使用权抵押",
    title_en: "a homestead would be mortgaged",
    citation: Citation::Article { law: Law::CivilCode, article: 399, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    match facts.request {
        Request::Mortgage(it) if UnitCode::parse(&it.on).is_ok() => {
            let message = format!("宅基地使用权“{}”不得抵押", it.on);
            vec![found(&RULE, vec![object_of(&it.on)], message)]
        }
        _ => Vec::new(),
    }
}
