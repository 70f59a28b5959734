//! Each sign by itself, a step to either side of its bound.

use chrono::NaiveDate;

use super::{days_ago, departure, person, place, settled, today};
use crate::{Departure, Parameters, Payment, Settled, Sign, findings};

fn signs(departures: &[Departure], settled: &[Settled]) -> Vec<Sign> {
    let found = findings(departures, settled, &Parameters::default(), today());
    found.into_iter().map(|it| it.sign).collect()
}

/// Departures far apart, each of a household of its own.
fn apart(n: u64) -> Vec<Departure> {
    (0..n).map(|it| departure(it, 100 + 40 * i64::try_from(it).unwrap())).collect()
}

#[test]
fn nothing_wrong_is_no_sign() {
    assert_eq!(signs(&apart(9), &[settled(999_999, 300)]), []);
}

#[test]
fn a_departure_within_half_a_year_of_a_settlement_is_near_it_either_way() {
    for (settled_days_ago, near) in
        [(381, false), (380, true), (200, true), (20, true), (19, false)]
    {
        let found = signs(&[departure(1, 200)], &[settled(11, settled_days_ago)]);
        assert_eq!(found == [Sign::NearSettlement], near, "{settled_days_ago}");
    }
}

#[test]
fn a_settlement_of_somebody_elses_household_is_not_near() {
    assert_eq!(signs(&[departure(1, 200)], &[settled(21, 200)]), []);
}

#[test]
fn six_departures_of_a_village_in_thirty_days_are_a_cluster() {
    let within = |n: u64, days: i64| -> Vec<Departure> {
        (0..n).map(|it| departure(it, if it == 0 { 200 + days } else { 200 })).collect()
    };
    assert_eq!(signs(&within(6, 30), &[]), [Sign::VillageCluster]);
    assert_eq!(signs(&within(6, 31), &[]), []);
    assert_eq!(signs(&within(5, 0), &[]), []);
}

#[test]
fn clusters_that_overlap_are_one_and_name_everybody() {
    let departures: Vec<Departure> =
        (0..12).map(|it| departure(it, 200 + 5 * i64::try_from(it).unwrap())).collect();
    let found = findings(&departures, &[], &Parameters::default(), today());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].departures.len(), 12);
}

#[test]
fn one_agent_or_buyer_across_villages_is_a_cluster_of_theirs() {
    let of = |give: fn(&mut Departure)| -> Vec<Departure> {
        let one = |it: u64| {
            let village = place(&format!("2202219019{:02}", it + 10));
            let mut departure = Departure { village, ..departure(it, 200) };
            give(&mut departure);
            departure
        };
        (0..6).map(one).collect()
    };
    assert_eq!(signs(&of(|it| it.agent = Some(person(7))), &[]), [Sign::AgentCluster]);
    assert_eq!(signs(&of(|it| it.buyer = Some(person(7))), &[]), [Sign::BuyerCluster]);
    assert_eq!(signs(&of(|_| {}), &[]), []);
}

#[test]
fn a_price_has_sixty_days_to_be_paid() {
    let with = |payment, ago| signs(&[Departure { payment, ..departure(1, ago) }], &[]);
    assert_eq!(with(Payment::Outstanding, 60), []);
    assert_eq!(with(Payment::Outstanding, 61), [Sign::Unpaid]);
    assert_eq!(with(Payment::Paid(days_ago(40)), 100), []);
    assert_eq!(with(Payment::Paid(days_ago(39)), 100), [Sign::Unpaid]);
    for quiet in [Payment::NotKept, Payment::NotDue] {
        assert_eq!(with(quiet, 500), [], "{quiet:?}");
    }
}

#[test]
fn a_signature_in_anothers_hand_is_a_sign() {
    for hand in [None, Some(person(999))] {
        let mut departure = departure(1, 100);
        departure.signatures[1].by_person = hand;
        assert_eq!(signs(&[departure], &[]), [Sign::SignedForOthers], "{hand:?}");
    }
}

#[test]
fn a_price_below_half_of_the_villages_own_median_is_low() {
    let priced = |price| {
        let mut departures = apart(5);
        departures[2].price_fen = Some(price);
        signs(&departures, &[])
    };
    assert_eq!(priced(500_000), []);
    assert_eq!(priced(499_999), [Sign::BelowMedian]);
    let mut few = apart(4);
    few[2].price_fen = Some(1);
    assert_eq!(signs(&few, &[]), [], "a median of four says nothing");
}

#[test]
fn what_another_village_pays_is_no_measure() {
    let mut departures = apart(10);
    for it in &mut departures[5..] {
        it.village = place("220221901902");
        it.price_fen = Some(100_000);
    }
    assert_eq!(signs(&departures, &[]), []);
}

#[test]
fn prices_and_areas_of_any_size_are_compared_without_overflow() {
    let mut departures = apart(6);
    for it in &mut departures {
        (it.price_fen, it.area_dm2) = (Some(i64::MAX), Some(i64::MAX));
    }
    departures[0].area_dm2 = Some(0);
    departures[1].price_fen = Some(-1);
    assert_eq!(signs(&departures, &[]), []);
}

#[test]
fn four_statements_in_the_same_words_are_a_sign_whatever_the_figures() {
    let said = |n: usize| {
        let mut departures = apart(5);
        for (place, it) in departures.iter_mut().enumerate().take(n) {
            it.statement = Some(format!("本人自愿退出承包地{}亩，今后不再反悔。", place + 1));
        }
        signs(&departures, &[])
    };
    assert_eq!(said(3), []);
    assert_eq!(said(4), [Sign::SameWording]);
    let mut short = apart(5);
    for it in &mut short {
        it.statement = Some("自愿退出".to_owned());
    }
    assert_eq!(signs(&short, &[]), [], "a few words are anybody's");
}

#[test]
fn the_order_of_the_facts_changes_nothing() {
    let mut departures: Vec<Departure> = (0..8).map(|it| departure(it, 200)).collect();
    let before = findings(&departures, &[settled(31, 200)], &Parameters::default(), today());
    departures.reverse();
    let after = findings(&departures, &[settled(31, 200)], &Parameters::default(), today());
    assert_eq!(before, after);
    assert_eq!(before.len(), 2);
}

#[test]
fn a_day_at_the_end_of_time_is_no_panic() {
    let payment = Payment::Paid(NaiveDate::MAX);
    let edge = Departure { filed_day: NaiveDate::MIN, payment, ..departure(1, 0) };
    assert_eq!(signs(&[edge], &[settled(11, 0)]), [Sign::Unpaid]);
}
