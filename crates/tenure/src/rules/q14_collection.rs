//! Q14 collector-not-named
//!
//! Where a certificate was collected, it says when and by whom.
//! 权证已领取的，应填写领取日期及领取人姓名、证件类型、证件号码。

use super::names::field_zh;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::submission::Table;
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q14", name: "collector-not-named" },
    title_zh: "权证已领取而领取信息不全",
    title_en: "a certificate was collected, and it is not said when and by whom",
    citation: Citation::Standard { standard: Standard::ConfirmationDatabase, place: "表B.9" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// 是 in the list of yes and no.
const YES: &str = "1";

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Certificate]) {
        return tally;
    }
    let rows = &facts.village.certificates;
    let mut tally = Tally::over(rows.len());
    for it in rows.iter().filter(|it| it.collected.as_deref() == Some(YES)) {
        let fields = [
            ("collected_day", &it.collected_day),
            ("collector_name", &it.collector_name),
            ("collector_document_kind", &it.collector_document_kind),
            ("collector_document_number", &it.collector_document_number),
        ];
        for (field, _) in fields.into_iter().filter(|(_, it)| filled(it.as_ref()).is_none()) {
            let name = field_zh(Table::Certificate, field);
            let code = it.code.as_deref().unwrap_or_default();
            tally.push(at(&RULE, it, field, format!("权证“{code}”已领取，{name}未填写")));
        }
    }
    tally
}
