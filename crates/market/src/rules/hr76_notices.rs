//! HR-76 contract-before-notices
//!
//! Nothing is signed before the notice and the result notice have passed without an objection that was upheld.
//! 公告期、结果公示期未满或者异议成立的，不得签订合同。

use tenure::{Citation, Parameter, Rule, RuleCode, Standard, Violation};

use super::listing_view::of_listing;
use super::moments::AT_REGISTRATION;
use crate::days::Days;
use crate::listing::ListingFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-76", name: "contract-before-notices" },
    title_zh: "公告、公示期满前签订合同",
    title_en: "a contract is signed before the notices have passed, or against an upheld objection",
    citation: Citation::Standard {
        standard: Standard::MarketOpinions,
        place: "流转交易公开、公正、规范运行",
    },
    moments: AT_REGISTRATION,
    parameters: &[HOUSEHOLD_DAYS, COLLECTIVE_DAYS, RESULT_DAYS],
};

const HOUSEHOLD_DAYS: Parameter = Parameter {
    name: "household_notice_working_days_min",
    default: "5",
    source: "没有查到全国统一的天数；本系统设定",
};
const COLLECTIVE_DAYS: Parameter = Parameter {
    name: "collective_notice_working_days_min",
    default: "10",
    source: "没有查到全国统一的天数；本系统设定",
};
const RESULT_DAYS: Parameter = Parameter {
    name: "result_notice_working_days_min",
    default: "5",
    source: "没有查到全国统一的天数；本系统设定，不得少于3",
};

pub(super) fn check(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let listing = facts.listing;
    let signed = listing.contract().map_or(facts.today, |it| it.0);
    let runs = |name: &str, days: Option<Days>| match days {
        None => Some(format!("没有{name}")),
        Some(days) if signed <= days.last() => {
            Some(format!("{name}至{}，合同签订于{signed}", days.last()))
        }
        Some(_) => None,
    };
    let notices = [runs("公告", listing.notice()), runs("结果公示", listing.result_notice())];
    let open = |upheld| listing.objections().iter().any(|it| it.upheld == upheld);
    let unanswered = open(None).then(|| "异议尚未答复".to_owned());
    let upheld = open(Some(true)).then(|| "异议成立".to_owned());
    let troubles = notices.into_iter().flatten().chain(unanswered).chain(upheld);
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}
