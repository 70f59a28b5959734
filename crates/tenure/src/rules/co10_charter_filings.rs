//! CO-10 charter-not-filed
//!
//! A charter is filed with the township and with the county.
//! 章程应当报乡镇人民政府、街道办事处和县级人民政府农业农村主管部门备案。

use super::collective_view::{looks_at_organisation, of_collective};
use super::moments::TOLD_AND_AUDIT;
use crate::collective::CollectiveFacts;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-10", name: "charter-not-filed" },
    title_zh: "章程未备案",
    title_en: "a charter is not filed with township and county",
    citation: Citation::Article { law: Law::RuralCollectives, article: 20, paragraph: Some(2) },
    moments: TOLD_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !looks_at_organisation(facts) {
        return Vec::new();
    }
    let charter = &facts.after.organisation.charter;
    let offices = [
        (charter.filings.township, "乡镇人民政府、街道办事处"),
        (charter.filings.county, "县级农业农村主管部门"),
    ];
    let missing = offices.into_iter().filter(|(filed, _)| filed.is_none());
    let tell = |(_, office): (_, &str)| {
        of_collective(&RULE, facts, format!("第{}版章程尚未报{office}备案", charter.version))
    };
    missing.map(tell).collect()
}
