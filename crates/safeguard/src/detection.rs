//! Looks for the signs, each in a module of its own.

mod cluster;
mod price;
mod settlement;
mod single;
mod wording;

use chrono::NaiveDate;

use crate::{Departure, Finding, Parameters, Settled};

/// Every sign in some departures and settlements, as of a day; the order of the facts changes nothing.
pub fn findings(
    departures: &[Departure],
    settled: &[Settled],
    parameters: &Parameters,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut ordered: Vec<&Departure> = departures.iter().collect();
    ordered
        .sort_by(|one, other| (one.filed_day, &one.number).cmp(&(other.filed_day, &other.number)));
    let mut found = settlement::near(&ordered, settled, parameters);
    found.extend(cluster::of_villages(&ordered, parameters));
    found.extend(cluster::of_agents(&ordered, parameters));
    found.extend(cluster::of_buyers(&ordered, parameters));
    found.extend(single::unpaid(&ordered, parameters, today));
    found.extend(single::signed_for_others(&ordered));
    found.extend(price::below_median(&ordered, parameters));
    found.extend(wording::same(&ordered, parameters));
    found
}
