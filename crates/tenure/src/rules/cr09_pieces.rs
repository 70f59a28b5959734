//! CR-09 pieces-differ-from-parcel
//!
//! The areas of a parcel's pieces add up to the parcel's; a remainder is no larger than what it is left of.
//! 分割后各地块实测面积之和应等于原地块实测面积，合并亦同；剩余地块不得大于原地块。

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::case_view::found;
use super::moments::FROM_SUBMIT;
use crate::case::{CaseFacts, Lineage, LineageKind, Scene};
use crate::{Citation, Object, ObjectKind, Parameter, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-09", name: "pieces-differ-from-parcel" },
    title_zh: "分割、合并后地块面积与原地块不符",
    title_en: "the areas of a parcel's pieces do not add up to the parcel's",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[Parameter {
        name: "conserved_area_m2_max",
        default: "0.01",
        source: "本系统设定：面积保留两位小数的一个末位",
    }],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let parcels = facts.outcome.lineage.iter().filter(|it| it.kind == ObjectKind::Parcel);
    let mut split: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut merged: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut violations = Vec::new();
    for Lineage { how, from, to, .. } in parcels {
        match how {
            LineageKind::Split => {
                split.entry(from).or_default().insert(to);
            }
            LineageKind::Merge => {
                merged.entry(to).or_default().insert(from);
            }
            LineageKind::Remainder => violations.extend(remainder(facts, from, to)),
            LineageKind::Transfer | LineageKind::Succession => {}
        }
    }
    let (before, after) = (facts.before, &facts.outcome.after);
    let split =
        split.iter().filter_map(|(whole, pieces)| sum(facts, (whole, before), (pieces, after)));
    let merged =
        merged.iter().filter_map(|(whole, pieces)| sum(facts, (whole, after), (pieces, before)));
    violations.into_iter().chain(split).chain(merged).collect()
}

fn sum(
    facts: &CaseFacts<'_>,
    (whole, of_whole): (&str, &Scene),
    (pieces, of_pieces): (&BTreeSet<&str>, &Scene),
) -> Option<Violation> {
    let area = area_m2(of_whole, whole)?;
    let areas = pieces.iter().map(|it| area_m2(of_pieces, it));
    let sum = areas.sum::<Option<Decimal>>()?;
    let difference = area.checked_sub(sum)?.abs();
    let limit = facts.parameters.conserved_area_m2_max;
    if difference <= limit {
        return None;
    }
    let n_pieces = pieces.len();
    let message = format!(
        "地块“{whole}”面积{area}平方米，与{n_pieces}块组成地块之和{sum}平方米相差{difference}平方米"
    );
    Some(found(&RULE, vec![parcel(whole)], message).measured(&difference, &limit, "平方米"))
}

fn remainder(facts: &CaseFacts<'_>, from: &str, to: &str) -> Option<Violation> {
    let whole = area_m2(facts.before, from)?;
    let left = area_m2(&facts.outcome.after, to)?;
    if left <= whole {
        return None;
    }
    let message = format!("剩余地块“{to}”面积{left}平方米，大于原地块“{from}”面积{whole}平方米");
    Some(found(&RULE, vec![parcel(to), parcel(from)], message).measured(&left, &whole, "平方米"))
}

fn area_m2(scene: &Scene, code: &str) -> Option<Decimal> {
    let parcels = &scene.facts.parcels;
    let parcel = parcels.iter().find(|it| it.fact.code.as_str() == code)?;
    Some(parcel.fact.measured_area_m2.0)
}

fn parcel(code: &str) -> Object {
    Object::Parcel(code.into())
}
