//! Public notices 公示 of a case, and the objections that they bring.

use chrono::{Days, NaiveDate};
use store::{OpenNotice, PostedNotice, Scope, Store, Unit};
use tenure::Moment;
use tenure::case::{DaysUnit, Notice, NoticeAsked, current_notice, notice_content};

use super::desk::Occasion;
use super::file::history;
use super::findings::Findings;
use super::open::OpenCase;
use crate::Refused;

/// The rules that say when a round may be closed: every objection answered, and the days over.
const OF_CLOSING: &[&str] = &["HR-70", "HR-71"];
/// … and the one that says when it may be broken off.
const OF_BREAKING_OFF: &[&str] = &["HR-70"];

/// What the rules say of closing the round that runs: the case is looked at as if it were closed today.
pub(super) fn check_closing(open: &OpenCase<'_>) -> Findings {
    let today = open.occasion.today;
    let found = open.check_with(Moment::Approve, |notices, rounds| {
        // The rounds that are still to come are no reason against closing this one.
        *rounds = 0;
        notices.iter_mut().filter(|it| it.closed_day.is_none()).for_each(|it| {
            it.closed_day = Some(today);
        });
    });
    Findings(found.0.into_iter().filter(|it| OF_CLOSING.contains(&it.rule.code.code)).collect())
}

/// What the rules say of breaking the round off for a correction: no objection may be left without its answer.
pub(super) fn check_breaking_off(open: &OpenCase<'_>) -> Findings {
    let found = open.check(Moment::Approve);
    Findings(
        found.0.into_iter().filter(|it| OF_BREAKING_OFF.contains(&it.rule.code.code)).collect(),
    )
}

/// Posts the next round, its content frozen.
pub(super) async fn post(unit: &mut Unit, open: &mut OpenCase<'_>) -> Result<(), Refused> {
    let asked =
        current_notice(open.case_type(), &history(&open.file)).ok_or(Refused::NoNoticeAsked)?;
    let round = u32::try_from(open.file.notices.len() + 1).unwrap_or(u32::MAX);
    let content = notice_content(asked, round, &open.outcome, &open.loaded.scene);
    let entry = ledger::Entry::of(&content)?;
    let first_day = open.occasion.today;
    let notice = Notice {
        kind: asked.kind,
        round,
        first_day,
        last_day: last_day(open, asked, first_day)?,
        content_sha256: ledger::Digest::of_bytes(entry.canonical().as_bytes()).to_string(),
        closed_day: None,
        objections: Vec::new(),
    };
    let content = entry.canonical().to_owned();
    let posted = PostedNotice { id: open.occasion.id, notice, content };
    unit.post_notice(open.file.case.id, &posted).await?;
    open.file.notices.push(posted);
    Ok(())
}

/// The last day of a round: its days, the first one not counted 公示期自次日起算.
fn last_day(
    open: &OpenCase<'_>,
    asked: &NoticeAsked,
    first_day: NaiveDate,
) -> Result<NaiveDate, Refused> {
    match asked.days_unit {
        DaysUnit::Working => Ok(open.desk.calendar.add_working_days(first_day, asked.days)?),
        DaysUnit::Calendar => Ok(first_day + Days::new(u64::from(asked.days))),
    }
}

/// Closes the round that runs.
pub(super) async fn close(unit: &mut Unit, open: &mut OpenCase<'_>) -> Result<(), Refused> {
    let closed = break_off(unit, open).await?;
    if closed { Ok(()) } else { Err(Refused::NoNoticeRuns) }
}

/// Breaks the round off that runs, if one does: a correction posts another one.
pub(super) async fn break_off(unit: &mut Unit, open: &mut OpenCase<'_>) -> Result<bool, Refused> {
    let today = open.occasion.today;
    let running = open.file.notices.iter_mut().find(|it| it.notice.closed_day.is_none());
    let Some(PostedNotice { id, notice, .. }) = running else { return Ok(false) };
    unit.close_notice(*id, today).await?;
    notice.closed_day = Some(today);
    Ok(true)
}

/// The notices that run on the day of the occasion, for everybody to read.
pub async fn public_notices(store: &Store, occasion: Occasion) -> Result<Vec<OpenNotice>, Refused> {
    Ok(store.notices_open(&Scope::Everywhere, occasion.today).await?)
}
