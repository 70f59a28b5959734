//! Working days around weekends and holidays, and clocks that stop.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Calendar, CalendarError, Due, DueClock, NoTable, china_day};
use crate::case::{CaseKind, CaseType, CaseTypes, Step, StepTaken};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn taken(step: Step, day: &str) -> StepTaken {
    let at: DateTime<Utc> = format!("{day}T02:00:00Z").parse().unwrap();
    StepTaken { step, officer: "李敏".to_owned(), at }
}

fn clock(kind: CaseKind, steps: &[(Step, &str)]) -> DueClock {
    let history: Vec<_> = steps.iter().map(|(step, day)| taken(*step, day)).collect();
    DueClock::of(&five_days(kind), &history).unwrap()
}

fn five_days(kind: CaseKind) -> CaseType {
    CaseType { working_days: 5, ..CaseTypes::built_in().get(kind).clone() }
}

fn shown(clock: &DueClock, today: &str) -> (String, i64, bool) {
    let Due { due_day, days_left, stopped } = clock.on(day(today), Calendar::built_in()).unwrap();
    (due_day.to_string(), days_left, stopped)
}

fn refused(text: &str) -> String {
    Calendar::parse(text).unwrap_err().to_string()
}

#[test]
fn weekends_holidays_and_worked_weekends_are_told_apart() {
    let calendar = Calendar::built_in();
    for (text, working) in [
        ("2026-02-13", true),
        ("2026-02-14", true),  // 周六, worked
        ("2026-02-16", false), // 除夕
        ("2026-02-23", false), // 初七
        ("2026-02-24", true),
        ("2026-05-01", false),
        ("2026-06-06", false), // 周六
        ("2026-09-20", true),  // 周日, worked
        ("2026-10-07", false),
        ("2026-10-08", true),
    ] {
        assert_eq!(calendar.is_working_day(day(text)), Ok(working), "{text}");
    }
}

#[test]
fn fifteen_working_days_from_before_the_spring_festival() {
    let calendar = Calendar::built_in();
    let last = calendar.add_working_days(day("2026-02-10"), 15).unwrap();
    assert_eq!(last, day("2026-03-09"));
    assert_eq!(calendar.working_days_between(day("2026-02-10"), last), Ok(15));
    assert_eq!(calendar.add_working_days(last, 0), Ok(last));
}

#[test]
fn a_year_without_a_table_is_never_guessed_at() {
    let calendar = Calendar::built_in();
    let missing = calendar.is_working_day(day("2031-03-03")).unwrap_err();
    assert_eq!(missing.to_string(), "calendar has no table for 2031");
    let over = calendar.add_working_days(day("2026-12-30"), u32::MAX).unwrap_err();
    assert_eq!(over, NoTable { year: 2027 });
    let last = Calendar::parse("").unwrap().add_working_days(NaiveDate::MAX, 1);
    assert_eq!(last.unwrap_err().year, 262_142);
}

#[test]
fn a_county_adds_the_year_that_was_announced() {
    let county = r#"
        fixed = ["01-01"]
        [[year]]
        year = 2027
        source = "关于2027年部分节假日安排的通知"
        holidays = [{ name = "春节", first = "2027-02-05", last = "2027-02-11" }]
        working_weekends = ["2027-02-13"]
    "#;
    let calendar = Calendar::built_in().with_years_of(county).unwrap();
    assert_eq!(calendar.is_working_day(day("2027-01-01")), Ok(false));
    assert_eq!(calendar.is_working_day(day("2027-02-11")), Ok(false));
    assert_eq!(calendar.is_working_day(day("2027-02-13")), Ok(true));
    assert_eq!(calendar.is_working_day(day("2026-10-07")), Ok(false));
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let year = |rest: &str| format!("[[year]]\nyear = 2027\nsource = \"\"\n{rest}");
    let none = "holidays = []\nworking_weekends = []\n";
    for (text, told) in [
        (year(none) + &year(none), "the calendar has two tables for 2027"),
        (
            year("holidays = []\nworking_weekends = [\"2026-02-14\"]"),
            "2026-02-14 stands in the table of 2027",
        ),
        (
            year("holidays = []\nworking_weekends = [\"2027-02-15\"]"),
            "2027-02-15 is no weekend that could be worked",
        ),
        (
            "fixed = [\"05-01\"]\n".to_owned()
                + &year("holidays = []\nworking_weekends = [\"2027-05-01\"]"),
            "2027-05-01 is a holiday and worked",
        ),
        (
            "fixed = [\"02-30\"]\n".to_owned() + &year(none),
            "the fixed holiday `02-30` is no month and day, such as 10-01",
        ),
        (
            year(
                "holidays = [{ name = \"\", first = \"2027-02-11\", last = \"2027-02-05\" }]\nworking_weekends = []",
            ),
            "the holiday from 2027-02-11 to 2027-02-05 ends before it begins",
        ),
    ] {
        assert_eq!(refused(&text), told);
    }
    assert!(matches!(Calendar::parse("year = 1"), Err(CalendarError::Unreadable(_))));
}

#[test]
fn the_day_of_a_step_is_the_day_in_china() {
    let late = "2026-03-02T17:30:00Z".parse().unwrap();
    assert_eq!(china_day(late), day("2026-03-03"));
}

#[test]
fn the_day_of_acceptance_does_not_count() {
    let clock = clock(CaseKind::Exchange, &[(Step::Accept, "2026-03-02")]);
    assert_eq!(shown(&clock, "2026-03-02"), ("2026-03-09".to_owned(), 5, false));
    assert_eq!(shown(&clock, "2026-03-09"), ("2026-03-09".to_owned(), 0, false));
    assert_eq!(shown(&clock, "2026-03-11"), ("2026-03-09".to_owned(), -2, false));
    assert!(clock.on(day("2026-03-10"), Calendar::built_in()).unwrap().overdue());
    assert!(!clock.on(day("2026-03-09"), Calendar::built_in()).unwrap().overdue());
}

#[test]
fn a_returned_case_is_not_late_however_long_it_lies() {
    let returned = [(Step::Accept, "2026-03-02"), (Step::Return, "2026-03-04")];
    let lying = clock(CaseKind::Exchange, &returned);
    assert_eq!(shown(&lying, "2026-04-30"), ("2026-05-08".to_owned(), 3, true));
    let back = [&returned[..], &[(Step::Resubmit, "2026-03-18")]].concat();
    let running = clock(CaseKind::Exchange, &back);
    assert_eq!(shown(&running, "2026-03-18"), ("2026-03-23".to_owned(), 3, false));
}

#[test]
fn the_clock_runs_on_notice_unless_the_kind_says_otherwise() {
    let steps = [
        (Step::Accept, "2026-03-02"),
        (Step::PostNotice, "2026-03-03"),
        (Step::Dispute, "2026-03-05"),
        (Step::Resume, "2026-03-06"),
        (Step::CloseNotice, "2026-03-24"),
    ];
    let survey = clock(CaseKind::FirstRegistration, &steps);
    assert_eq!(shown(&survey, "2026-03-04").0, "2026-03-10");
    let homestead = clock(CaseKind::HomesteadFirstRegistration, &steps);
    assert_eq!(homestead.stops.len(), 1);
    assert_eq!(shown(&homestead, "2026-03-24"), ("2026-03-30".to_owned(), 4, false));
}

#[test]
fn a_case_that_was_not_accepted_has_no_clock() {
    assert_eq!(DueClock::of(&five_days(CaseKind::Exchange), &[]), None);
}
