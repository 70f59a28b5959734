//! HR-67 homestead-procedure-incomplete
//!
//! A homestead is applied for, discussed by the collective, made public, and approved by the township, in this order.
//! 宅基地应经农户申请、集体讨论、公示、乡（镇）人民政府批准后登记。

use super::case_view::{decisions_on, of_case};
use super::moments::AT_APPROVAL;
use crate::case::{CaseFacts, CaseKind, DecisionSubject, NoticeKind};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-67", name: "homestead-procedure-incomplete" },
    title_zh: "宅基地未经集体讨论、公示或乡镇批准",
    title_en: "a homestead was not discussed, made public and approved by the township, in this order",
    citation: Citation::Article {
        law: Law::LandAdministrationRegulation,
        article: 34,
        paragraph: None,
    },
    moments: AT_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if facts.kind != CaseKind::HomesteadFirstRegistration {
        return Vec::new();
    }
    let Some(decision) = decisions_on(facts, DecisionSubject::Homestead).last() else {
        return vec![of_case(&RULE, "没有集体讨论宅基地申请的决议".to_owned())];
    };
    let mut violations = Vec::new();
    let announced = facts.notices.iter().find(|it| it.kind == NoticeKind::HomesteadRegistration);
    match announced {
        None => violations.push(of_case(&RULE, "没有宅基地公示".to_owned())),
        Some(it) if it.first_day < decision.day => {
            let (day, first_day) = (decision.day, it.first_day);
            let message = format!("宅基地公示始于{first_day}，应在{day}集体讨论之后");
            violations.push(of_case(&RULE, message));
        }
        Some(_) => {}
    }
    if !decision.township_approved {
        violations.push(of_case(&RULE, "没有乡（镇）人民政府的批准".to_owned()));
    }
    violations
}
