//! HR-65 dwelling-parted-with
//!
//! A household that sold, let or gave away its dwelling is granted no other homestead.
//! 农村村民出卖、出租、赠与住宅后，再申请宅基地的，不予批准。

use super::case_view::{code, found};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, PartedDwelling, Parting, Request};
use crate::{Citation, Law, Object, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-65", name: "dwelling-parted-with" },
    title_zh: "出卖、出租、赠与住宅后再申请宅基地",
    title_en: "a household that sold, let or gave away its dwelling asks for another homestead",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(5) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::HomesteadFirstRegistration(grant) = facts.request else { return Vec::new() };
    let mut violations = Vec::new();
    for it in facts.outcome.after.facts.homesteads.iter().map(|it| &it.fact) {
        let parted =
            grant.parted_dwellings.iter().find(|parted| parted.household == it.household.as_str());
        if let Some(PartedDwelling { household, how, day }) = parted {
            let how = parting(*how);
            let message = format!("农户“{household}”于{day}{how}住宅，再申请宅基地不予批准");
            violations.push(found(
                &RULE,
                vec![Object::Homestead(code(it.unit_code.as_str()))],
                message,
            ));
        }
    }
    violations
}

fn parting(how: Parting) -> &'static str {
    match how {
        Parting::Sold => "出卖",
        Parting::Let => "出租",
        Parting::GivenAway => "赠与",
    }
}
