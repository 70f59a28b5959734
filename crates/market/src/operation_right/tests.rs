//! Nothing is given twice: cases at the edges of days and areas, and a comparison with counting day by day.

use std::collections::BTreeMap;

use chrono::{Days as Later, NaiveDate};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

use super::{Asked, NotFree, OperationRights};
use crate::days::Days;
use crate::money::DealId;
use crate::sample::{day, days, parcel, person};

const TERM: (&str, &str) = ("2020-01-01", "2027-12-31");

fn deal(n: u128) -> DealId {
    DealId(person(n))
}

fn asked(n: u128, under: Option<u128>, area_m2: Decimal, of: (&str, &str)) -> Asked {
    let (under, days) = (under.map(deal), days(of.0, of.1));
    Asked { deal: deal(n), parcel: parcel(1), under, area_m2, days }
}

/// One parcel of 1,000 m².
fn rights() -> OperationRights {
    let mut rights = OperationRights::default();
    rights.confirm(parcel(1), dec!(1000), days(TERM.0, TERM.1)).unwrap();
    rights
}

#[test]
fn a_day_that_two_terms_share_is_given_once() {
    let mut rights = rights();
    rights.give(&asked(1, None, dec!(1000), ("2026-01-01", "2026-06-30"))).unwrap();
    let shared = asked(2, None, dec!(0.01), ("2026-06-30", "2026-12-31"));
    let taken = NotFree::Taken { on: day("2026-06-30"), free_m2: dec!(0), asked_m2: dec!(0.01) };
    assert_eq!(rights.give(&shared), Err(taken));
    let after = asked(2, None, dec!(1000), ("2026-07-01", "2026-12-31"));
    assert_eq!(rights.give(&after), Ok(()));
}

#[test]
fn parts_of_a_parcel_add_up_to_the_parcel_and_no_further() {
    let mut rights = rights();
    rights.give(&asked(1, None, dec!(600), ("2026-01-01", "2026-12-31"))).unwrap();
    let whole = days("2026-12-31", "2026-12-31");
    assert_eq!(rights.free_m2(None, parcel(1), whole), Some(dec!(400)));
    let more = asked(2, None, dec!(400.01), ("2026-12-31", "2027-01-01"));
    let free = NotFree::Taken { on: day("2026-12-31"), free_m2: dec!(400), asked_m2: dec!(400.01) };
    assert_eq!(rights.give(&more), Err(free));
    assert_eq!(rights.give(&asked(2, None, dec!(400), ("2026-12-31", "2027-01-01"))), Ok(()));
}

#[test]
fn nothing_outlives_what_it_is_given_of() {
    let mut rights = rights();
    let (held, longer) = (days(TERM.0, TERM.1), days("2026-01-01", "2028-01-01"));
    let beyond = NotFree::BeyondTerm { held, asked: longer };
    let until = |last| asked(1, None, dec!(500), ("2026-01-01", last));
    assert_eq!(rights.give(&until("2028-01-01")), Err(beyond));
    assert_eq!(rights.give(&until("2026-12-31")), Ok(()));
    let under = |last| asked(2, Some(1), dec!(500), ("2026-02-01", last));
    assert!(matches!(rights.give(&under("2027-01-01")), Err(NotFree::BeyondTerm { .. })));
    assert_eq!(rights.give(&under("2026-12-31")), Ok(()));
    // What is given under a transfer takes nothing more of the parcel.
    assert_eq!(rights.free_m2(None, parcel(1), days("2026-02-01", "2026-02-01")), Some(dec!(500)));
}

#[test]
fn refusals_come_in_their_order() {
    let mut rights = rights();
    rights.give(&asked(1, None, dec!(1000), ("2026-01-01", "2026-12-31"))).unwrap();
    let wrong = asked(1, Some(9), dec!(0), ("2026-01-01", "2099-12-31"));
    assert_eq!(rights.check(&wrong), Err(NotFree::GivenBefore));
    let wrong = Asked { deal: deal(2), ..wrong };
    assert_eq!(rights.check(&wrong), Err(NotFree::NotHeld));
    let wrong = Asked { under: None, ..wrong };
    assert_eq!(rights.check(&wrong), Err(NotFree::NotPositive));
    let wrong = Asked { area_m2: dec!(1), ..wrong };
    assert!(matches!(rights.check(&wrong), Err(NotFree::BeyondTerm { .. })));
    let wrong = Asked { days: days("2026-01-01", "2026-12-31"), ..wrong };
    assert!(matches!(rights.check(&wrong), Err(NotFree::Taken { .. })));
    let elsewhere = Asked { parcel: parcel(2), ..wrong };
    assert_eq!(rights.check(&elsewhere), Err(NotFree::NotHeld));
}

#[test]
fn what_ends_takes_along_what_was_given_under_it() {
    let mut rights = rights();
    rights.give(&asked(1, None, dec!(1000), ("2026-01-01", "2027-12-31"))).unwrap();
    rights.give(&asked(2, Some(1), dec!(500), ("2026-01-01", "2026-12-31"))).unwrap();
    rights.give(&asked(3, Some(2), dec!(500), ("2026-06-01", "2026-12-31"))).unwrap();
    rights.end(deal(1), day("2026-03-01"));
    let left = Some((days("2026-01-01", "2026-02-28"), dec!(1000)));
    assert_eq!(rights.given(deal(1), parcel(1)), left);
    let left = Some((days("2026-01-01", "2026-02-28"), dec!(500)));
    assert_eq!(rights.given(deal(2), parcel(1)), left);
    assert_eq!(rights.given(deal(3), parcel(1)), None, "it had not begun");
    assert_eq!(rights.free_m2(None, parcel(1), days("2026-03-01", TERM.1)), Some(dec!(1000)));
    assert_eq!(rights.running(parcel(1), day("2026-03-01")), []);
    assert_eq!(rights.running(parcel(1), day("2026-02-28")), [deal(1), deal(2)]);
}

#[test]
fn what_was_given_before_is_given_anew_as_far_as_it_goes() {
    let mut rights = rights();
    rights.give_again(&asked(1, None, dec!(1500), ("2026-01-01", "2030-12-31")));
    let left = Some((days("2026-01-01", TERM.1), dec!(1000)));
    assert_eq!(rights.given(deal(1), parcel(1)), left);
    rights.give_again(&asked(2, None, dec!(1), ("2026-01-01", "2026-01-01")));
    rights.give_again(&asked(3, None, dec!(1), ("2028-01-01", "2028-12-31")));
    rights.give_again(&asked(4, Some(9), dec!(1), ("2026-01-01", "2026-01-01")));
    assert_eq!(rights.running(parcel(1), day("2020-01-01")), [deal(1)]);
}

#[test]
fn a_parcel_is_not_made_smaller_than_what_was_given_of_it() {
    let mut rights = rights();
    rights.give(&asked(1, None, dec!(600), ("2026-01-01", "2027-12-31"))).unwrap();
    let before = rights.clone();
    let confirm = |area, last| rights.clone().confirm(parcel(1), area, days(TERM.0, last)).err();
    assert_eq!(confirm(dec!(600), TERM.1), None);
    assert!(matches!(confirm(dec!(599.99), TERM.1), Some(NotFree::Taken { .. })));
    assert!(matches!(confirm(dec!(600), "2027-12-30"), Some(NotFree::BeyondTerm { .. })));
    assert_eq!(confirm(dec!(0), TERM.1), Some(NotFree::NotPositive));
    assert_eq!(confirm(dec!(600), "2057-12-31"), None, "the term is extended");
    assert_eq!(rights, before);
}

/// Day by day: which deal has how much, and under which.
#[derive(Default)]
struct Counted {
    grants: BTreeMap<u128, (Option<u128>, Decimal, Days)>,
}

const FIRST: i64 = 20;

fn nth(n: i64) -> NaiveDate {
    day("2026-01-01").checked_add_days(Later::new(n.unsigned_abs())).unwrap()
}

impl Counted {
    fn given_on(&self, under: Option<u128>, on: NaiveDate) -> Decimal {
        let of = self.grants.values().filter(|it| it.0 == under && it.2.contains(on));
        of.map(|it| it.1).sum()
    }

    fn give(&mut self, n: u128, under: Option<u128>, area: Decimal, days: Days) -> bool {
        let source = match under {
            Some(it) => self.grants.get(&it).map(|it| (it.1, it.2)),
            None => Some((dec!(10), Days::new(nth(0), nth(FIRST)).unwrap())),
        };
        let Some((held, source)) = source else { return false };
        let each = (0..=2 * FIRST).map(nth).filter(|it| days.contains(*it));
        let free = each.into_iter().all(|on| self.given_on(under, on) + area <= held);
        let given = !self.grants.contains_key(&n) && days.is_within(source) && free;
        if given {
            self.grants.insert(n, (under, area, days));
        }
        given
    }

    fn end(&mut self, n: u128, from: NaiveDate) {
        let under: Vec<u128> =
            self.grants.iter().filter(|it| it.1.0 == Some(n)).map(|it| *it.0).collect();
        match self.grants.get_mut(&n) {
            Some(it) => match it.2.before(from) {
                Some(left) => it.2 = left,
                None => {
                    self.grants.remove(&n);
                }
            },
            None => return,
        }
        for it in under {
            self.end(it, from);
        }
    }
}

proptest! {
    #[test]
    fn no_operation_right_is_given_twice_for_one_day(
        steps in prop::collection::vec(
            (1..6_u128, prop::option::of(1..6_u128), 1..8_i64, 0..25_i64, 0..12_i64, 0..4_u8),
            0..40,
        ),
    ) {
        let mut rights = OperationRights::default();
        rights.confirm(parcel(1), dec!(10), Days::new(nth(0), nth(FIRST)).unwrap()).unwrap();
        let mut counted = Counted::default();
        for (n, under, area, first, length, kind) in steps {
            let days = Days::new(nth(first), nth(first + length)).unwrap();
            if kind == 0 {
                rights.end(deal(n), nth(first));
                counted.end(n, nth(first));
            } else {
                let area_m2 = Decimal::from(area);
                let (deal, under_deal) = (deal(n), under.map(deal));
                let asked = Asked { deal, parcel: parcel(1), under: under_deal, area_m2, days };
                prop_assert_eq!(rights.give(&asked).is_ok(), counted.give(n, under, area_m2, days));
            }
            for (n, (_, area, days)) in &counted.grants {
                prop_assert_eq!(rights.given(deal(*n), parcel(1)), Some((*days, *area)));
            }
            for on in (0..=FIRST).map(nth) {
                let given = counted.given_on(None, on);
                prop_assert!(given <= dec!(10));
                let one_day = Days::new(on, on).unwrap();
                let free = rights.free_m2(None, parcel(1), one_day);
                prop_assert_eq!(free, Some(dec!(10) - given));
            }
        }
    }
}
