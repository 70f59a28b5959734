//! HR-29 area-differs-from-former-contract
//!
//! A measured area far from the one in the former contract calls for a reason, and further still for a decision of the members.
//! 实测面积与原合同面积相差较大的应备注原因，相差更大的应经成员决议。
//!
//! No published text sets the two thresholds; they are the county's.

use rust_decimal::Decimal;

use super::case_view::{decisions_on, found, over_outcome, parcel, two_thirds};
use super::moments::TOLD_AND_AUDIT;
use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::case::{CaseFacts, DecisionSubject};
use crate::submission::{ContractedParcel, Table};
use crate::{Citation, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-29", name: "area-differs-from-former-contract" },
    title_zh: "实测面积与原合同面积相差较大",
    title_en: "a measured area is far from the former contract's without a reason or a decision",
    citation: Citation::Policy,
    moments: TOLD_AND_AUDIT,
    parameters: &[
        Parameter {
            name: "area_difference_share_warn",
            default: "0.05",
            source: "本系统设定，未见公布的文本，由县设定",
        },
        Parameter {
            name: "area_difference_share_max",
            default: "0.20",
            source: "本系统设定，未见公布的文本，由县设定",
        },
    ],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let mut violations = over_outcome(facts, &RULE, &[check_rows]);
    violations.extend(undecided(facts));
    violations
}

/// A difference as a share of the former area; nothing where there is none to compare with.
fn share(measured: Decimal, former: Decimal) -> Option<Decimal> {
    let difference = measured.checked_sub(former)?.abs();
    if former <= Decimal::ZERO { None } else { difference.checked_div(former) }
}

/// A share as a percentage of two decimals, without trailing zeros.
pub(super) fn percent(share: Decimal) -> Decimal {
    share.saturating_mul(Decimal::ONE_HUNDRED).round_dp(2).normalize()
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::ContractedParcel]) {
        return tally;
    }
    let rows = &facts.village.contracted_parcels;
    let violations = rows.iter().filter_map(|it| unexplained(facts, it)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

fn unexplained(facts: &Facts<'_>, row: &ContractedParcel) -> Option<Violation> {
    let former = value::decimal(filled(row.former_area_m2.as_ref())?)?;
    let parcel = facts.parcels.get(filled(row.parcel_code.as_ref())?)?;
    let measured = value::decimal(filled(parcel.measured_area_m2.as_ref())?)?;
    let limit = facts.parameters.cases.area_difference_share_warn;
    let share = share(measured, former).filter(|it| *it > limit)?;
    if filled(parcel.remark.as_ref()).is_some() {
        return None;
    }
    let message = format!(
        "实测面积{measured}平方米，原合同面积{former}平方米，相差超过{}%，应备注原因",
        percent(limit)
    );
    Some(at(&RULE, row, "former_area_m2", message).measured(&percent(share), &percent(limit), "%"))
}

/// Parcels of the case beyond the second threshold, unless the members decided.
fn undecided(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if decisions_on(facts, DecisionSubject::AreaDifference).any(two_thirds) {
        return Vec::new();
    }
    let limit = facts.parameters.area_difference_share_max;
    let (after, before) = (&facts.outcome.after.facts, &facts.before.facts);
    let contracted = after.contracts.iter().flat_map(|it| &it.parcels);
    let measured = contracted.filter_map(|it| {
        let survey = after.parcels.iter().find(|parcel| parcel.fact.code == it.fact.parcel)?;
        let known = before.parcels.iter().any(|parcel| parcel.fact == survey.fact);
        let former = it.fact.former_area_m2?.0;
        (!known).then_some((&it.fact.parcel, survey.fact.measured_area_m2.0, former))
    });
    let beyond = measured.filter_map(|(code, measured, former)| {
        let share = share(measured, former).filter(|it| *it > limit)?;
        let message = format!(
            "实测面积{measured}平方米，原合同面积{former}平方米，相差超过{}%，应经本集体经济组织成员三分之二以上同意",
            percent(limit)
        );
        Some(found(&RULE, vec![parcel(code)], message).measured(&percent(share), &percent(limit), "%"))
    });
    beyond.collect()
}
