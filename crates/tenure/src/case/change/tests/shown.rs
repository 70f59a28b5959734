//! What a case changed, as text: what is new or says something else, and what is no more.

use std::fmt::Write as _;

use super::sample::{ISSUER, scene};
use crate::case::{Outcome, Scene};
use crate::takeover::{ContractFile, HouseholdFile};

/// The difference to the two households.
pub(super) fn shown(outcome: &Outcome) -> String {
    shown_against(&scene(), outcome)
}

pub(super) fn shown_against(before: &Scene, outcome: &Outcome) -> String {
    let (before, after) = (lines(before), lines(&outcome.after));
    let mut text = String::new();
    for line in before.iter().filter(|it| !after.contains(it)) {
        writeln!(text, "- {line}").unwrap();
    }
    for line in after.iter().filter(|it| !before.contains(it)) {
        writeln!(text, "+ {line}").unwrap();
    }
    for it in &outcome.ended {
        writeln!(text, "ended {} {} on {}", it.kind.as_str(), it.code, it.last_day).unwrap();
    }
    for it in &outcome.lineage {
        let (kind, how) = (it.kind.as_str(), it.how.as_str());
        writeln!(text, "{how} of {kind} {} to {}", it.from, it.to).unwrap();
    }
    for it in &outcome.cancelled {
        writeln!(text, "cancelled {} {}", it.fact.certificate, it.fact.reason).unwrap();
    }
    for it in &outcome.bent {
        writeln!(text, "bent {}: {} vertices", it.code, it.outline.n_vertices()).unwrap();
    }
    text.replace(ISSUER, "…")
}

fn lines(scene: &Scene) -> Vec<String> {
    let facts = &scene.facts;
    let mut lines = Vec::new();
    for it in &facts.issuers {
        lines.push(format!("issuer {} {} {}", it.fact.code, it.fact.name, it.fact.head_name));
    }
    facts.households.iter().for_each(|it| household(it, &mut lines));
    for it in &facts.contractors {
        let (fact, day) = (&it.fact, it.first_day);
        let masked = fact.document.number.masked();
        let (code, name, n) = (fact.code, &fact.name, fact.member_count);
        lines.push(format!("contractor {code} {name} {masked}, {n} members, since {day}"));
    }
    for it in &facts.parcels {
        let (fact, day) = (&it.fact, it.first_day);
        let n = fact.outline.n_vertices();
        let (code, area) = (fact.code, fact.measured_area_m2);
        lines.push(format!("parcel {code} {area} m², {n} vertices, since {day}"));
    }
    facts.contracts.iter().for_each(|it| contract(it, &mut lines));
    for it in &facts.homesteads {
        let (fact, day) = (&it.fact, it.first_day);
        lines.push(format!("homestead {} of {} since {day}", fact.unit_code, fact.household));
    }
    for it in &facts.share_holdings {
        lines.push(format!("shares of {:?}", it.fact.holder));
    }
    for it in &scene.restrictions {
        let last_day = it.last_day.map_or_else(|| "…".to_owned(), |it| it.to_string());
        let (kind, on, first_day) = (it.kind.as_str(), &it.on, it.first_day);
        lines.push(format!("{kind} {} on {on} {first_day} to {last_day}", it.code));
    }
    lines
}

fn household(file: &HouseholdFile, lines: &mut Vec<String>) {
    let (fact, day) = (&file.household.fact, file.household.first_day);
    lines.push(format!("household {} {} {} since {day}", fact.code, fact.head_name, fact.address));
    for it in &file.members {
        let (name, relation) = (&it.fact.person.name, it.fact.member.relation);
        let day = it.first_day;
        lines.push(format!("member {name} {} of {} since {day}", relation.as_str(), fact.code));
    }
}

fn contract(file: &ContractFile, lines: &mut Vec<String>) {
    let (fact, day) = (&file.contract.fact, file.contract.first_day);
    let mu = fact.total_area_mu.map(|it| format!(" {it} mu")).unwrap_or_default();
    let (code, area, n) = (fact.code, fact.total_area_m2, fact.n_parcels);
    let last_day = fact.term.last_day.unwrap();
    let term = format!("{} to {last_day}", fact.term.first_day);
    lines.push(format!("contract {code} {area} m²{mu} of {n}, {term}, since {day}"));
    for it in &file.parcels {
        let (held, day) = (&it.fact, it.first_day);
        let (parcel, mode, area) = (held.parcel, &held.acquisition_mode, held.contract_area_m2);
        lines.push(format!("{code} holds {parcel} {mode} {area} m² since {day}"));
    }
    if let Some(it) = &file.right {
        let (right, day) = (&it.fact, it.first_day);
        let note = right.note.as_deref().unwrap_or_default();
        let number = right.serial_number.trim_start_matches(|it: char| !it.is_ascii_digit());
        let (by, on, term) = (&right.registrar, right.registered_day, &right.term_text);
        lines.push(format!("page {code} by {by} on {on}, {term} {number} {note} since {day}"));
    }
    if let Some(it) = &file.certificate {
        let (fact, day) = (&it.fact, it.first_day);
        let collected = if fact.collected { "collected" } else { "to be collected" };
        lines.push(format!("certificate {code} of {}, {collected}, since {day}", fact.issued_day));
    }
    for it in &file.changes {
        let (kind, reason, day) = (it.fact.kind.as_str(), &it.fact.reason, it.fact.day);
        lines.push(format!("{kind} of {code} on {day}: {reason}"));
    }
    for it in &file.title_documents {
        lines.push(format!("title of {code}: {} {}", it.fact.number, it.fact.name));
    }
}
