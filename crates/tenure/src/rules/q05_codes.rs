//! Q05: codes have their form, stand once, and begin with the county and with an issuer that is there.

use super::{Facts, Tally};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q05", name: "codes-malformed-or-repeated" },
    title_zh: "代码格式不符或重复",
    title_en: "a code is malformed, repeated, or begins with another county or an unknown issuer",
    citation: Citation::Standard { standard: Standard::ElementCodes, place: "附录A" },
    moments: &[(Moment::Takeover, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    Tally::over(facts.village.parcels.len())
}
