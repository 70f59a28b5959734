//! CO-09 charter-laxer-than-law
//!
//! A charter may ask for more than two thirds and for less never; its versions follow one another.
//! 章程可以规定更严格的表决比例，不得低于三分之二；章程逐版接续。

use super::collective_view::of_collective;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::{Citation, Law, Proportion, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-09", name: "charter-laxer-than-law" },
    title_zh: "章程规定的表决比例低于法律规定",
    title_en: "a charter asks for a smaller majority than the law",
    citation: Citation::Article { law: Law::RuralCollectives, article: 27, paragraph: Some(3) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let looks = matches!(
        facts.act,
        CollectiveAct::CharterChange(_) | CollectiveAct::Registration | CollectiveAct::Audit
    );
    if !looks {
        return Vec::new();
    }
    let charter = &facts.after.organisation.charter;
    let majority = (!charter.majority.is_at_least(Proportion::TWO_THIRDS))
        .then(|| format!("章程规定{}同意，不得低于{}", charter.majority, Proportion::TWO_THIRDS));
    let next = facts.before.organisation.charter.version.saturating_add(1);
    let changed = matches!(facts.act, CollectiveAct::CharterChange(_));
    let version = (changed && charter.version != next)
        .then(|| format!("章程应为第{next}版，不是第{}版", charter.version));
    majority.into_iter().chain(version).map(|it| of_collective(&RULE, facts, it)).collect()
}
