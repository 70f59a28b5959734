//! Whether what a pack points at is there, and is pointed at.

use std::collections::BTreeSet;

use super::{Found, ways};
use crate::fact::Measure;
use crate::pack::{Alternative, Channel, Condition, Fault, PolicyPack};

pub(super) fn check(pack: &PolicyPack, found: &mut Found) {
    twice("open", pack.open.iter().map(|it| it.code.as_str()), found);
    twice("channels", pack.channels.iter().map(|it| it.code.as_str()), found);
    if pack.channels.is_empty() {
        found.push(("channels".into(), Fault::Empty));
    }
    for (field, channel) in ways(pack) {
        conditions(&field, channel, found);
    }
    relatives(pack, found);
    evidence(pack, found);
    if pack.protections.is_empty() && pack.protections_open.is_none() {
        found.push(("protections".into(), Fault::NoProtection));
    }
    questions(pack, found);
}

fn twice<'a>(field: &str, codes: impl Iterator<Item = &'a str>, found: &mut Found) {
    let mut seen = BTreeSet::new();
    for code in codes.filter(|it| !seen.insert(*it)) {
        found.push((format!("{field}.{code}.code"), Fault::Twice(code.to_owned())));
    }
}

fn conditions(field: &str, channel: &Channel, found: &mut Found) {
    if channel.conditions.is_empty() {
        found.push((format!("{field}.conditions"), Fault::Empty));
    }
    for (index, condition) in channel.conditions.iter().enumerate() {
        alternatives(&format!("{field}.conditions[{index}].any-of"), condition, found);
    }
}

fn alternatives(field: &str, condition: &Condition, found: &mut Found) {
    if condition.any_of.is_empty() {
        found.push((field.to_owned(), Fault::Empty));
    }
    for (index, it) in condition.any_of.iter().enumerate() {
        let field = format!("{field}[{index}]");
        if it.facts.is_empty() && it.open.is_none() {
            found.push((format!("{field}.facts"), Fault::NothingAsked));
        }
        limits(&field, it, found);
    }
}

fn limits(field: &str, it: &Alternative, found: &mut Found) {
    let limits = [
        ("months", it.months, Measure::Duration),
        ("within-months", it.within_months, Measure::Until),
    ];
    for (name, limit, measure) in limits {
        let Some(limit) = limit else { continue };
        if limit == 0 {
            found.push((format!("{field}.{name}"), Fault::Empty));
        }
        for fact in it.facts.iter().filter(|it| it.measure() != Some(measure)) {
            found.push((format!("{field}.{name}"), Fault::NotMeasured(fact.as_str())));
        }
    }
}

fn relatives(pack: &PolicyPack, found: &mut Found) {
    if pack.permit.relatives.is_some() {
        found.push(("permit.relatives".into(), Fault::RelativesOfPermit));
    }
    for channel in &pack.channels {
        let said = channel.relatives.as_ref().is_some_and(|it| match it.quotation {
            Some(_) => !it.kin.is_empty() || it.beyond.is_some(),
            None => it.kin.is_empty() && it.beyond.is_some(),
        });
        if !said {
            found.push((format!("channels.{}.relatives", channel.code), Fault::RelativesUnsaid));
        }
    }
}

fn evidence(pack: &PolicyPack, found: &mut Found) {
    for (index, it) in pack.evidence.iter().enumerate() {
        let field = format!("evidence[{index}]");
        if it.facts.is_empty() {
            found.push((format!("{field}.facts"), Fault::Empty));
        }
        if it.all_of.is_empty() || it.all_of.iter().any(Vec::is_empty) {
            found.push((format!("{field}.all-of"), Fault::Empty));
        }
        for code in it.channels.iter().filter(|it| pack.channel(it).is_none()) {
            found.push((format!("{field}.channels"), Fault::NoSuchChannel(code.clone())));
        }
    }
}

/// Every open question that is pointed at is there, and every one that is there is pointed at.
fn questions(pack: &PolicyPack, found: &mut Found) {
    let asked = pointers(pack);
    for (field, code) in asked.iter().filter(|(_, it)| pack.open_question(it).is_none()) {
        found.push((field.clone(), Fault::NoSuchQuestion((*code).to_owned())));
    }
    let asked: BTreeSet<&str> = asked.iter().map(|(_, code)| *code).collect();
    for it in pack.open.iter().filter(|it| !asked.contains(it.code.as_str())) {
        found.push((format!("open.{}", it.code), Fault::Unused));
    }
}

/// Every place that points at an open question, and the code it names.
fn pointers(pack: &PolicyPack) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    found.extend(pack.protections_open.as_deref().map(|it| ("protections-open".into(), it)));
    for (field, channel) in ways(pack) {
        for (index, condition) in channel.conditions.iter().enumerate() {
            let open = condition.any_of.iter().filter_map(|it| it.open.as_deref());
            found.extend(open.map(|it| (format!("{field}.conditions[{index}].any-of"), it)));
        }
        let beyond = channel.relatives.as_ref().and_then(|it| it.beyond.as_deref());
        found.extend(beyond.map(|it| (format!("{field}.relatives.beyond"), it)));
    }
    found
}
