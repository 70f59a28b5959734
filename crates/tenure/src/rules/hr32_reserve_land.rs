//! HR-32 reserve-land-beyond-limit
//!
//! Reserve land is at most five in a hundred of a collective's arable land, and none is added.
//! 机动地不得超过本集体经济组织耕地总面积的百分之五，不得再增加机动地。
//!
//! The share is looked at over a whole collective by the audit; a case is asked whether it adds any.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::case_view::found;
use super::hr29_area_differences::percent;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use super::rows::filled;
use super::{Facts, Tally, value};
use crate::case::{CaseFacts, Scene};
use crate::submission::{Parcel, Table};
use crate::{Citation, Law, Object, Parameter, Place, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-32", name: "reserve-land-beyond-limit" },
    title_zh: "机动地超过耕地总面积的百分之五或增加机动地",
    title_en: "a collective's reserve land is beyond its share of the arable land, or is added to",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 67, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[Parameter {
        name: "reserve_share_max",
        default: "0.05",
        source: "农村土地承包法第67条：百分之五，只可从严",
    }],
};

/// 机动地 in the list of categories (C.7).
const RESERVE: &str = "22";
/// 耕地 in the list of land uses (GB/T 21010), the first two digits.
const ARABLE: &str = "01";
/// 种植业 in the list of purposes (C.9), which stands in where no land use was surveyed.
const CROPS: &str = "1";
/// The issuer's code is the first 14 characters of its parcels' codes.
const ISSUER_LENGTH: usize = 14;

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let before = reserve_m2(facts.before);
    let after = reserve_m2(&facts.outcome.after);
    let more = after.into_iter().filter_map(|(issuer, area)| {
        let held = before.get(&issuer).copied().unwrap_or_default();
        let added = area.checked_sub(held).filter(|it| *it > Decimal::ZERO)?;
        let message = format!("发包方“{issuer}”的机动地将增加{added}平方米，不得再增加机动地");
        let violation = found(&RULE, vec![Object::Issuer(issuer.as_str().into())], message);
        Some(violation.measured(&added, &Decimal::ZERO, "平方米"))
    });
    more.collect()
}

/// The reserve land in a scene by issuer.
fn reserve_m2(scene: &Scene) -> BTreeMap<String, Decimal> {
    let mut areas = BTreeMap::new();
    for it in scene.facts.parcels.iter().map(|it| &it.fact).filter(|it| it.category == RESERVE) {
        let area: &mut Decimal = areas.entry(it.code.issuer().as_str().to_owned()).or_default();
        *area = area.saturating_add(it.measured_area_m2.0);
    }
    areas
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Parcel]) {
        return tally;
    }
    let rows = &facts.village.parcels;
    let mut land: BTreeMap<&str, Land> = BTreeMap::new();
    for row in rows {
        let issuer = row.code.as_deref().and_then(|it| it.get(..ISSUER_LENGTH));
        let area = filled(row.measured_area_m2.as_ref()).and_then(value::decimal);
        if let Some((issuer, area)) = issuer.zip(area) {
            land.entry(issuer).or_default().add(row, area);
        }
    }
    let limit = facts.parameters.cases.reserve_share_max;
    let violations = land.iter().filter_map(|(issuer, it)| it.finding(issuer, limit)).collect();
    Tally { violations, ..Tally::over(rows.len()) }
}

/// The land of an issuer, in square metres.
#[derive(Default)]
struct Land {
    arable_m2: Decimal,
    reserve_m2: Decimal,
}

impl Land {
    fn add(&mut self, row: &Parcel, area: Decimal) {
        let arable = match filled(row.land_use.as_ref()) {
            Some(code) => code.starts_with(ARABLE),
            None => filled(row.purpose.as_ref()) == Some(CROPS),
        };
        if arable {
            self.arable_m2 = self.arable_m2.saturating_add(area);
            if filled(row.category.as_ref()) == Some(RESERVE) {
                self.reserve_m2 = self.reserve_m2.saturating_add(area);
            }
        }
    }

    fn finding(&self, issuer: &str, share_max: Decimal) -> Option<Violation> {
        let Self { arable_m2, reserve_m2 } = self;
        let limit = arable_m2.checked_mul(share_max)?;
        if *reserve_m2 <= limit {
            return None;
        }
        let message = format!(
            "机动地{reserve_m2}平方米，超过耕地总面积{arable_m2}平方米的{}%",
            percent(share_max)
        );
        let place = Place::table(Table::Parcel);
        let objects = vec![Object::Issuer(issuer.into())];
        let violation = Violation::new(RULE.code, objects, place, message);
        Some(violation.measured(reserve_m2, &limit, "平方米"))
    }
}
