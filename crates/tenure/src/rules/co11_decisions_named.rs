//! CO-11 decision-not-named
//!
//! An act that needs a decision names one of the collective's own, on its own subject, taken by that day.
//! 需经决议的事项，应附本组织就该事项作出的决议。

use super::collective_view::of_collective;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::decision::DecisionSubject;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-11", name: "decision-not-named" },
    title_zh: "需经决议的事项没有相应的决议",
    title_en: "an act that needs a decision names none on its subject",
    citation: Citation::Article { law: Law::RuralCollectives, article: 26, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let needed = match facts.act {
        // What is put on file by itself is looked at by itself.
        CollectiveAct::Decision => facts.decisions.iter().map(|it| it.subject).collect(),
        act => act.decisions_needed(),
    };
    needed
        .into_iter()
        .filter_map(|it| trouble(facts, it))
        .map(|it| of_collective(&RULE, facts, it))
        .collect()
}

fn trouble(facts: &CollectiveFacts<'_>, subject: DecisionSubject) -> Option<String> {
    let (act, name) = (facts.act.name_zh(), subject.name_zh());
    let ours = facts.before.organisation.issuer;
    let mut on_subject = facts.decisions.iter().filter(|it| it.subject == subject);
    let Some(decision) = on_subject.find(|it| it.issuer == ours) else {
        return Some(format!("{act}没有“{name}”的决议"));
    };
    if decision.day > facts.today {
        return Some(format!("“{name}”的决议日期{}晚于当日", decision.day));
    }
    decision.record_sha256.is_empty().then(|| format!("“{name}”的决议没有会议记录"))
}
