//! Q12 identity-number-repeated
//!
//! The same document number at several members calls for a proof.
//! 同一证件号码在多名家庭成员中出现的，应附证明材料。
//!
//! It advises: who is counted in two households may have a right in each until one is given up.

use identity::mask_identity_number;

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Member, Table, identity_key};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q12", name: "identity-number-repeated" },
    title_zh: "家庭成员证件号码重复",
    title_en: "a document number stands at several members",
    citation: Citation::Practice { place: "证件号码重复" },
    moments: &[(Moment::Takeover, Severity::Advisory), (Moment::Audit, Severity::Advisory)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Member, Table::HouseholdMember]) {
        return tally;
    }
    let rows = &facts.village.members;
    if facts.county.repeated_identity_numbers.is_empty() {
        return Tally::over(rows.len());
    }
    let violations = rows.iter().filter_map(|it| finding(facts, it)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn finding(facts: &Facts<'_>, member: &Member) -> Option<Violation> {
    let number = filled(member.document_number.as_ref())?;
    if !facts.county.repeated_identity_numbers.contains(&identity_key(number)) {
        return None;
    }
    let message =
        format!("证件号码“{}”在多名家庭成员中出现，应附证明材料", mask_identity_number(number));
    Some(at(&RULE, member, "document_number", message))
}
