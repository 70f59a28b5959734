//! HR-79 personal-number-in-public-text
//!
//! What is put on public notice shows no whole identity or phone number.
//! 公示的文字不得出现完整的证件号码、手机号码。
//!
//! Looked at are the texts that officers and objectors write freely: the remark for the notice, objections and their answers.
//! Numbers in fields of their own are masked wherever they are shown.

use super::case_view::{contractor, found, of_case};
use super::moments::FROM_SUBMIT;
use super::rows::reads_as_person;
use crate::case::CaseFacts;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-79", name: "personal-number-in-public-text" },
    title_zh: "公示文字含完整的证件号码或手机号码",
    title_en: "a text for public notice holds a whole identity or phone number",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 28, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

/// A mobile number has eleven digits, the first being 1.
const MOBILE_DIGITS: usize = 11;

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    for it in facts.outcome.after.facts.contractors.iter().map(|it| &it.fact) {
        if let Some(what) = it.publicity_note.as_deref().and_then(number_in) {
            let message = format!("承包方“{}”的公示记事含完整的{what}", it.code);
            violations.push(found(&RULE, vec![contractor(&it.code)], message));
        }
    }
    for notice in facts.notices {
        for it in &notice.objections {
            let answer = it.answer.as_ref().map(|it| it.text.as_str());
            let mut texts = [Some(it.ground.as_str()), answer].into_iter().flatten();
            if let Some(what) = texts.find_map(number_in) {
                let (round, number) = (notice.round, it.number);
                let message = format!("第{round}轮公示第{number}号异议或其答复含完整的{what}");
                violations.push(of_case(&RULE, message));
            }
        }
    }
    violations
}

/// What kind of personal number stands in a text.
fn number_in(text: &str) -> Option<&'static str> {
    let mut runs = text.split(|it: char| !it.is_ascii_digit() && !matches!(it, 'X' | 'x'));
    runs.find_map(|run| {
        let mobile = run.len() == MOBILE_DIGITS && run.starts_with('1');
        if reads_as_person(run) {
            Some("证件号码")
        } else if mobile {
            Some("手机号码")
        } else {
            None
        }
    })
}
