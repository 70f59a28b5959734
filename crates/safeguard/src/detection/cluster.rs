//! Many departures of one village, by one agent or to one buyer within a short time.

use std::collections::BTreeMap;

use crate::{Departure, Finding, Parameters, Sign};

pub(super) fn of_villages(departures: &[&Departure], parameters: &Parameters) -> Vec<Finding> {
    of(departures, parameters, Sign::VillageCluster, "from one village", |it| Some(it.village))
}

pub(super) fn of_agents(departures: &[&Departure], parameters: &Parameters) -> Vec<Finding> {
    of(departures, parameters, Sign::AgentCluster, "by one agent", |it| it.agent)
}

pub(super) fn of_buyers(departures: &[&Departure], parameters: &Parameters) -> Vec<Finding> {
    of(departures, parameters, Sign::BuyerCluster, "to one buyer", |it| it.buyer)
}

/// One finding for each stretch of time in which windows that are full follow each other without a gap.
fn of<K: Ord>(
    departures: &[&Departure],
    parameters: &Parameters,
    sign: Sign,
    what: &str,
    key: impl Fn(&Departure) -> Option<K>,
) -> Vec<Finding> {
    let mut groups: BTreeMap<K, Vec<&Departure>> = BTreeMap::new();
    for it in departures {
        if let Some(key) = key(it) {
            groups.entry(key).or_default().push(it);
        }
    }
    let stretches = groups.values().flat_map(|it| stretches(it, parameters));
    let finding = |it: &[&Departure]| {
        let days = it.first().zip(it.last()).map(|(first, last)| (first.filed_day, last.filed_day));
        let (first, last) = days?;
        Some(Finding {
            sign,
            reason: format!("{} {what}, filed from {first} to {last}", it.len()),
            departures: it.iter().map(|it| it.number.clone()).collect(),
        })
    };
    stretches.filter_map(|it| finding(&it)).collect()
}

/// The full windows of a group that is in the order of its days, those that overlap taken together.
fn stretches<'a>(group: &[&'a Departure], parameters: &Parameters) -> Vec<Vec<&'a Departure>> {
    let window = i64::from(parameters.cluster_window_days);
    let mut full: Vec<(usize, usize)> = Vec::new();
    let mut begin = 0;
    for (end, last) in group.iter().enumerate() {
        let inside = |it: &&Departure| (last.filed_day - it.filed_day).num_days() <= window;
        begin += group.iter().skip(begin).take_while(|it| !inside(it)).count();
        if end + 1 - begin < parameters.cluster_departures_min {
            continue;
        }
        match full.last_mut() {
            Some((_, until)) if begin <= *until => *until = end,
            _ => full.push((begin, end)),
        }
    }
    let part = |(begin, end): (usize, usize)| group.get(begin..=end).unwrap_or_default().to_vec();
    full.into_iter().map(part).collect()
}
