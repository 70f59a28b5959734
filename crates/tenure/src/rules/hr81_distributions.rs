//! HR-81 distribution-unlawful
//!
//! From the year's income the losses and the fund of the charter are taken first; the plan is open to the members ten days before the meeting; every payment goes to the member's own account.
//! 当年收益先弥补亏损、按章程提取公积公益金，剩余的按份额分配；分配方案于会议召开十日前供成员查阅；支付到成员本人账户。

use super::collective_view::{of_collective, of_member};
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts, PaymentOrder};
use crate::decision::DecisionSubject;
use crate::distribution::{Run, YearAccount};
use crate::{Citation, Law, Parameter, Proportion, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-81", name: "distribution-unlawful" },
    title_zh: "收益分配未提足公积公益金、方案未提前公布或未支付到本人账户",
    title_en: "a distribution keeps too little, was not open in time, or does not go to the member's own account",
    citation: Citation::Article { law: Law::RuralCollectives, article: 42, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[
        Parameter {
            name: "distribution_plan_days_min",
            default: "10",
            source: "农村集体经济组织法第46条，只可从严",
        },
        Parameter {
            name: "reserve_min",
            default: "",
            source: "省、自治区、直辖市的规定（浙江省农村集体资产管理条例第32条：100分之30），未填写时只核对章程",
        },
    ],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    match facts.act {
        CollectiveAct::Distribution(run) => {
            let mut troubles = reserve(facts, &run.input.account);
            troubles.extend(open_in_time(facts));
            troubles.into_iter().map(|it| of_collective(&RULE, facts, it)).collect()
        }
        CollectiveAct::Payments(orders) => orders
            .orders
            .iter()
            .filter_map(|it| own_account(facts, it))
            .chain(as_distributed(facts, &orders.run, &orders.orders))
            .collect(),
        _ => Vec::new(),
    }
}

/// The fund against the charter and against the province.
fn reserve(facts: &CollectiveFacts<'_>, account: &YearAccount) -> Vec<String> {
    let least = |least: Proportion, whose: &str| {
        let (name, taken) = ("公积公益金", account.reserve);
        (!taken.is_at_least(least)).then(|| format!("{name}按{taken}提取，{whose}规定{least}"))
    };
    let charter = least(facts.before.organisation.charter.reserve, "章程");
    let province = facts.parameters.reserve_min.and_then(|it| least(it, "本省"));
    charter.into_iter().chain(province).collect()
}

fn open_in_time(facts: &CollectiveFacts<'_>) -> Option<String> {
    let mut decisions = facts.decisions.iter();
    let decision = decisions.find(|it| it.subject == DecisionSubject::IncomeDistribution)?;
    let limit = facts.parameters.distribution_plan_days_min;
    let Some(published) = decision.plan_published else {
        return Some("收益分配方案未提供成员查阅".to_owned());
    };
    let days = decision.day.signed_duration_since(published).num_days();
    (days < i64::from(limit))
        .then(|| format!("收益分配方案于会议召开{days}日前提供查阅，应不少于{limit}日"))
}

fn own_account(facts: &CollectiveFacts<'_>, order: &PaymentOrder) -> Option<Violation> {
    let person = order.person?;
    if order.account_holder == Some(person) || order.mandate_sha256.is_some() {
        return None;
    }
    let name = facts.before.name_of(person);
    let message = format!("“{name}”的第{}笔支付不是本人账户，也没有委托", order.payment.number);
    Some(of_member(&RULE, facts, person, message))
}

/// Every portion of the run is ordered once, and nothing else is.
fn as_distributed(
    facts: &CollectiveFacts<'_>,
    run: &Run,
    orders: &[PaymentOrder],
) -> Option<Violation> {
    let mut ordered: Vec<_> =
        orders.iter().map(|it| (it.payment.payee, it.payment.amount_fen)).collect();
    ordered.sort_unstable();
    let portions = run.portions.iter().map(|it| (it.payee, it.pay_fen()));
    let due: Vec<_> = portions.filter(|(_, fen)| *fen > 0).collect();
    (ordered != due).then(|| {
        let message = format!("支付清单与第{}批分配结果不一致", run.input.number);
        of_collective(&RULE, facts, message)
    })
}
