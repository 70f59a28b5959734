//! Cases read: one, or a list of those that an officer may see.

use chrono::NaiveDate;
use store::{CaseFilter, CaseRow, LineageRow, Store, StoreError};
use tenure::ObjectKind;
use uuid::Uuid;

use super::clock::CaseClock;
use super::desk::Desk;
use super::desk_box::DeskBox;
use super::file;
use super::findings::Findings;
use super::view::CaseView;
use crate::refused::shown;
use crate::{Officer, Refused};

/// So many cases are looked through at a time.
const PAGE: u32 = 500;

/// A case of the officer's division, as it stands today.
pub async fn case(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    id: Uuid,
    today: NaiveDate,
) -> Result<CaseView, Refused> {
    let file = file::read(store, officer, id).await?;
    Ok(CaseView::new(desk, file, Findings::default(), today))
}

/// The id of a case of the officer's division, by its number or by the id itself.
pub async fn case_id(store: &Store, officer: &Officer, text: &str) -> Result<Uuid, Refused> {
    if let Ok(id) = Uuid::try_parse(text) {
        return Ok(id);
    }
    match store.case_by_number(&officer.scope, text).await {
        Err(StoreError::NotFound) => Err(Refused::NotFound { what: "case", code: shown(text) }),
        id => Ok(id?),
    }
}

/// Which cases are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CasesAsked<'a> {
    pub filter: CaseFilter,
    /// Those that are late, or those that are not, of those that are still to be decided.
    pub overdue: Option<bool>,
    /// Those that are due before a day, of those that are still to be decided.
    pub due_before: Option<NaiveDate>,
    /// Those that lie in a box of the officer's desk.
    pub desk_box: Option<DeskBox>,
    /// The number of the last case of the page before.
    pub after: Option<&'a str>,
    pub limit: u32,
}

impl CasesAsked<'_> {
    fn by_clock(&self) -> bool {
        self.overdue.is_some() || self.due_before.is_some()
    }

    /// Whether more is asked than a query can answer, so that cases are looked through.
    fn looks_through(&self) -> bool {
        self.by_clock() || self.desk_box.is_some()
    }

    fn asks_for(&self, clock: &CaseClock) -> bool {
        self.overdue.is_none_or(|it| it == clock.overdue())
            && self.due_before.is_none_or(|it| clock.due_day < it)
    }
}

/// Cases of the officer's division in the order of their numbers, each with its clock.
///
/// The clock is no column: whoever asks by it has the cases that are still to be decided looked through.
pub async fn cases(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    asked: CasesAsked<'_>,
    today: NaiveDate,
) -> Result<Vec<(CaseRow, CaseClock)>, Refused> {
    let undecided = asked.filter.undecided || asked.by_clock();
    let unfinished = asked.filter.unfinished || asked.desk_box == Some(DeskBox::Waiting);
    let filter = CaseFilter { undecided, unfinished, ..asked.filter };
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let page = if asked.looks_through() { PAGE } else { asked.limit };
    let (mut found, mut after) = (Vec::new(), asked.after.map(str::to_owned));
    loop {
        let rows = store.cases(&officer.scope, &filter, page, after.as_deref()).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        let last_page = rows.len() < usize::try_from(page).unwrap_or(usize::MAX);
        after = Some(last.number.clone());
        let mut steps = store.steps_of_cases(&rows).await?;
        for row in rows {
            if found.len() >= limit {
                return Ok(found);
            }
            let taken = steps.remove(&(row.county, row.id)).unwrap_or_default();
            let clock = CaseClock::of(desk, &row, &taken, today);
            let lies_there = asked.desk_box.is_none_or(|it| it.holds(desk, officer, &row, &taken));
            if lies_there && asked.asks_for(&clock) {
                found.push((row, clock));
            }
        }
        if last_page || found.len() >= limit {
            return Ok(found);
        }
    }
}

/// Where an object came from and where it went 来源与去向, the whole chain.
pub async fn lineage(
    store: &Store,
    officer: &Officer,
    kind: ObjectKind,
    code: &str,
) -> Result<Vec<LineageRow>, Refused> {
    match store.lineage_of(&officer.scope, kind, code).await {
        Err(StoreError::NotFound) => {
            Err(Refused::NotFound { what: kind.as_str(), code: shown(code) })
        }
        chain => Ok(chain?),
    }
}
