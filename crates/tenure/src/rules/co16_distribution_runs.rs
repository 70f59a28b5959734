//! CO-16 distribution-differs
//!
//! A run of the distribution is what income, charter and shares give, to the fen, and a correction follows the run before it.
//! 分配结果应与收益、章程比例、登记份额计算的结果一致；更正以后续批次进行，不得修改原批次。

use super::collective_view::of_collective;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::distribution::{Run, claims_of, correct, distribute};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-16", name: "distribution-differs" },
    title_zh: "分配结果与收益、份额计算的结果不一致，或者修改了原批次",
    title_en: "a run is not what income and shares give, or does not follow the run before it",
    citation: Citation::Article { law: Law::RuralCollectives, article: 42, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Distribution(run) = facts.act else { return Vec::new() };
    trouble(facts, run).into_iter().map(|it| of_collective(&RULE, facts, it)).collect()
}

fn trouble(facts: &CollectiveFacts<'_>, run: &Run) -> Vec<String> {
    let organisation = &facts.before.organisation;
    let mut troubles = Vec::new();
    if run.input.collective != organisation.collective.credit_code {
        troubles.push(format!("批次属于“{}”", run.input.collective));
    }
    let claims = claims_of(&facts.before.holdings);
    if claims.as_ref() != Ok(&run.input.claims)
        || run.input.total != organisation.collective.total_shares
    {
        troubles.push("分配所依据的份额与登记的份额不一致".to_owned());
    }
    let again = match last_of_year(facts, run) {
        None => distribute(run.input.clone()),
        Some(last) => correct(last, run.input.clone()),
    };
    match again {
        Err(error) => troubles.push(format!("不能重新计算：{}", error.message_zh())),
        Ok(again) if again != *run => troubles.push("与重新计算的结果不一致".to_owned()),
        Ok(_) => {}
    }
    troubles
}

/// The last run of the same year before this one.
fn last_of_year<'a>(facts: &CollectiveFacts<'a>, run: &Run) -> Option<&'a Run> {
    let same = facts.runs.iter().filter(|it| it.input.account.year == run.input.account.year);
    same.max_by_key(|it| it.input.number)
}
