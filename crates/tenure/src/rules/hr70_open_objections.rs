//! HR-70 dispute-unsettled
//!
//! While an objection is unanswered or a dispute unsettled, nothing is signed, entered or certified.
//! 公示异议未答复、权属争议未解决的，不得签订合同、登记、颁证。

use super::case_view::of_case;
use super::moments::AT_APPROVAL;
use crate::case::{CaseFacts, Step};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-70", name: "dispute-unsettled" },
    title_zh: "异议未答复或权属争议未解决",
    title_en: "an objection is unanswered or a dispute unsettled",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 22, paragraph: None },
    moments: AT_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    for notice in facts.notices {
        let open = notice.objections.iter().filter(|it| it.is_open());
        violations.extend(open.map(|it| {
            let (round, number, day) = (notice.round, it.number, it.raised_day);
            of_case(&RULE, format!("第{round}轮公示第{number}号异议（{day}提出）尚未答复"))
        }));
    }
    let mut steps = facts.steps.iter().rev().map(|it| it.step);
    let last = steps.find(|it| matches!(it, Step::Dispute | Step::Resume));
    if last == Some(Step::Dispute) {
        violations.push(of_case(&RULE, "权属争议尚未解决".to_owned()));
    }
    violations
}
