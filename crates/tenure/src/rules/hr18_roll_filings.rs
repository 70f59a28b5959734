//! HR-18 roll-not-filed
//!
//! Every version of the member roll is filed with the township and with the county.
//! 成员名册制作或者变更后，应当报乡镇人民政府、街道办事处和县级人民政府农业农村主管部门备案。

use super::collective_view::of_collective;
use super::moments::TOLD_AND_AUDIT;
use crate::collective::CollectiveFacts;
use crate::{Citation, Law, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-18", name: "roll-not-filed" },
    title_zh: "成员名册未按期备案",
    title_en: "a version of the member roll is not filed with township and county in time",
    citation: Citation::Article { law: Law::RuralCollectives, article: 12, paragraph: Some(4) },
    moments: TOLD_AND_AUDIT,
    parameters: &[Parameter {
        name: "roll_filing_days_max",
        default: "30",
        source: "本系统设定：法律未规定备案期限",
    }],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let Some(roll) = &facts.after.roll else { return Vec::new() };
    let days = facts.today.signed_duration_since(roll.day).num_days();
    let limit = facts.parameters.roll_filing_days_max;
    if days <= i64::from(limit) {
        return Vec::new();
    }
    let offices = [
        (roll.filings.township, "乡镇人民政府、街道办事处"),
        (roll.filings.county, "县级农业农村主管部门"),
    ];
    let missing = offices.into_iter().filter(|(filed, _)| filed.is_none());
    let tell = |(_, office): (_, &str)| {
        let message = format!("第{}版成员名册制作{days}日，尚未报{office}备案", roll.version);
        of_collective(&RULE, facts, message).measured(&days, &limit, "日")
    };
    missing.map(tell).collect()
}
