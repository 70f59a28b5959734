//! CO-12 share-plan-unlawful
//!
//! Only the income of operating property that was verified is quantified; where the charter keeps shares fixed, they are quantified once.
//! 只能量化经清产核资的经营性资产的收益权；章程实行静态管理的，不因人口增减重新量化。

use super::case_view::days_counted;
use super::collective_view::of_collective;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts, ShareMode};
use crate::decision::DecisionSubject;
use crate::{Citation, Law, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-12", name: "share-plan-unlawful" },
    title_zh: "份额量化方案的资产、公示或次数不符合规定",
    title_en: "a plan of shares rests on the wrong property, was not published, or changes fixed shares",
    citation: Citation::Article { law: Law::RuralCollectives, article: 40, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "share_plan_days_min",
        default: "",
        source: "省、自治区、直辖市的规定（浙江省农村集体资产管理条例第20条：15日），未填写时不核对",
    }],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::Quantification(plan) = facts.act else { return Vec::new() };
    let organisation = &facts.before.organisation;
    let mut troubles = plan.asset_troubles(&organisation.assets);
    let again = !facts.before.holdings.is_empty();
    if again && organisation.charter.share_mode == ShareMode::Fixed {
        troubles.push("章程实行静态管理，份额已经量化，不再调整".to_owned());
    }
    troubles.extend(published(facts));
    troubles.into_iter().map(|it| of_collective(&RULE, facts, it)).collect()
}

fn published(facts: &CollectiveFacts<'_>) -> Option<String> {
    let limit = facts.parameters.share_plan_days_min?;
    let mut decisions = facts.decisions.iter();
    let decision = decisions.find(|it| it.subject == DecisionSubject::ShareQuantification)?;
    let days = decision.plan_published.map_or(0, |it| days_counted(it, decision.day));
    (days < i64::from(limit)).then(|| format!("量化方案公示{days}日，应不少于{limit}日"))
}
