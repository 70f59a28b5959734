//! A departure near a settlement of somebody of the household (HR-05).

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::{Departure, Finding, Parameters, PersonHash, Settled, Sign};

pub(super) fn near(
    departures: &[&Departure],
    settled: &[Settled],
    parameters: &Parameters,
) -> Vec<Finding> {
    let mut days: HashMap<PersonHash, Vec<NaiveDate>> = HashMap::new();
    for it in settled {
        days.entry(it.person).or_default().push(it.day);
    }
    let window = i64::from(parameters.settlement_window_days);
    let nearest = |departure: &Departure| {
        let of_household = departure.household.iter().filter_map(|it| days.get(it)).flatten();
        let apart = of_household.map(|day| (*day - departure.filed_day).num_days());
        apart.filter(|it| it.abs() <= window).min_by_key(|it| (it.abs(), *it))
    };
    let found = departures.iter().filter_map(|it| {
        let days = nearest(it)?;
        let when = if days < 0 { "after" } else { "before" };
        Some(Finding {
            sign: Sign::NearSettlement,
            reason: format!("filed {} days {when} somebody of the household settled", days.abs()),
            departures: vec![it.number.clone()],
        })
    });
    found.collect()
}
