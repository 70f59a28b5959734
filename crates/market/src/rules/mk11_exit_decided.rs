//! MK-11 exit-not-decided
//!
//! The collective's members decide on what an exit costs them, and what they decided was on notice.
//! 退出补偿应经集体成员决议，并公示期满。

use tenure::{Citation, Proportion, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_APPROVAL;
use crate::exit::ExitFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-11", name: "exit-not-decided" },
    title_zh: "退出补偿未经集体决议或者公示",
    title_en: "the terms of an exit were not decided by the collective, or not on notice",
    citation: Citation::Policy,
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let file = facts.file;
    let decision = match &file.decision {
        None => Some("没有集体决议".to_owned()),
        Some(it) if it.issuer != file.application.collective => {
            Some(format!("决议由“{}”作出，不是本集体", it.issuer))
        }
        Some(it) if !it.reaches(Proportion::TWO_THIRDS) => {
            Some(format!("应到{}人，同意{}人，不足三分之二", it.n_entitled, it.n_yes))
        }
        Some(_) => None,
    };
    let closed = file.notice.is_some_and(|it| it.closed);
    let notice = (!closed).then(|| "公示没有期满".to_owned());
    let troubles = decision.into_iter().chain(notice);
    troubles.map(|it| of_exit(&RULE, facts, it)).collect()
}
