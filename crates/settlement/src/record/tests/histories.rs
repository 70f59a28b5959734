//! Registration in both directions, as often as it happens.

use chrono::DateTime;

use super::{day, id, place};
use crate::record::{
    ApplicationId, Event, History, HistoryFault, PermitId, PersonId, SettlementFact,
    SettlementFactId, Standing,
};

/// A fact, as `2025-03-03`, of the person 2.
fn fact(number: u128, on: &str, event: Event) -> SettlementFact {
    SettlementFact {
        id: SettlementFactId(id(number)),
        person: PersonId(id(2)),
        event,
        effective_day: day(on),
        recorded_at: DateTime::UNIX_EPOCH,
    }
}

/// Settled at a place, by an application for that place.
fn settled(code: &str) -> Event {
    let application = ApplicationId(id(code.parse().unwrap()));
    Event::Settled { place: place(code), application }
}

fn returned(code: &str) -> Event {
    Event::Returned { place: place(code) }
}

fn issued(permit: u128) -> Event {
    Event::PermitIssued { permit: PermitId(id(permit)), place: place("220202") }
}

fn cancelled(permit: u128) -> Event {
    Event::PermitCancelled { permit: PermitId(id(permit)) }
}

fn history(events: &[(&str, Event)]) -> Result<History, HistoryFault> {
    let mut history = History::new(PersonId(id(2)));
    for (number, (on, event)) in events.iter().enumerate() {
        history.record(fact(number as u128, on, *event))?;
    }
    Ok(history)
}

#[test]
fn a_person_settles_returns_and_settles_again() {
    let history = history(&[
        ("2016-01-01", settled("220202")),
        ("2018-01-01", returned("220221")),
        ("2020-01-01", settled("371502")),
        ("2021-01-01", settled("371503")),
    ])
    .unwrap();
    assert_eq!(history.standing(day("2015-12-31")), Standing::NotSettled);
    assert_eq!(history.standing(day("2016-01-01")), Standing::Settled { place: place("220202") });
    assert_eq!(history.standing(day("2019-06-01")), Standing::Returned { place: place("220221") });
    assert_eq!(history.standing(day("2030-01-01")), Standing::Settled { place: place("371503") });
}

#[test]
fn whoever_settled_before_the_book_began_can_return() {
    let history = history(&[("2018-01-01", returned("220221"))]).unwrap();
    assert_eq!(history.standing(day("2018-01-01")), Standing::Returned { place: place("220221") });
}

#[test]
fn a_permit_holds_from_its_issue_until_it_is_cancelled() {
    let history = history(&[
        ("2016-01-01", issued(7)),
        ("2017-01-01", issued(8)),
        ("2018-01-01", cancelled(7)),
    ])
    .unwrap();
    assert_eq!(history.permits(day("2017-06-01")), [PermitId(id(7)), PermitId(id(8))]);
    assert_eq!(history.permits(day("2018-01-01")), [PermitId(id(8))]);
}

#[test]
fn what_is_learned_late_takes_its_place() {
    let mut history = history(&[("2020-01-01", settled("371502"))]).unwrap();
    history.record(fact(9, "2016-01-01", settled("220202"))).unwrap();
    assert_eq!(history.standing(day("2018-01-01")), Standing::Settled { place: place("220202") });
    assert_eq!(history.standing(day("2020-01-01")), Standing::Settled { place: place("371502") });
}

#[test]
fn what_is_learned_late_may_not_contradict_what_follows() {
    let mut history = history(&[("2020-01-01", settled("371502"))]).unwrap();
    let late = fact(9, "2016-01-01", settled("371502"));
    assert_eq!(history.record(late), Err(HistoryFault::SettledThere(day("2020-01-01"))));
    assert_eq!(history.facts().len(), 1);
}

#[test]
fn what_cannot_follow_is_refused() {
    let twice_there =
        history(&[("2016-01-01", settled("220202")), ("2017-01-01", settled("220202"))]);
    assert_eq!(twice_there, Err(HistoryFault::SettledThere(day("2017-01-01"))));
    let issued_twice = history(&[("2016-01-01", issued(7)), ("2017-01-01", issued(7))]);
    assert_eq!(issued_twice, Err(HistoryFault::PermitIssued(day("2017-01-01"))));
    let never_issued = history(&[("2016-01-01", cancelled(7))]);
    assert_eq!(never_issued, Err(HistoryFault::NoSuchPermit(day("2016-01-01"))));
    let cancelled_twice = history(&[
        ("2016-01-01", issued(7)),
        ("2017-01-01", cancelled(7)),
        ("2018-01-01", cancelled(7)),
    ]);
    assert_eq!(cancelled_twice, Err(HistoryFault::NoSuchPermit(day("2018-01-01"))));
}

#[test]
fn a_history_is_one_persons_and_records_a_fact_once() {
    let mut history = history(&[("2016-01-01", issued(7))]).unwrap();
    assert_eq!(history.record(fact(0, "2019-01-01", issued(8))), Err(HistoryFault::Twice));
    let other = SettlementFact { person: PersonId(id(99)), ..fact(5, "2019-01-01", issued(8)) };
    assert_eq!(history.record(other), Err(HistoryFault::OtherPerson));
}
