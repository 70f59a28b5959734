//! The rules about transfers over their cases, over a sound transfer of each kind, and over what runs.

use expect_test::expect;
use tenure::{Moment, Severity, Violation};

use super::transfer_sample::{SOUND, TransferSample, deal, lease};
use super::{
    Case, assert_cases, assert_covered, finds, passes, transfer_land, transfer_papers,
    transfer_people,
};
use crate::money::{Installment, Schedule};
use crate::rules::{RUNNING_RULES, TRANSFER_RULES, check_running, check_transfer};
use crate::sample::day;
use crate::transfer::{Ending, EndingGround, RunningFacts};

fn cases() -> Vec<Case<TransferSample>> {
    let files = [transfer_land::cases, transfer_papers::cases, transfer_people::cases];
    files.into_iter().flat_map(|it| it()).collect()
}

fn check(sample: &TransferSample, code: &str) -> Vec<Violation> {
    let (_, check) = TRANSFER_RULES.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    check(&sample.facts())
}

#[test]
fn the_samples_of_transfers_are_found_and_passed() {
    assert_cases(cases(), check);
}

#[test]
fn every_rule_about_transfers_is_broken_by_a_case_and_kept_by_one() {
    assert_covered(TRANSFER_RULES.iter().map(|it| it.0.code.code), &cases());
}

#[test]
fn a_sound_transfer_of_every_kind_breaks_no_rule() {
    let mut kinds = Vec::new();
    for sound in SOUND {
        let sample = sound();
        kinds.push(sample.proposal.transfer.kind());
        for (rule, check) in TRANSFER_RULES {
            let found = check(&sample.facts());
            assert_eq!(found, [], "{} {:?}", rule.code.code, sample.proposal.transfer.kind());
        }
    }
    kinds.sort_unstable();
    assert_eq!(kinds, crate::transfer::TransferKind::ALL);
}

#[test]
fn a_missing_filing_never_stands_in_the_way() {
    let mut sample = lease();
    sample.proposal.filing = None;
    for moment in [Moment::Draft, Moment::Submit, Moment::Approve, Moment::Register] {
        for (rule, violations) in check_transfer(&sample.facts(), moment) {
            let blocks = rule.severity_at(moment) == Some(Severity::Blocking);
            assert!(violations.is_empty() || !blocks, "{}", rule.code.code);
        }
    }
}

/// A lease that runs, with two rents of which one is paid.
struct Running {
    idle_since: Option<chrono::NaiveDate>,
    purposes: Vec<String>,
    schedule: Schedule,
    paid_fen: i64,
    ending: Option<Ending>,
}

fn running() -> Running {
    let due = |on| Installment { due_day: day(on), amount_fen: 1_000 };
    Running {
        idle_since: None,
        purposes: vec!["1".to_owned()],
        schedule: Schedule::new(vec![due("2025-11-22"), due("2026-11-22")]).unwrap(),
        paid_fen: 1_000,
        ending: None,
    }
}

fn ends(ground: EndingGround) -> Ending {
    Ending { ground, day: day("2026-11-22") }
}

fn running_cases() -> Vec<Case<Running>> {
    vec![
        passes("HR-51", running, |it| it.ending = Some(ends(EndingGround::UseChanged))),
        passes("HR-51", running, |it| it.ending = Some(ends(EndingGround::Damage))),
        passes("HR-51", running, |it| it.ending = Some(ends(EndingGround::SeriousBreach))),
        passes("HR-51", running, |it| {
            it.idle_since = Some(day("2024-11-22"));
            it.ending = Some(ends(EndingGround::Idle));
        }),
        finds(
            "HR-51",
            running,
            |it| {
                it.idle_since = Some(day("2024-11-23"));
                it.ending = Some(ends(EndingGround::Idle));
            },
            expect![[r#"
                Case | 弃耕抛荒自2024-11-23起，至2026-11-22不满连续两年
            "#]],
        ),
        finds(
            "HR-51",
            running,
            |it| it.ending = Some(ends(EndingGround::Idle)),
            expect![[r#"
            Case | 弃耕抛荒没有记录，至2026-11-22不满连续两年
        "#]],
        ),
        finds(
            "HR-51",
            running,
            |it| it.ending = Some(ends(EndingGround::Other)),
            expect![[r#"
            Case | “其他原因”不是法定的解除情形
        "#]],
        ),
        passes("MK-04", running, |it| it.idle_since = Some(day("2024-11-23"))),
        finds(
            "MK-04",
            running,
            |it| it.idle_since = Some(day("2024-11-22")),
            expect![[r#"
            Case | 自2024-11-22起弃耕抛荒，已满两年
        "#]],
        ),
        finds(
            "MK-04",
            running,
            |it| it.purposes.push("5".to_owned()),
            expect![[r#"
            Case | 现状用途“5”不是农业用途
        "#]],
        ),
        finds(
            "MK-04",
            running,
            |it| it.paid_fen = 999,
            expect![[r#"
            Case | 2025-11-22应付的价款逾期365天，尚欠1分
        "#]],
        ),
    ]
}

fn check_sample(sample: &Running, code: &str) -> Vec<Violation> {
    let Running { idle_since, purposes, schedule, paid_fen, ending } = sample;
    let facts = RunningFacts {
        deal: deal(1),
        idle_since: *idle_since,
        purposes_seen: purposes,
        schedule: Some(schedule),
        paid_fen: *paid_fen,
        ending: ending.as_ref(),
        today: day("2026-11-22"),
    };
    let moment = if code == "HR-51" { Moment::Submit } else { Moment::Audit };
    let ran = check_running(&facts, moment);
    ran.into_iter().find(|(rule, _)| rule.code.code == code).unwrap().1
}

#[test]
fn what_runs_is_ended_on_grounds_and_looked_after() {
    assert_cases(running_cases(), check_sample);
    assert_covered(RUNNING_RULES.iter().map(|it| it.0.code.code), &running_cases());
}
