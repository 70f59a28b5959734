//! The way of an exit: step by step, never too early, left at any time, and stopped where somebody was forced.

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::sample::{
    CANCELLED, DEAL, Surroundings, agreement, application, applied, interview, payment, pilot,
    review, unlawful, waiver, walked, way,
};
use super::{Application, Exit, ExitEvent, ExitKind, ExitRefused, ExitState, ExitTerms};
use crate::consent::Consent;
use crate::money::Flow;
use crate::sample::{at, consent_at, day, days, decision, evidence, matched, person};

const LAND: ExitKind = ExitKind::ContractedLand;

fn take(exit: &Exit, when: &str, event: ExitEvent) -> Result<Exit, ExitRefused> {
    exit.take(event, at(when), &Surroundings::new().register())
}

/// Takes a step that must succeed.
fn taken(exit: &Exit, when: &str, event: ExitEvent) -> Exit {
    take(exit, when, event).unwrap()
}

#[test]
fn an_exit_names_one_right_and_no_reason() {
    // Every field stands here: one more, such as a reason, and this does not compile.
    let Application {
        right,
        collective: _,
        holders: _,
        representative: _,
        signature: _,
        notified_day: _,
        receiver: _,
    } = application(LAND);
    assert_eq!(right.kind(), LAND);
}

#[test]
fn a_sound_exit_of_each_right_goes_its_way() {
    for kind in [LAND, ExitKind::Homestead, ExitKind::Shares] {
        let states: Vec<String> =
            (0..=way().len()).map(|n| walked(kind, n).state().to_string()).collect();
        let expected = [
            "申请",
            "申请",
            "面谈核实",
            "面谈核实",
            "冷静期",
            "补偿已协商",
            "集体已决议",
            "公示中",
            "公示期满",
            "协议已签订",
            "款项已支付",
            "已注销登记",
            "已归档",
        ];
        assert_eq!(states, expected, "{kind:?}");
        let done = walked(kind, way().len());
        assert_eq!(done.cancelled(), Some(&application(kind).right));
    }
}

#[test]
fn an_exit_that_is_told_again_from_what_was_kept_is_the_same() {
    let surroundings = Surroundings::new();
    let mut events = way();
    events.insert(9, ("2026-06-27T09:00:00", ExitEvent::ReportCoercion { report: evidence(29) }));
    events.insert(10, ("2026-06-28T09:00:00", ExitEvent::SettleDispute { coerced: false }));
    for events in [way(), events] {
        let mut exit = applied(LAND);
        let mut retold = Exit::applied(DEAL, application(LAND), at("2026-05-20T09:00:00"));
        for (when, event) in events {
            let Ok(next) = exit.take(event.clone(), at(when), &surroundings.register()) else {
                continue;
            };
            let kept = serde_json::to_string(&next.taken(event)).unwrap();
            retold = retold.retold(serde_json::from_str(&kept).unwrap(), at(when));
            assert_eq!(retold, next);
            exit = next;
        }
        assert!(exit.state() > ExitState::Applied || !exit.file().disputes.is_empty());
    }
}

#[test]
fn no_exit_is_taken_in_without_a_pilot_approval_of_its_right_and_day() {
    let surroundings = Surroundings::new();
    let apply = |kind, pilot: Option<_>, when| {
        let register = surroundings.register();
        Exit::apply(DEAL, application(kind), pilot, at(when), &register)
    };
    let refused = |day_refused| Err(ExitRefused::NotOpen { day: day(day_refused) });
    let mut narrow = pilot();
    narrow.kinds = [ExitKind::Homestead].into();
    assert_eq!(apply(LAND, None, "2026-05-20T09:00:00"), refused("2026-05-20"));
    assert_eq!(apply(LAND, Some(&narrow), "2026-05-20T09:00:00"), refused("2026-05-20"));
    assert!(apply(ExitKind::Homestead, Some(&narrow), "2026-05-20T09:00:00").is_ok());
    let mut short = pilot();
    short.days = days("2026-05-21", "2026-05-22");
    assert_eq!(apply(LAND, Some(&short), "2026-05-20T23:59:59"), refused("2026-05-20"));
    assert!(apply(LAND, Some(&short), "2026-05-21T00:00:00").is_ok());
    assert!(apply(LAND, Some(&short), "2026-05-22T23:59:59").is_ok());
    assert_eq!(apply(LAND, Some(&short), "2026-05-23T00:00:00"), refused("2026-05-23"));
}

#[test]
fn a_step_out_of_its_order_is_refused_wherever_the_exit_stands() {
    // The first step, a paper on the dwelling, may come whenever it will.
    for n in 1..way().len() {
        let exit = walked(LAND, n);
        for (later, (_, event)) in way().into_iter().enumerate().skip(n + 1) {
            let again = matches!(event, ExitEvent::Consent(_));
            let paid = matches!(event, ExitEvent::Pay(_));
            if again && exit.state() == ExitState::Interviewed || paid && n <= 10 {
                continue;
            }
            let (state, step) = (exit.state(), event.name());
            let refused = take(&exit, "2026-12-20T09:00:00", event);
            assert_eq!(refused, Err(ExitRefused::WrongStep { state, step }), "{n} {later}");
        }
    }
}

#[test]
fn the_cooling_off_counts_from_the_last_consent() {
    let cooling = walked(LAND, 4);
    let agree = || ExitEvent::Agree(super::sample::compensation());
    let early = take(&cooling, "2026-05-28T23:59:59", agree());
    assert_eq!(early, Err(ExitRefused::CoolsOff { last_day: day("2026-05-28") }));
    assert!(take(&cooling, "2026-05-29T00:00:00", agree()).is_ok());
}

#[test]
fn half_a_year_passes_between_the_notice_and_the_return() {
    let settled = walked(LAND, 10);
    assert_eq!(unlawful(take(&settled, "2026-11-19T23:59:59", ExitEvent::Cancel)), ["HR-54"]);
    assert!(take(&settled, "2026-11-20T00:00:00", ExitEvent::Cancel).is_ok());
    // A homestead waits for nobody.
    let settled = walked(ExitKind::Homestead, 10);
    assert!(take(&settled, "2026-07-01T09:00:00", ExitEvent::Cancel).is_ok());
}

#[test]
fn no_right_is_cancelled_before_the_whole_compensation_is_paid() {
    let signed = walked(LAND, 9);
    let wrong = Err(ExitRefused::WrongStep { state: ExitState::Signed, step: "cancel" });
    assert_eq!(take(&signed, CANCELLED, ExitEvent::Cancel), wrong);
    let part = taken(&signed, "2026-07-01T09:00:00", payment(1, 2_999_999));
    assert_eq!(part.state(), ExitState::Signed);
    assert_eq!(take(&part, CANCELLED, ExitEvent::Cancel), wrong);
    let rest = taken(&part, "2026-07-02T09:00:00", payment(2, 1));
    assert_eq!(rest.state(), ExitState::Settled);
    assert!(take(&rest, CANCELLED, ExitEvent::Cancel).is_ok());
}

#[test]
fn a_payment_counts_once_and_only_to_those_who_leave() {
    let signed = walked(LAND, 9);
    let part = taken(&signed, "2026-07-01T09:00:00", payment(1, 1_000));
    let again = take(&part, "2026-07-01T09:00:00", payment(1, 1_000));
    assert_eq!(again, Err(ExitRefused::PaidBefore));
    let to = |deal, flow, n| ExitEvent::Pay(matched(2, deal, (flow, person(n)), 3_000_000));
    let other_deal = crate::money::DealId(person(801));
    for event in [to(DEAL, Flow::Out, 90), to(DEAL, Flow::In, 1), to(other_deal, Flow::Out, 1)] {
        assert_eq!(take(&part, "2026-07-02T09:00:00", event), Err(ExitRefused::OtherPayment));
    }
}

#[test]
fn a_waiver_is_an_act_of_its_own_that_another_officer_reviews() {
    let agreed = taken(&walked(LAND, 4), "2026-05-29T09:00:00", ExitEvent::Agree(waiver()));
    let on = |reviewed: Option<&str>| {
        let mut exit = agreed.clone();
        if let Some(officer) = reviewed {
            let event = ExitEvent::ReviewWaiver(review(officer));
            exit = taken(&exit, "2026-06-01T09:00:00", event);
        }
        for (when, event) in way().into_iter().skip(5).take(3) {
            exit = taken(&exit, when, event);
        }
        take(&exit, "2026-06-26T09:00:00", ExitEvent::Sign(agreement()))
    };
    assert_eq!(unlawful(on(None)), ["HR-55"]);
    assert_eq!(unlawful(on(Some("面谈人"))), ["HR-55"]);
    let signed = on(Some("复核人")).unwrap();
    assert_eq!(signed.state(), ExitState::Settled, "nothing is to be paid");
    assert!(take(&signed, CANCELLED, ExitEvent::Cancel).is_ok());
}

#[test]
fn what_is_kept_until_a_day_is_not_cancelled_on_it() {
    let terms = ExitTerms::Retention { until: day("2026-11-30"), agreement: evidence(28) };
    let mut exit = taken(&walked(LAND, 4), "2026-05-29T09:00:00", ExitEvent::Agree(terms));
    for (when, event) in way().into_iter().skip(5).take(4) {
        exit = taken(&exit, when, event);
    }
    assert_eq!(exit.state(), ExitState::Settled);
    assert_eq!(unlawful(take(&exit, "2026-11-30T09:00:00", ExitEvent::Cancel)), ["HR-61"]);
    assert!(take(&exit, "2026-12-01T09:00:00", ExitEvent::Cancel).is_ok());
}

#[test]
fn whoever_applied_may_withdraw_until_the_register_is_changed_and_pays_back() {
    for n in 0..=10 {
        let exit = taken(&walked(LAND, n), "2026-12-01T09:00:00", ExitEvent::Withdraw);
        assert_eq!((exit.state(), exit.cancelled()), (ExitState::Withdrawn, None), "{n}");
        assert_eq!(exit.refund_due_fen(), if n == 10 { 3_000_000 } else { 0 });
    }
    for n in [11, 12] {
        let exit = walked(LAND, n);
        let state = exit.state();
        let refused = take(&exit, "2026-12-01T09:00:00", ExitEvent::Withdraw);
        assert_eq!(refused, Err(ExitRefused::WrongStep { state, step: "withdraw" }));
    }
}

#[test]
fn reported_coercion_stops_everything_until_it_is_settled() {
    let report = || ExitEvent::ReportCoercion { report: evidence(29) };
    for n in 0..=10 {
        let stopped = taken(&walked(LAND, n), "2026-11-20T08:00:00", report());
        assert_eq!(stopped.state(), ExitState::Disputed);
        let paid = |it: &ExitEvent| matches!(it, ExitEvent::Pay(_));
        for (_, event) in way().into_iter().skip(1).filter(|(_, it)| !paid(it)) {
            assert!(take(&stopped, CANCELLED, event).is_err(), "{n}");
        }
    }
    let stopped = taken(&walked(LAND, 10), "2026-11-20T08:00:00", report());
    let settle = |coerced| taken(&stopped, CANCELLED, ExitEvent::SettleDispute { coerced });
    let forced = settle(true);
    assert_eq!((forced.state(), forced.refund_due_fen()), (ExitState::Refused, 3_000_000));
    // Nobody was forced: they are asked anew, and what was paid is not lost.
    let anew = settle(false);
    assert_eq!(anew.state(), ExitState::Applied);
    assert_eq!((anew.file().consents.len(), anew.file().paid_fen()), (0, 3_000_000));
    let done = walked(LAND, 11);
    assert!(take(&done, "2026-11-21T09:00:00", report()).is_err(), "the register is changed");
}

#[test]
fn what_the_bank_shows_is_noted_wherever_the_exit_stands_until_the_register_is_changed() {
    for n in 0..9 {
        let early = taken(&walked(LAND, n), "2026-07-01T09:00:00", payment(1, 3_000_000));
        assert_eq!((early.state(), early.file().paid_fen()), (walked(LAND, n).state(), 3_000_000));
    }
    for (stop, state) in [
        (ExitEvent::Withdraw, ExitState::Withdrawn),
        (ExitEvent::Refuse, ExitState::Refused),
        (ExitEvent::ReportCoercion { report: evidence(29) }, ExitState::Disputed),
    ] {
        let stopped = taken(&walked(LAND, 9), "2026-06-30T09:00:00", stop);
        let paid = taken(&stopped, "2026-07-01T09:00:00", payment(1, 3_000_000));
        assert_eq!((paid.state(), paid.file().paid_fen()), (state, 3_000_000));
    }
    let archived = walked(LAND, 12);
    assert!(take(&archived, "2026-12-01T09:00:00", payment(2, 1)).is_err());
}

#[test]
fn an_upheld_objection_brings_the_terms_back_to_the_table() {
    let on_notice = walked(LAND, 7);
    let close = |n_upheld| ExitEvent::CloseNotice { n_upheld };
    let last_day = on_notice.file().notice.unwrap().days.last();
    let early = take(&on_notice, &format!("{last_day}T23:59:59"), close(0));
    assert_eq!(early, Err(ExitRefused::NoticeRuns { last_day }));
    let back = taken(&on_notice, "2026-06-25T09:00:00", close(1));
    assert_eq!(back.state(), ExitState::CoolingOff);
}

#[test]
fn a_clock_that_goes_back_changes_nothing() {
    let exit = walked(LAND, 2);
    let early = take(&exit, "2026-05-21T08:59:59", ExitEvent::Withdraw);
    assert_eq!(early, Err(ExitRefused::ClockWentBack));
}

#[test]
fn a_consent_that_comes_again_takes_the_place_of_the_first() {
    let one = walked(LAND, 3);
    let again = ExitEvent::Consent(consent_at(1, "2026-05-23T09:00:00"));
    let exit = taken(&one, "2026-05-23T09:00:00", again);
    assert_eq!((exit.state(), exit.file().consents.len()), (ExitState::Interviewed, 1));
}

#[test]
fn no_paper_is_older_than_what_it_follows_or_younger_than_today() {
    let misdated = |text| Err(ExitRefused::Misdated { day: day(text) });
    let interview_at = |when| {
        let event = ExitEvent::Interview(crate::exit::Interview { at: at(when), ..interview() });
        take(&applied(LAND), "2026-05-21T09:00:00", event)
    };
    assert!(interview_at("2026-05-20T09:00:00").is_ok());
    assert_eq!(interview_at("2026-05-20T08:59:59"), misdated("2026-05-20"));
    assert_eq!(interview_at("2026-05-21T09:00:01"), misdated("2026-05-21"));
    // A consent from before the interview would shorten the cooling-off.
    let consented_at = |when| {
        let event = ExitEvent::Consent(consent_at(1, when));
        take(&walked(LAND, 2), "2026-05-22T09:00:00", event)
    };
    assert!(consented_at("2026-05-21T09:00:00").is_ok());
    assert_eq!(consented_at("2026-05-21T08:59:59"), misdated("2026-05-21"));
    assert_eq!(consented_at("2026-05-22T09:00:01"), misdated("2026-05-22"));
    let closed = walked(LAND, 8);
    let last_day = closed.file().notice.unwrap().days.last();
    let signed_on = |signed_day| {
        let event = ExitEvent::Sign(crate::exit::Agreement { signed_day, ..agreement() });
        take(&closed, "2026-06-26T09:00:00", event)
    };
    assert_eq!(signed_on(last_day), Err(ExitRefused::Misdated { day: last_day }));
    assert!(signed_on(last_day.succ_opt().unwrap()).is_ok());
    assert_eq!(signed_on(day("2026-06-27")), misdated("2026-06-27"));
}

fn some_event(n: u8) -> ExitEvent {
    match n {
        0 => ExitEvent::Interview(interview()),
        1 | 2 => ExitEvent::Consent(consent_at(n.into(), "2026-05-22T09:00:00")),
        3 => ExitEvent::Agree(super::sample::compensation()),
        4 => ExitEvent::Agree(waiver()),
        5 => ExitEvent::ReviewWaiver(review("复核人")),
        6 => ExitEvent::Decide(decision("2026-06-10")),
        7 => ExitEvent::Publish,
        8 => ExitEvent::CloseNotice { n_upheld: 0 },
        9 => ExitEvent::Sign(agreement()),
        10 => payment(1, 2_000_000),
        11 => payment(2, 1_000_000),
        12 => ExitEvent::ReportCoercion { report: evidence(29) },
        13 => ExitEvent::SettleDispute { coerced: false },
        14 => ExitEvent::CloseNotice { n_upheld: 1 },
        _ => ExitEvent::Cancel,
    }
}

/// What would come next on the way to the archive.
fn next_event(exit: &Exit, when: DateTime<Utc>) -> ExitEvent {
    let consent = |n| ExitEvent::Consent(Consent { at: when, ..consent_at(n, CANCELLED) });
    match exit.state() {
        ExitState::Applied => {
            ExitEvent::Interview(crate::exit::Interview { at: when, ..interview() })
        }
        ExitState::Interviewed if exit.file().consents.is_empty() => consent(1),
        ExitState::Interviewed => consent(2),
        ExitState::CoolingOff => ExitEvent::Agree(super::sample::compensation()),
        ExitState::Agreed => ExitEvent::Decide(decision("2026-06-10")),
        ExitState::Decided => ExitEvent::Publish,
        ExitState::OnNotice => ExitEvent::CloseNotice { n_upheld: 0 },
        ExitState::NoticeClosed => {
            let signed_day = tenure::case::china_day(when);
            ExitEvent::Sign(crate::exit::Agreement { signed_day, ..agreement() })
        }
        ExitState::Signed => payment(3, 3_000_000),
        _ => ExitEvent::Cancel,
    }
}

proptest! {
    #[test]
    fn whatever_happens_nothing_is_cancelled_unpaid_unagreed_or_disputed(
        events in prop::collection::vec((0..64_u8, 0..12_i64), 0..60),
    ) {
        let surroundings = Surroundings::new();
        let mut exit = applied(LAND);
        let mut when = at("2026-05-20T09:00:00");
        for (event, later) in events {
            when += chrono::TimeDelta::days(later);
            let event = if event < 16 { some_event(event) } else { next_event(&exit, when) };
            if let Ok(next) = exit.take(event, when, &surroundings.register()) {
                exit = next;
            }
            if exit.cancelled().is_some() {
                let file = exit.file();
                let waived = matches!(file.terms, Some(ExitTerms::Waived { .. }));
                prop_assert!(file.paid_fen() >= 3_000_000 || waived && file.waiver_review.is_some());
                prop_assert_eq!(file.consents.len(), 2);
                prop_assert!(file.disputes.iter().all(|it| it.coerced == Some(false)));
                prop_assert!(file.notice.is_some_and(|it| it.closed));
                prop_assert!(file.decision.is_some() && file.agreement.is_some());
                prop_assert!(tenure::case::china_day(when) >= day("2026-11-20"));
            }
        }
    }
}
