//! The signs, each on both sides of its bound; the figures; and 5,000 invented departures with patterns planted among them.

mod figures;
mod planted;
mod signs;

use chrono::{NaiveDate, TimeDelta};
use identity::DivisionCode;

use crate::{Departure, DepartureKind, Payment, PersonHash, Settled, Signed};

/// The day on which the tests look.
const TODAY: &str = "2026-11-22";
const VILLAGE: &str = "220221901901";

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn place(code: &str) -> DivisionCode {
    DivisionCode::parse(code).unwrap()
}

fn person(number: u64) -> PersonHash {
    let mut hash = [0; 16];
    hash[..8].copy_from_slice(&number.to_be_bytes());
    PersonHash(hash)
}

fn days_ago(days: i64) -> NaiveDate {
    today() - TimeDelta::days(days)
}

/// A departure with nothing wrong: paid the day after, at the usual price, each for themself.
fn departure(number: u64, filed_days_ago: i64) -> Departure {
    let filed_day = days_ago(filed_days_ago);
    let household = vec![person(number * 10), person(number * 10 + 1)];
    let signatures = household.iter().map(|it| Signed { for_person: *it, by_person: Some(*it) });
    Departure {
        number: format!("{number:07}"),
        kind: DepartureKind::Exit,
        filed_day,
        village: place(VILLAGE),
        signatures: signatures.collect(),
        household,
        price_fen: Some(1_000_000),
        area_dm2: Some(100_000),
        agent: None,
        buyer: None,
        payment: Payment::Paid(filed_day + TimeDelta::days(1)),
        statement: None,
    }
}

fn settled(number: u64, settled_days_ago: i64) -> Settled {
    Settled { person: person(number), place: place("220202"), day: days_ago(settled_days_ago) }
}
