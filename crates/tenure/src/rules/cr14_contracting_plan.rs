//! CR-14 plan-not-decided
//!
//! Land is newly contracted by a plan that was published and that two thirds agreed to.
//! 统一组织承包的承包方案应公示，并经三分之二以上成员（或代表）同意。
//!
//! Asked for where the contract begins after the rules on publishing came into force; older contracts are confirmed as they were made (承包法 66).

use chrono::NaiveDate;

use super::case_view::{contract, days_counted, decisions_on, found, two_thirds};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, CaseKind, Decision, DecisionSubject};
use crate::{Citation, LandContract, Law, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-14", name: "plan-not-decided" },
    title_zh: "承包方案未公示或未经法定决议",
    title_en: "land is newly contracted without a published plan that two thirds agreed to",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 19, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "plan_days_min",
        default: "15",
        source: "农村土地承包合同管理办法（2023）：方案公示不少于15日，只可从严",
    }],
};

/// 农村土地承包合同管理办法 (农业农村部令2023年第1号) came into force on this day.
const RULES_IN_FORCE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 5, 1);

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if facts.kind != CaseKind::FirstRegistration {
        return Vec::new();
    }
    let contracts = facts.outcome.after.facts.contracts.iter().map(|it| &it.contract.fact);
    let new = contracts.filter(|it| Some(it.term.first_day) >= RULES_IN_FORCE);
    let tell = |it: &LandContract| {
        let trouble = trouble(facts, it)?;
        Some(found(&RULE, vec![contract(&it.code)], format!("承包合同“{}”：{trouble}", it.code)))
    };
    new.filter_map(tell).collect()
}

fn trouble(facts: &CaseFacts<'_>, contract: &LandContract) -> Option<String> {
    let decisions = decisions_on(facts, DecisionSubject::ContractingPlan);
    let Some(decision) = decisions.filter(|it| it.issuer == contract.issuer).last() else {
        return Some("没有承包方案的决议".to_owned());
    };
    let Decision { n_yes, n_entitled, day, plan_published, .. } = decision;
    if !two_thirds(decision) {
        return Some(format!("承包方案决议应到{n_entitled}人，同意{n_yes}人，不足三分之二"));
    }
    let days = plan_published.map_or(0, |it| days_counted(it, *day));
    let limit = facts.parameters.plan_days_min;
    (days < i64::from(limit)).then(|| format!("承包方案至决议日公示{days}日，应不少于{limit}日"))
}
