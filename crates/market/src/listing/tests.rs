//! The way of a listing: its order, its deadlines, two buyers at once, and a right that changes while it is listed.

use tenure::case::{Restriction, RestrictionKind};

use super::sample::{
    DEAL, DEPOSIT_FEN, RESERVE_FEN, Surroundings, application, asset, bid, bidder, centre, deposit,
    draft, homestead, notice_ends, operator, pay, qualify, sealed, take, tender, walked, way,
};
use super::{
    Application, Listing, ListingEvent, ListingRefused, ListingState, ListingStep, OfficeKind,
    Reserve, TradeWay,
};
use crate::bidding::{Award, BidRefused, commitment};
use crate::money::Flow;
use crate::sample::{at, day, evidence, matched, person};

/// Takes steps that must succeed.
fn taken(
    listing: Listing,
    steps: impl IntoIterator<Item = (&'static str, ListingEvent)>,
) -> Listing {
    steps.into_iter().fold(listing, |it, (when, event)| take(&it, when, event).unwrap())
}

fn wrong(listing: &Listing, step: &'static str) -> Result<Listing, ListingRefused> {
    Err(ListingRefused::WrongStep { state: listing.state(), step })
}

/// A listing of an application with two bidders, opened.
fn opened(application: Application) -> Listing {
    taken(draft(application), way().into_iter().take(11))
}

#[test]
fn a_sound_listing_goes_its_way() {
    let states: Vec<&str> = (0..=way().len()).map(|n| walked(n).state().name_zh()).collect();
    let expected = [
        "草稿",
        "待审核",
        "已发布",
        "已发布",
        "已发布",
        "已发布",
        "已发布",
        "已发布",
        "已发布",
        "已发布",
        "报名结束",
        "交易中",
        "交易中",
        "交易中",
        "成交待公示",
        "结果公示中",
        "待签约",
        "已签约",
        "已结算",
        "已鉴证",
        "已备案、登记",
        "已归档",
    ];
    assert_eq!(states, expected);
    let done = walked(way().len());
    assert_eq!(done.award(), Some(Award { bidder: person(50), price_fen: 101_000 }));
    assert_eq!((done.attestation(), done.paid_fen()), (Some("鉴2026-1"), 101_000));
    assert_eq!(done.deposits_to_refund(), [(person(60), DEPOSIT_FEN)]);
}

#[test]
fn a_step_out_of_its_order_is_refused() {
    for n in 0..way().len() {
        let listing = walked(n);
        for (_, event) in way().into_iter().skip(n + 1) {
            let step = event.name();
            let next = take(&walked(n), "2027-01-01T09:00:00", event);
            if let Err(refused) = next {
                let order = matches!(refused, ListingRefused::WrongStep { .. });
                let late = matches!(
                    refused,
                    ListingRefused::NoticeOver { .. }
                        | ListingRefused::NotABidder
                        | ListingRefused::Bid(BidRefused::Late { .. })
                );
                assert!(order || late, "{step} at {:?}: {refused}", listing.state());
            } else {
                // Only what belongs to the same state may come in another order.
                let same = listing.state() == walked(n + 1).state();
                let between = matches!(listing.state(), ListingState::Published)
                    || matches!(listing.state(), ListingState::Trading);
                assert!(same || between, "{step} at {:?}", listing.state());
            }
        }
    }
}

#[test]
fn only_a_homestead_waits_for_an_approval_of_whom_it_goes_to() {
    let approve = || ListingEvent::Approve {
        collective_consent: evidence(40),
        township_approval: evidence(41),
    };
    let land = walked(16);
    assert_eq!(take(&land, "2026-11-25T08:00:00", approve()), wrong(&land, "approve"));
    let homestead = Listing { application: homestead(), ..land };
    let approved = take(&homestead, "2026-11-25T08:00:00", approve()).unwrap();
    assert_eq!(approved.state(), ListingState::AwaitingContract);
    assert_eq!(approved.approval(), Some(&(evidence(40), evidence(41))));
}

#[test]
fn enrolment_ends_with_the_last_day_of_the_notice() {
    let published = walked(2);
    assert_eq!(published.notice().unwrap().last(), notice_ends());
    let enrol = || ListingEvent::Enrol { bidder: bidder(51) };
    assert!(take(&published, "2026-11-09T23:59:59.999", enrol()).is_ok());
    let over = Err(ListingRefused::NoticeOver { last_day: notice_ends() });
    assert_eq!(take(&published, "2026-11-10T00:00:00", enrol()), over);
    let runs = Err(ListingRefused::NoticeRuns { last_day: notice_ends() });
    let close = ListingEvent::CloseEnrolment;
    assert_eq!(take(&published, "2026-11-09T23:59:59.999", close.clone()), runs);
    let closed = take(&published, "2026-11-10T00:00:00", close).unwrap();
    assert_eq!(closed.state(), ListingState::Failed, "nobody enrolled");
}

#[test]
fn a_collectives_asset_is_on_notice_for_ten_working_days() {
    let published = taken(draft(asset()), way().into_iter().take(2));
    assert_eq!(published.notice().unwrap().last(), day("2026-11-16"));
}

#[test]
fn only_qualified_bidders_with_the_whole_deposit_bid() {
    let steps = |deposit_fen: i64, qualified: bool| {
        let qualify = ListingEvent::Qualify { bidder: person(50), qualified };
        vec![
            ("2026-11-03T09:00:00", ListingEvent::Enrol { bidder: bidder(50) }),
            ("2026-11-03T09:00:00", ListingEvent::Enrol { bidder: bidder(51) }),
            ("2026-11-04T09:00:00", qualify),
            ("2026-11-04T09:00:00", qualify_of(51)),
            ("2026-11-05T09:00:00", deposit(1, 50, deposit_fen)),
            ("2026-11-05T09:00:00", deposit(2, 51, DEPOSIT_FEN)),
            ("2026-11-13T09:00:00", ListingEvent::CloseEnrolment),
            ("2026-11-13T10:00:00", ListingEvent::OpenTrade),
        ]
    };
    let first = |fen, qualified| {
        let listing = taken(walked(2), steps(fen, qualified));
        take(&listing, "2026-11-16T09:30:00", bid(50, RESERVE_FEN))
    };
    assert!(first(DEPOSIT_FEN, true).is_ok());
    assert_eq!(first(DEPOSIT_FEN - 1, true), Err(ListingRefused::NotABidder));
    assert_eq!(first(DEPOSIT_FEN, false), Err(ListingRefused::NotABidder));
    let nobody = taken(walked(2), steps(DEPOSIT_FEN, true));
    let stranger = take(&nobody, "2026-11-16T09:30:00", bid(99, RESERVE_FEN));
    assert_eq!(stranger, Err(ListingRefused::NotABidder));
}

fn qualify_of(n: u128) -> ListingEvent {
    qualify(n)
}

#[test]
fn a_deposit_counts_once_and_for_whom_it_was_paid() {
    let listing = walked(7);
    assert_eq!(
        take(&listing, "2026-11-06T09:00:00", deposit(1, 50, DEPOSIT_FEN)),
        Err(ListingRefused::PaidBefore)
    );
    let stranger = take(&listing, "2026-11-06T09:00:00", deposit(9, 99, DEPOSIT_FEN));
    assert_eq!(stranger, Err(ListingRefused::NotABidder));
    let outward = matched(9, DEAL, (Flow::Out, person(50)), DEPOSIT_FEN);
    let outward =
        take(&listing, "2026-11-06T09:00:00", ListingEvent::PayDeposit { payment: outward });
    assert_eq!(outward, Err(ListingRefused::OtherPayment));
}

#[test]
fn two_buyers_at_once_one_gets_it() {
    let trading = walked(11);
    let one = take(&trading, "2026-11-16T09:30:00", bid(50, 100_000)).unwrap();
    let other = take(&one, "2026-11-16T09:30:00", bid(50, 100_000));
    assert_eq!(other, Err(BidRefused::TooLow { least_fen: 101_000 }.into()));
    // A member may bid the same, and then comes first.
    let member = take(&one, "2026-11-16T09:30:00", bid(60, 100_000)).unwrap();
    let struck = take(&member, "2026-11-16T10:00:00.001", ListingEvent::Strike).unwrap();
    assert_eq!(struck.award(), Some(Award { bidder: person(60), price_fen: 100_000 }));
}

#[test]
fn a_trade_is_not_struck_while_bids_can_come_and_no_bid_comes_after_it() {
    let trading = walked(12);
    let early = take(&trading, "2026-11-16T10:00:00.000", ListingEvent::Strike);
    assert_eq!(early, Err(ListingRefused::TradeRuns));
    let late = take(&trading, "2026-11-16T10:00:00.001", bid(50, 200_000));
    assert_eq!(late, Err(BidRefused::Late { closed_at: at("2026-11-16T10:00:00") }.into()));
    let silent = take(&walked(11), "2026-11-16T10:00:00.001", ListingEvent::Strike).unwrap();
    assert_eq!(silent.state(), ListingState::Failed);
    assert_eq!(silent.deposits_to_refund().len(), 2, "everybody has the deposit back");
}

#[test]
fn only_a_member_comes_first() {
    let claim = |n| ListingEvent::ClaimPriority { bidder: person(n) };
    let listing = walked(8);
    assert_eq!(take(&listing, "2026-11-06T09:00:00", claim(50)), Err(ListingRefused::NoPriority));
    assert_eq!(take(&listing, "2026-11-06T09:00:00", claim(51)), Err(ListingRefused::NotABidder));
    assert!(take(&listing, "2026-11-06T09:00:00", claim(60)).is_ok());
}

#[test]
fn sealed_bids_stay_sealed_until_they_are_opened() {
    let salt = [9; 32];
    let seal = |n, fen| {
        let commitment = commitment(DEAL, person(n), fen, &salt);
        ListingEvent::Seal { bidder: person(n), commitment }
    };
    let reveal = |n, amount_fen| ListingEvent::Reveal { bidder: person(n), amount_fen, salt };
    let trading = opened(Application { way: sealed(), ..application() });
    assert_eq!(take(&trading, "2026-11-16T09:30:00", bid(50, 200_000)), wrong(&trading, "bid"));
    let sealed = taken(
        trading,
        [("2026-11-16T09:30:00", seal(60, 150_000)), ("2026-11-16T10:00:00", seal(50, 150_000))],
    );
    assert!(!format!("{sealed:?}").contains("150000"), "the amount is nowhere");
    let early = take(&sealed, "2026-11-16T10:00:00", reveal(50, 150_000));
    assert_eq!(early, Err(BidRefused::NotOpen { opens_at: at("2026-11-16T10:00:00") }.into()));
    let one = taken(sealed.clone(), [("2026-11-16T10:30:00", reveal(50, 150_000))]);
    let strike = |it: &Listing| take(it, "2026-11-16T11:00:00.001", ListingEvent::Strike).unwrap();
    assert_eq!(strike(&one).award().unwrap().bidder, person(50), "the other did not open");
    let both = taken(one, [("2026-11-16T10:40:00", reveal(60, 150_000))]);
    assert_eq!(strike(&both).award().unwrap().bidder, person(60), "equal offers: the member");
    assert_eq!(strike(&sealed).state(), ListingState::Failed);
}

#[test]
fn a_tender_needs_its_committee() {
    let judges = |n: u128| (70..70 + n).map(person).collect();
    let submit = |n| {
        let application = Application { way: tender(judges(n)), ..application() };
        take(&draft(application), "2026-11-02T09:00:00", ListingEvent::Submit)
    };
    assert!(submit(3).is_ok());
    assert!(matches!(submit(2), Err(ListingRefused::Unlawful(_))));
    assert!(matches!(submit(4), Err(ListingRefused::Unlawful(_))));
}

#[test]
fn a_collective_agrees_only_with_a_bidder_who_came_alone() {
    let by_agreement = |application: Application| {
        let application = Application { way: TradeWay::Agreement, ..application };
        let mut steps = way();
        for step in steps.iter_mut().skip(9) {
            step.0 = "2026-11-17T09:00:00";
        }
        let mut open = steps.into_iter().take(11);
        open.try_fold(draft(application), |it, (when, event)| take(&it, when, event))
    };
    assert_eq!(by_agreement(asset()), Err(ListingRefused::NotByAgreement));
    // A household agrees with whom it wants.
    let household = by_agreement(application()).unwrap();
    let low = take(&household, "2026-11-17T09:00:00", bid(50, RESERVE_FEN - 1));
    assert_eq!(low, Err(BidRefused::TooLow { least_fen: RESERVE_FEN }.into()));
    let agreed = taken(household, [("2026-11-17T09:00:00", bid(50, RESERVE_FEN))]);
    let struck = take(&agreed, "2026-11-17T09:00:00", ListingEvent::Strike).unwrap();
    assert_eq!(struck.award().unwrap().price_fen, RESERVE_FEN);
}

#[test]
fn a_right_that_changes_while_it_is_listed_stops_at_the_next_gate() {
    let seizure = Restriction {
        code: "229901-2026-000001".to_owned(),
        kind: RestrictionKind::Seizure,
        on: "229901100001000001J".to_owned(),
        party: "法院".to_owned(),
        basis: "裁定".to_owned(),
        first_day: day("2026-11-05"),
        last_day: None,
    };
    // Publication, the opening of the trade, the contract and the entry look into the register anew.
    for n in [0, 1, 10, 16, 19] {
        let (when, event) = way().remove(n);
        for change in 0..3 {
            let mut register = Surroundings::new();
            match change {
                0 => register.right_current = false,
                1 => register.restrictions.push(seizure.clone()),
                _ => register.open_disputes.push("权属争议".to_owned()),
            }
            let refused = walked(n).take(event.clone(), &centre(), at(when), &register.register());
            let Err(ListingRefused::Unlawful(found)) = refused else { panic!("{n} {change}") };
            assert!(found.iter().all(|it| it.rule.code == "HR-75"));
        }
    }
}

#[test]
fn an_objection_is_answered_first_and_one_that_is_upheld_undoes_the_award() {
    let objected =
        take(&walked(15), "2026-11-20T09:00:00", ListingEvent::Object { evidence: evidence(40) });
    let objected = objected.unwrap();
    let close = || ListingEvent::CloseResult;
    let early = take(&walked(15), "2026-11-23T23:59:59", close());
    assert_eq!(early, Err(ListingRefused::NoticeRuns { last_day: day("2026-11-23") }));
    let open = take(&objected, "2026-11-24T09:00:00", close());
    assert_eq!(open, Err(ListingRefused::Objections));
    let answer = |upheld| {
        let event = ListingEvent::Answer { objection: 0, upheld };
        let answered = take(&objected, "2026-11-24T09:00:00", event).unwrap();
        take(&answered, "2026-11-24T09:00:00", close()).unwrap()
    };
    assert_eq!(answer(false).state(), ListingState::AwaitingContract);
    assert_eq!(answer(true).state(), ListingState::Failed);
    assert_eq!(answer(true).deposits_to_refund().len(), 2);
    let unknown = ListingEvent::Answer { objection: 1, upheld: true };
    let unknown = take(&objected, "2026-11-24T09:00:00", unknown);
    assert_eq!(unknown, Err(ListingRefused::Objections));
}

#[test]
fn whoever_does_not_sign_loses_the_deposit_and_the_right_is_listed_again() {
    let failed = take(&walked(16), "2026-11-30T09:00:00", ListingEvent::Default).unwrap();
    assert_eq!(failed.state(), ListingState::Failed);
    assert_eq!(failed.deposits_to_refund(), [(person(60), DEPOSIT_FEN)]);
    let reserve = Reserve { reserve_fen: RESERVE_FEN / 2, valuation: None };
    let relist = ListingEvent::Relist { reserve, way: TradeWay::Agreement };
    let again = take(&failed, "2026-12-01T09:00:00", relist).unwrap();
    assert_eq!((again.state(), again.round()), (ListingState::Draft, 2));
    assert_eq!((again.enrolments().count(), again.paid_fen()), (0, 0));
    // A payment of the first round does not count again in the second.
    let steps = [
        ("2026-12-01T09:00:00", ListingEvent::Submit),
        ("2026-12-01T10:00:00", ListingEvent::Publish),
        ("2026-12-02T09:00:00", ListingEvent::Enrol { bidder: bidder(50) }),
    ];
    let again = taken(again, steps);
    let told = take(&again, "2026-12-03T09:00:00", deposit(1, 50, DEPOSIT_FEN));
    assert_eq!(told, Err(ListingRefused::PaidBefore));
}

#[test]
fn the_price_is_paid_by_the_winner_and_the_deposit_counts() {
    let contracted = walked(17);
    let other = take(&contracted, "2026-11-26T09:00:00", pay(3, 60, 91_000));
    assert_eq!(other, Err(ListingRefused::OtherPayment));
    let part = take(&contracted, "2026-11-26T09:00:00", pay(3, 50, 90_999)).unwrap();
    assert_eq!(part.state(), ListingState::Contracted);
    let again = take(&part, "2026-11-26T09:00:00", pay(3, 50, 90_999));
    assert_eq!(again, Err(ListingRefused::PaidBefore));
    let whole = take(&part, "2026-11-26T09:00:00", pay(4, 50, 1)).unwrap();
    assert_eq!(whole.state(), ListingState::Settled);
}

#[test]
fn a_deposit_that_is_the_whole_price_settles_when_it_is_signed() {
    let application = Application { deposit_fen: RESERVE_FEN, ..application() };
    let mut steps: Vec<_> = way().into_iter().take(17).collect();
    steps.retain(|(_, it)| !matches!(it, ListingEvent::Bid { .. }) || *it == bid(60, 100_000));
    for (_, it) in &mut steps {
        match it {
            ListingEvent::PayDeposit { payment } if payment.expected().number == 2 => {
                *it = deposit(2, 60, RESERVE_FEN);
            }
            _ => {}
        }
    }
    assert_eq!(taken(draft(application), steps).state(), ListingState::Settled);
}

#[test]
fn a_listing_is_suspended_and_ended_only_until_a_contract_binds() {
    for n in 0..=way().len() {
        let listing = walked(n);
        let suspended = take(&listing, "2026-12-01T09:00:00", ListingEvent::Suspend);
        let ended = take(&listing, "2026-12-01T09:00:00", ListingEvent::Terminate);
        if n >= 17 {
            assert_eq!(suspended, wrong(&listing, "suspend"));
            assert_eq!(ended, wrong(&listing, "terminate"));
            continue;
        }
        assert_eq!(ended.unwrap().state(), ListingState::Terminated);
        let suspended = suspended.unwrap();
        let twice = take(&suspended, "2026-12-01T09:00:00", ListingEvent::Suspend);
        assert_eq!(twice, wrong(&suspended, "suspend"));
        let resumed = take(&suspended, "2026-12-02T09:00:00", ListingEvent::Resume).unwrap();
        assert_eq!(resumed.state(), listing.state());
    }
}

#[test]
fn every_office_does_what_is_its_own_and_where_it_is() {
    let by = |kind, division| {
        let register = Surroundings::new();
        let when = at("2026-11-02T10:00:00");
        let publish = ListingEvent::Publish;
        walked(1).take(publish, &operator(kind, division), when, &register.register())
    };
    let refused = Err(ListingRefused::NotThisOffice { step: "publish" });
    assert!(by(OfficeKind::Station, "229901100").is_ok());
    assert_eq!(by(OfficeKind::Station, "229901101"), refused);
    assert_eq!(by(OfficeKind::Point, "229901100001"), refused);
}

#[test]
fn a_clock_that_goes_back_is_noticed() {
    let refused = take(&walked(12), "2026-11-16T08:59:59.999", bid(50, 101_000));
    assert_eq!(refused, Err(ListingRefused::ClockWentBack));
}

#[test]
fn the_steps_that_were_kept_make_the_same_listing_whatever_the_county_sets_later() {
    let (mut listing, mut kept) = (draft(application()), Vec::new());
    for (when, event) in way() {
        listing = take(&listing, when, event.clone()).unwrap();
        let text = serde_json::to_string(&listing.step(event, centre())).unwrap();
        kept.push(serde_json::from_str::<ListingStep>(&text).unwrap());
        let drafted_at = at("2026-11-01T09:00:00");
        let again = Listing::replayed(DEAL, application(), drafted_at, kept.clone()).unwrap();
        assert_eq!(again, listing, "after {when}");
    }
    // Without the days that were set nothing is known of the notice.
    for step in &mut kept {
        step.days = None;
    }
    let lost = Listing::replayed(DEAL, application(), at("2026-11-01T09:00:00"), kept);
    assert_eq!(lost, Err(ListingRefused::BeyondCalendar));
}
