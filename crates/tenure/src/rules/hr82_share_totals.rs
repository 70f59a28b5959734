//! HR-82 share-total-differs
//!
//! The holdings of a collective, its own among them, add up to its total, as exact fractions, and none is less than zero.
//! 集体经济组织的总份额应等于各持有份额（含集体股）之和，任何份额不得小于零。
//!
//! Provinces have written it into their regulations (浙江省农村集体资产管理条例第30条); where none has, it is arithmetic.

use std::collections::HashMap;

use super::co13_share_holders::touches_shares;
use super::collective_view::of_collective;
use super::moments::ALWAYS;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::collective::{CollectiveAct, CollectiveFacts, Party, Succession};
use crate::shares::{HeldShares, total};
use crate::submission::{Collective, ShareHolding, Table};
use crate::{Citation, Rule, RuleCode, Shares, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-82", name: "share-total-differs" },
    title_zh: "份额之和与总份额不符",
    title_en: "a collective's holdings do not add up to its total, or one is less than zero",
    citation: Citation::Policy,
    moments: ALWAYS,
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Collective, Table::ShareHolding]) {
        return tally;
    }
    let mut tally = Tally::over(facts.village.share_holdings.len());
    let mut holdings_of: HashMap<&str, Vec<Shares>> = HashMap::new();
    for it in &facts.village.share_holdings {
        if let Some((collective, shares)) =
            filled(it.collective_code.as_ref()).zip(shares(it, &mut tally))
        {
            holdings_of.entry(collective).or_default().push(shares);
        }
    }
    tally.add_rows(facts.village.collectives.len());
    for it in &facts.village.collectives {
        let code = it.credit_code.as_deref().unwrap_or_default();
        let holdings = holdings_of.get(code).map(Vec::as_slice).unwrap_or_default();
        let trouble = total_trouble(it, holdings);
        tally.violations.extend(trouble);
    }
    tally
}

/// The shares of a holding; what is no number, or less than zero, is a finding.
fn shares(holding: &ShareHolding, tally: &mut Tally) -> Option<Shares> {
    let text = filled(holding.shares.as_ref())?;
    let shares = Shares::parse(text).ok();
    let trouble = match shares {
        None => "不是数值或分数",
        Some(shares) if shares.negative() => "小于零",
        Some(_) => return shares,
    };
    tally.push(at(&RULE, holding, "shares", format!("份额“{text}”{trouble}")));
    shares
}

fn total_trouble(collective: &Collective, holdings: &[Shares]) -> Option<Violation> {
    let text = filled(collective.total_shares.as_ref())?;
    let Ok(total) = Shares::parse(text) else {
        let message = format!("总份额“{text}”不是数值或分数");
        return Some(at(&RULE, collective, "total_shares", message));
    };
    let sum = holdings.iter().try_fold(Shares::ZERO, |sum, it| sum.checked_add(*it));
    let Some((sum, difference)) = sum.and_then(|it| Some((it, total.checked_sub(it)?))) else {
        let message = "各持有份额的分母过于复杂，无法求和".to_owned();
        return Some(at(&RULE, collective, "total_shares", message));
    };
    if difference == Shares::ZERO {
        return None;
    }
    let n_holdings = holdings.len();
    let message = format!("总份额{total}，与{n_holdings}笔持有份额之和{sum}相差{difference}");
    Some(at(&RULE, collective, "total_shares", message).measured(&sum, &total, "份"))
}

/// The holdings as an act would leave them.
pub(super) fn check_collective(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if let CollectiveAct::Succession(it) = facts.act {
        let troubles = of_succession(it).into_iter();
        return troubles.map(|it| of_collective(&RULE, facts, it)).collect();
    }
    if !touches_shares(facts.act) {
        return Vec::new();
    }
    let holdings = &facts.after.holdings;
    let tell = |it: String| of_collective(&RULE, facts, it);
    let less = |it: &&HeldShares| it.holding.shares.negative();
    let negative =
        holdings.iter().filter(less).map(|it| tell(format!("份额“{}”小于零", it.holding.shares)));
    let mut violations: Vec<Violation> = negative.collect();
    let registered = facts.after.organisation.collective.total_shares;
    let n_holdings = holdings.len();
    match total(holdings) {
        None => violations.push(tell("各持有份额的分母过于复杂，无法求和".to_owned())),
        Some(sum) if sum != registered => {
            let message = format!("总份额{registered}，与{n_holdings}笔持有份额之和{sum}不符");
            violations.push(tell(message).measured(&sum, &registered, "份"));
        }
        Some(_) => {}
    }
    violations
}

/// Each successor's holdings add up to its total, and all successors' to what was there before.
fn of_succession(it: &Succession) -> Vec<String> {
    let sum = |parties: &[Party]| total(parties.iter().flat_map(|party| &party.holdings));
    let mut troubles: Vec<String> = it.after.iter().filter_map(of_party).collect();
    match (sum(&it.before), sum(&it.after)) {
        (Some(before), Some(after)) if before == after => {}
        (Some(before), Some(after)) => {
            troubles.push(format!("承继前的份额合计{before}，承继后合计{after}"));
        }
        _ => troubles.push("各持有份额的分母过于复杂，无法求和".to_owned()),
    }
    troubles
}

fn of_party(it: &Party) -> Option<String> {
    let (code, registered) = (&it.collective, it.total_shares);
    if let Some(less) = it.holdings.iter().find(|it| it.holding.shares.negative()) {
        return Some(format!("“{code}”的份额“{}”小于零", less.holding.shares));
    }
    let sum = total(&it.holdings).filter(|sum| *sum != registered)?;
    Some(format!("“{code}”的总份额{registered}，与各持有份额之和{sum}不符"))
}
