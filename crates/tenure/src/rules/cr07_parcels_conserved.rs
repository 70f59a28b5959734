//! CR-07 parcels-not-conserved
//!
//! When households split, merge, exchange or assign, every parcel is accounted for, none comes from nowhere, and the areas add up as before.
//! 分户、合户、互换、转让前后，地块应一一对应，承包面积之和应不变；征收的地块应逐一列明。

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::case_view::{found, of_case};
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, CaseKind, Scene};
use crate::{Citation, Object, ObjectKind, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-07", name: "parcels-not-conserved" },
    title_zh: "权利变动前后地块或面积不对应",
    title_en: "a change of the right loses, invents or resizes parcels",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "conserved_area_m2_max",
        default: "0.01",
        source: "本系统设定：面积保留两位小数的一个末位",
    }],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    if !moves_parcels(facts.kind) {
        return Vec::new();
    }
    let (before, after) = (contracted(facts.before), contracted(&facts.outcome.after));
    let lost = before.difference(&after).copied().filter(|it| !followed(facts, it));
    let lost = lost.map(|it| told(it, "在变动后去向不明"));
    let new = after.difference(&before).copied().filter(|it| !preceded(facts, it));
    let new = new.map(|it| told(it, "在变动前来源不明"));
    lost.chain(new).chain(sum(facts)).collect()
}

fn moves_parcels(kind: CaseKind) -> bool {
    matches!(
        kind,
        CaseKind::HouseholdSplit
            | CaseKind::HouseholdMerge
            | CaseKind::Exchange
            | CaseKind::Assignment
            | CaseKind::Expropriation
    )
}

/// The parcels under the contracts of a scene.
fn contracted(scene: &Scene) -> BTreeSet<&str> {
    let parcels = scene.facts.contracts.iter().flat_map(|it| &it.parcels);
    parcels.map(|it| it.fact.parcel.as_str()).collect()
}

/// Whether a parcel that leaves its contract ends in pieces, or is taken whole by law.
fn followed(facts: &CaseFacts<'_>, code: &str) -> bool {
    let mut ended = facts.outcome.ended.iter();
    let mut lineage = facts.outcome.lineage.iter();
    ended.any(|it| it.kind == ObjectKind::Parcel && it.code == code)
        && (facts.kind == CaseKind::Expropriation
            || lineage.any(|it| it.kind == ObjectKind::Parcel && it.from == code))
}

/// Whether a parcel that is new under a contract came from one that was there.
fn preceded(facts: &CaseFacts<'_>, code: &str) -> bool {
    let mut lineage = facts.outcome.lineage.iter();
    lineage.any(|it| it.kind == ObjectKind::Parcel && it.to == code && it.from != code)
}

fn told(parcel: &str, what: &str) -> Violation {
    let message = format!("地块“{parcel}”{what}");
    found(&RULE, vec![Object::Parcel(parcel.into())], message)
}

/// The contract areas before and after; a taking makes them less, and its pieces are CR-09's.
fn sum(facts: &CaseFacts<'_>) -> Option<Violation> {
    if facts.kind == CaseKind::Expropriation {
        return None;
    }
    let (before, after) = (area_m2(facts.before), area_m2(&facts.outcome.after));
    let difference = after.checked_sub(before)?.abs();
    let limit = facts.parameters.conserved_area_m2_max;
    if difference <= limit {
        return None;
    }
    let message = format!(
        "承包面积之和变动前为{before}平方米，变动后为{after}平方米，相差{difference}平方米"
    );
    Some(of_case(&RULE, message).measured(&difference, &limit, "平方米"))
}

fn area_m2(scene: &Scene) -> Decimal {
    let parcels = scene.facts.contracts.iter().flat_map(|it| &it.parcels);
    let areas = parcels.map(|it| it.fact.contract_area_m2.0);
    areas.fold(Decimal::ZERO, Decimal::saturating_add)
}
