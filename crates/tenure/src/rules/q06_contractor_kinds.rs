//! Q06 contractor-code-not-of-its-kind
//!
//! The sequence number in a contractor's code is in the range of its kind.
//! 承包方代码的顺序号应在其承包方类型的区间内：农户0001–8000，个人8001–9000，单位9001–9999。

use identity::{ContractorCode, ContractorKind};

use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::{Contractor, Table};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q06", name: "contractor-code-not-of-its-kind" },
    title_zh: "承包方代码与承包方类型不符",
    title_en: "the sequence number of a contractor's code is not in the range of its kind",
    citation: Citation::Practice { place: "承包方代码顺序号区间" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Contractor]) {
        return tally;
    }
    let rows = &facts.village.contractors;
    Tally { violations: rows.iter().filter_map(finding).collect(), ..Tally::over(rows.len()) }
}

fn finding(contractor: &Contractor) -> Option<Violation> {
    // A malformed code is Q05's, an unknown kind Q04's.
    let code = ContractorCode::parse(filled(contractor.code.as_ref())?).ok()?;
    let kind = ContractorKind::parse(filled(contractor.kind.as_ref())?).ok()?;
    if code.kind() == kind {
        return None;
    }
    let (first, last) = kind.sequences().into_inner();
    let message = format!(
        "承包方代码“{code}”的顺序号为{:04}，承包方类型为{}，应在{first:04}至{last:04}之间",
        code.sequence(),
        kind.name_zh(),
    );
    Some(at(&RULE, contractor, "code", message))
}
