//! HR-04 exit-text-names-settlement
//!
//! An exit has no reason but the holder's wish; where a text of its file speaks of moving the household registration to town, a supervisor is told.
//! 退出没有事由可填；材料文字提到落户、迁移户口的，提示监督人员核查。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::TOLD;
use crate::exit::{ExitFacts, ExitTerms};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-04", name: "exit-text-names-settlement" },
    title_zh: "退出材料提到落户或者迁移户口",
    title_en: "a text of an exit speaks of settling in town",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 27, paragraph: Some(2) },
    moments: TOLD,
    parameters: &[],
};

/// Words that point at settlement, wherever they stand.
const WORDS: [&str; 8] = ["落户", "户口", "户籍", "迁户", "进城", "农转非", "转非", "购房入户"];

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let file = facts.file;
    let interview = file.interview.as_ref().map(|it| ("面谈记录", it.statement.as_str()));
    let standard = match &file.terms {
        Some(ExitTerms::Compensation { standard, .. }) => Some(("补偿标准", standard.as_str())),
        _ => None,
    };
    let texts = interview.into_iter().chain(standard);
    let told = texts.filter_map(|(place, text)| {
        let plain: String = text.chars().filter(|it| !it.is_whitespace()).collect();
        let word = WORDS.into_iter().find(|it| plain.contains(it))?;
        Some(format!("{place}提到“{word}”，退出不得与落户相联系，请核查"))
    });
    told.map(|it| of_exit(&RULE, facts, it)).collect()
}
