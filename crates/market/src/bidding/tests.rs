//! Deadlines to the millisecond, equal offers, envelopes that nobody can open early or change.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tenure::ObjectId;

use super::{Ascending, Award, BidRefused, Salt, Sealed, Tender, commitment};
use crate::money::DealId;
use crate::sample::{at, person};

const SALT: Salt = [7; 32];

fn deal() -> DealId {
    DealId(person(900))
}

fn bid(n: u128, price_fen: i64) -> Award {
    Award { bidder: person(n), price_fen }
}

fn nobody() -> BTreeSet<ObjectId> {
    BTreeSet::new()
}

fn rising() -> Ascending {
    Ascending::new((1_000, 100), at("2026-11-22T09:00:00"), at("2026-11-22T10:00:00"))
}

fn sealed() -> Sealed {
    let [opens, deadline, until] =
        ["2026-11-22T09:00:00", "2026-11-22T10:00:00", "2026-11-22T11:00:00"].map(at);
    Sealed::new(deal(), opens, deadline, until)
}

#[test]
fn a_bid_of_the_deadlines_millisecond_is_in_time_and_the_next_is_late() {
    let mut auction = rising();
    let early = auction.bid(bid(1, 1_000), at("2026-11-22T08:59:59.999"), &nobody());
    assert_eq!(early, Err(BidRefused::NotOpen { opens_at: at("2026-11-22T09:00:00") }));
    assert_eq!(auction.bid(bid(1, 1_000), at("2026-11-22T10:00:00.000"), &nobody()), Ok(()));
    let late = auction.bid(bid(2, 9_000), at("2026-11-22T10:00:00.001"), &nobody());
    assert_eq!(late, Err(BidRefused::Late { closed_at: at("2026-11-22T10:00:00") }));
    assert!(!auction.is_closed(at("2026-11-22T10:00:00")));
    assert!(auction.is_closed(at("2026-11-22T10:00:00.001")));
}

#[test]
fn a_bid_is_a_step_above_the_best_and_an_equal_one_is_none() {
    let mut auction = rising();
    let mut offer = |n, fen| auction.bid(bid(n, fen), at("2026-11-22T09:30:00"), &nobody());
    assert_eq!(offer(1, 999), Err(BidRefused::TooLow { least_fen: 1_000 }));
    assert_eq!(offer(1, 1_000), Ok(()));
    assert_eq!(offer(2, 1_000), Err(BidRefused::TooLow { least_fen: 1_100 }));
    assert_eq!(offer(2, 1_099), Err(BidRefused::TooLow { least_fen: 1_100 }));
    assert_eq!(offer(2, 1_100), Ok(()));
    assert_eq!(auction.best(), Some(bid(2, 1_100)));
}

#[test]
fn a_member_with_priority_may_bid_the_same_as_an_outsider_and_not_as_a_member() {
    let mut auction = rising();
    let members = BTreeSet::from([person(5), person(6)]);
    let mut offer = |n, fen| auction.bid(bid(n, fen), at("2026-11-22T09:30:00"), &members);
    assert_eq!(offer(1, 2_000), Ok(()));
    assert_eq!(offer(5, 1_999), Err(BidRefused::TooLow { least_fen: 2_000 }));
    assert_eq!(offer(5, 2_000), Ok(()));
    assert_eq!(offer(6, 2_000), Err(BidRefused::TooLow { least_fen: 2_100 }));
    assert_eq!(offer(1, 2_000), Err(BidRefused::TooLow { least_fen: 2_100 }));
}

fn seal(offers: &mut Sealed, n: u128, fen: i64, when: &str) -> Result<(), BidRefused> {
    offers.seal(person(n), commitment(deal(), person(n), fen, &SALT), at(when))
}

fn open(offers: &mut Sealed, n: u128, fen: i64) -> Result<(), BidRefused> {
    offers.reveal(person(n), (fen, &SALT), at("2026-11-22T10:30:00"))
}

#[test]
fn nothing_is_opened_before_the_deadline_and_nothing_sealed_after_it() {
    let mut offers = sealed();
    assert_eq!(seal(&mut offers, 1, 500, "2026-11-22T10:00:00.000"), Ok(()));
    let late = seal(&mut offers, 2, 600, "2026-11-22T10:00:00.001");
    assert_eq!(late, Err(BidRefused::Late { closed_at: at("2026-11-22T10:00:00") }));
    let early = offers.reveal(person(1), (500, &SALT), at("2026-11-22T10:00:00.000"));
    assert_eq!(early, Err(BidRefused::NotOpen { opens_at: at("2026-11-22T10:00:00") }));
    let late = offers.reveal(person(1), (500, &SALT), at("2026-11-22T11:00:00.001"));
    assert_eq!(late, Err(BidRefused::Late { closed_at: at("2026-11-22T11:00:00") }));
    assert_eq!(offers.award(0, &nobody()), None, "who does not open has offered nothing");
    assert_eq!(offers.reveal(person(1), (500, &SALT), at("2026-11-22T11:00:00.000")), Ok(()));
    assert_eq!(offers.award(500, &nobody()), Some(bid(1, 500)));
    assert_eq!(offers.award(501, &nobody()), None);
}

#[test]
fn what_was_sealed_is_what_is_opened() {
    let mut offers = sealed();
    seal(&mut offers, 1, 500, "2026-11-22T09:30:00").unwrap();
    assert_eq!(seal(&mut offers, 1, 600, "2026-11-22T09:31:00"), Err(BidRefused::SealedBefore));
    assert_eq!(open(&mut offers, 2, 500), Err(BidRefused::NothingSealed));
    assert_eq!(open(&mut offers, 1, 501), Err(BidRefused::NotWhatWasSealed));
    let other_salt = offers.reveal(person(1), (500, &[8; 32]), at("2026-11-22T10:30:00"));
    assert_eq!(other_salt, Err(BidRefused::NotWhatWasSealed));
    assert_eq!(open(&mut offers, 1, 500), Ok(()));
    assert_eq!(open(&mut offers, 1, 500), Err(BidRefused::OpenedBefore));
    // An offer of nothing can be sealed, since nobody sees it, and is none.
    seal(&mut offers, 3, 0, "2026-11-22T09:40:00").unwrap();
    assert_eq!(open(&mut offers, 3, 0), Err(BidRefused::TooLow { least_fen: 1 }));
    assert_eq!(offers.n_sealed(), 2);
}

#[test]
fn an_offer_cannot_be_taken_for_another_bidders_or_another_deals() {
    let mine = commitment(deal(), person(1), 500, &SALT);
    assert_ne!(mine, commitment(deal(), person(2), 500, &SALT));
    assert_ne!(mine, commitment(DealId(person(901)), person(1), 500, &SALT));
    assert_ne!(mine, commitment(deal(), person(1), 5_001, &SALT));
}

#[test]
fn of_equal_offers_priority_comes_first_then_time_then_the_record() {
    let of = |priority: &BTreeSet<ObjectId>| {
        let mut offers = sealed();
        seal(&mut offers, 4, 500, "2026-11-22T09:30:00.001").unwrap();
        seal(&mut offers, 3, 500, "2026-11-22T09:30:00.000").unwrap();
        seal(&mut offers, 2, 500, "2026-11-22T09:30:00.000").unwrap();
        seal(&mut offers, 1, 499, "2026-11-22T09:00:00.000").unwrap();
        for (n, fen) in [(1, 499), (2, 500), (3, 500), (4, 500)] {
            open(&mut offers, n, fen).unwrap();
        }
        let ranked = offers.ranked(priority);
        ranked.into_iter().map(|it| it.bidder).collect::<Vec<_>>()
    };
    assert_eq!(of(&nobody()), [3, 2, 4, 1].map(person));
    assert_eq!(of(&BTreeSet::from([person(4)])), [4, 3, 2, 1].map(person));
    assert_eq!(of(&BTreeSet::from([person(1)])), [3, 2, 4, 1].map(person), "it offers less");
}

#[test]
fn a_tender_goes_to_the_most_points_once_every_judge_has_scored() {
    let judges: BTreeSet<ObjectId> = [11, 12, 13].map(person).into();
    assert!(Tender::new(sealed(), [11, 12].map(person).into()).is_none());
    assert!(Tender::new(sealed(), [11, 12, 13, 14].map(person).into()).is_none());
    let mut tender = Tender::new(sealed(), judges).unwrap();
    for (n, fen) in [(1, 900), (2, 500)] {
        seal(&mut tender.offers, n, fen, "2026-11-22T09:30:00").unwrap();
        open(&mut tender.offers, n, fen).unwrap();
    }
    assert_eq!(tender.score(person(11), person(3), 50), Err(BidRefused::NothingSealed));
    assert_eq!(tender.score(person(14), person(1), 50), Err(BidRefused::NotAScore));
    assert_eq!(tender.score(person(11), person(1), 101), Err(BidRefused::NotAScore));
    for (judge, first, second) in [(11, 60, 100), (12, 70, 80), (13, 80, 30)] {
        assert_eq!(tender.award(0, &nobody()), None, "a score is missing");
        tender.score(person(judge), person(1), first).unwrap();
        tender.score(person(judge), person(2), second).unwrap();
    }
    assert_eq!(tender.score(person(11), person(1), 60), Err(BidRefused::NotAScore));
    // Both have 210 points; the higher price decides.
    assert_eq!(tender.award(0, &nobody()), Some(bid(1, 900)));
}

proptest! {
    #[test]
    fn no_offer_beats_the_award_and_the_order_of_opening_plays_no_part(
        offers in prop::collection::vec(1..6_i64, 1..8),
        turn in 0..8_usize,
    ) {
        let mut one = sealed();
        for (n, fen) in (1..).zip(&offers) {
            seal(&mut one, n, *fen, "2026-11-22T09:30:00").unwrap();
        }
        let mut other = one.clone();
        let mut order: Vec<(u128, i64)> = (1..).zip(offers.iter().copied()).collect();
        for (n, fen) in &order {
            open(&mut one, *n, *fen).unwrap();
        }
        order.rotate_left(turn % offers.len());
        for (n, fen) in &order {
            open(&mut other, *n, *fen).unwrap();
        }
        prop_assert_eq!(&one, &other);
        let award = one.award(0, &nobody()).unwrap();
        prop_assert_eq!(Some(&award.price_fen), offers.iter().max());
    }
}
