//! A price far below the median of its own village; what other villages pay says nothing about this one.

use std::collections::BTreeMap;

use identity::DivisionCode;

use crate::{Departure, Finding, Parameters, Sign};

/// A departure with a price and an area, both above zero.
#[derive(Clone, Copy)]
struct Priced<'a> {
    departure: &'a Departure,
    price_fen: i128,
    area_dm2: i128,
}

pub(super) fn below_median(departures: &[&Departure], parameters: &Parameters) -> Vec<Finding> {
    let mut villages: BTreeMap<DivisionCode, Vec<Priced<'_>>> = BTreeMap::new();
    for it in departures {
        if let Some(priced) = priced(it) {
            villages.entry(it.village).or_default().push(priced);
        }
    }
    villages.into_values().flat_map(|it| of_village(it, parameters)).collect()
}

fn priced(departure: &Departure) -> Option<Priced<'_>> {
    let price_fen = departure.price_fen.filter(|it| *it >= 0)?;
    let area_dm2 = departure.area_dm2.filter(|it| *it > 0)?;
    Some(Priced { departure, price_fen: price_fen.into(), area_dm2: area_dm2.into() })
}

/// Prices by area are compared as fractions, exactly; of an even number the lower one of the middle is the median.
fn of_village(mut priced: Vec<Priced<'_>>, parameters: &Parameters) -> Vec<Finding> {
    if priced.len() < parameters.priced_departures_min {
        return Vec::new();
    }
    let by_area = |one: &Priced<'_>, other: &Priced<'_>| {
        (one.price_fen * other.area_dm2).cmp(&(other.price_fen * one.area_dm2))
    };
    priced.sort_by(by_area);
    let Some(median) = priced.get((priced.len() - 1) / 2).copied() else { return Vec::new() };
    let percent = i128::from(parameters.price_percent_min);
    // Far below what could overflow: prices and areas have 63 bits each, and a percentage 16.
    let low = |it: &&Priced<'_>| {
        let own = it.price_fen.checked_mul(median.area_dm2).and_then(|it| it.checked_mul(100));
        let bound = median.price_fen.checked_mul(it.area_dm2);
        let bound = bound.and_then(|it| it.checked_mul(percent));
        own.zip(bound).is_some_and(|(own, bound)| own < bound)
    };
    let mut low: Vec<&Departure> = priced.iter().filter(low).map(|it| it.departure).collect();
    low.sort_by_key(|it| (it.filed_day, &it.number));
    let finding = |it: &Departure| Finding {
        sign: Sign::BelowMedian,
        reason: format!("below {percent} % of the village's median price by area"),
        departures: vec![it.number.clone()],
    };
    low.into_iter().map(finding).collect()
}
