//! HR-55 compensation-not-agreed
//!
//! An exit is paid: the terms name a standard; who wants nothing says so in an act of its own, signed by each adult co-holder and reviewed by another officer.
//! 有偿退出应约定补偿及其标准；放弃补偿的，须由成年共有人单独书面声明，并经另一名工作人员复核。
//!
//! That it was paid before the right is cancelled is MK-10's.

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_APPROVAL;
use crate::consent::{Consent, not_agreed};
use crate::exit::{ExitFacts, ExitTerms};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-55", name: "compensation-not-agreed" },
    title_zh: "没有约定补偿，或者放弃补偿未经复核",
    title_en: "no compensation was agreed, or a waiver was not reviewed",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 30, paragraph: None },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let troubles = match &facts.file.terms {
        None => vec!["没有约定补偿".to_owned()],
        Some(ExitTerms::Compensation { standard, .. }) => {
            let unnamed = standard.trim().is_empty();
            unnamed.then(|| "没有写明补偿标准".to_owned()).into_iter().collect()
        }
        Some(ExitTerms::Retention { .. }) => Vec::new(),
        Some(ExitTerms::Waived { signed, .. }) => waiver(facts, signed),
    };
    troubles.into_iter().map(|it| of_exit(&RULE, facts, it)).collect()
}

fn waiver(facts: &ExitFacts<'_>, signed: &[Consent]) -> Vec<String> {
    let file = facts.file;
    let missing = not_agreed(&file.application.holders, signed, facts.today);
    let missing = missing.into_iter().map(|it| format!("共有人“{}”没有签字放弃补偿", it.name));
    let interviewer = file.interview.as_ref().map(|it| it.officer.as_str());
    let unreviewed = match &file.waiver_review {
        None => Some("放弃补偿没有复核".to_owned()),
        Some(it) if Some(it.officer.as_str()) == interviewer => {
            Some("放弃补偿由面谈人员自己复核".to_owned())
        }
        Some(_) => None,
    };
    missing.chain(unreviewed).collect()
}
