//! Q10 household-head-differs
//!
//! A household has exactly one head, who is the one that the contractor is named after.
//! 每户应有且仅有一名户主（或本人），其姓名、证件号码应与承包方（代表）一致。
//!
//! Households without land have exactly one head, too.

use identity::{Relation, mask_identity_number};

use super::facts::HOUSEHOLD;
use super::rows::{Row, at, filled};
use super::{Facts, Tally};
use crate::submission::{Contractor, Member, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q10", name: "household-head-differs" },
    title_zh: "户主不唯一或与承包方代表不一致",
    title_en: "a household has no head, several, or another than its contractor names",
    citation: Citation::Practice { place: "户主与承包方代表一致" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Member, Table::HouseholdMember]) {
        return tally;
    }
    let mut tally = Tally::default();
    if facts.county.has(Table::Member) {
        let households = facts.village.contractors.iter();
        for it in households.filter(|it| it.kind.as_deref() == Some(HOUSEHOLD)) {
            if let Some(head) = check_one(facts, it, it.code.as_deref(), &mut tally) {
                check_same(it, head, &mut tally);
            }
        }
    }
    if facts.county.has(Table::HouseholdMember) {
        for it in &facts.village.households {
            check_one(facts, it, it.code.as_deref(), &mut tally);
        }
    }
    tally
}

/// The one head of a household; anything else is a finding.
fn check_one<'a, R: Row>(
    facts: &Facts<'a>,
    household: &R,
    code: Option<&str>,
    tally: &mut Tally,
) -> Option<&'a Member> {
    tally.add_rows(1);
    let code = code?;
    let mut heads = facts.members_of.get(code).into_iter().flatten().filter(|it| head(it));
    let first = heads.next();
    let n_heads = usize::from(first.is_some()) + heads.count();
    if n_heads == 1 {
        return first.copied();
    }
    let message = format!("农户“{code}”有{n_heads}名户主（或本人），应有且仅有1名");
    tally.push(at(&RULE, household, "code", message).measured(&n_heads, &1, "人"));
    None
}

fn head(member: &Member) -> bool {
    filled(member.relation.as_ref())
        .and_then(|it| Relation::parse(it).ok())
        .is_some_and(|it| it.is_head())
}

fn check_same(contractor: &Contractor, head: &Member, tally: &mut Tally) {
    let names = filled(head.name.as_ref()).zip(filled(contractor.name.as_ref()));
    if let Some((found, expected)) = names.filter(|(found, expected)| found != expected) {
        let message = format!("户主姓名“{found}”与承包方名称“{expected}”不一致");
        tally.push(at(&RULE, head, "name", message));
    }
    let numbers =
        filled(head.document_number.as_ref()).zip(filled(contractor.document_number.as_ref()));
    if let Some((found, expected)) = numbers.filter(|(found, it)| !found.eq_ignore_ascii_case(it)) {
        let message = format!(
            "户主证件号码“{}”与承包方证件号码“{}”不一致",
            mask_identity_number(found),
            mask_identity_number(expected)
        );
        tally.push(at(&RULE, head, "document_number", message));
    }
}
