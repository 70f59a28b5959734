//! The clock of a case 办理时限: worked out from its steps, whenever it is asked for.

use chrono::NaiveDate;
use store::CaseRow;
use tenure::case::{Due, DueClock, State, Step, StepTaken, china_day};

use super::desk::Desk;

/// What the clock of a case shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseClock {
    /// The last day on which the case is in time.
    ///
    /// While the clock stands still, it is the one that it would be if it went on today.
    pub due_day: NaiveDate,
    /// Below zero for each working day that the case is late.
    pub working_days_left: i64,
    pub stands: ClockStands,
    /// The first year that the days reach into and whose holidays are not known yet: its weekdays are counted, and the due day may become a later one.
    pub without_holidays_of: Option<i32>,
}

/// Whether the days of a case count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStands {
    Running,
    /// The case is returned, disputed, suspended or on notice.
    Stopped(State),
    /// The case was entered, refused or withdrawn, and the clock shows what it showed then.
    Over,
}

impl CaseClock {
    /// The clock of a case with these steps, on a day.
    pub(super) fn of(desk: &Desk, case: &CaseRow, steps: &[StepTaken], today: NaiveDate) -> Self {
        let case_type = desk.case_type(case.kind);
        let clock = DueClock::of(case_type, steps).unwrap_or_else(|| DueClock {
            accepted_day: china_day(case.accepted_at),
            working_days: case_type.working_days,
            stops: Vec::new(),
        });
        let decided = decided_day(steps);
        let (due, without_holidays_of) = desk.due(&clock, decided.unwrap_or(today));
        let Due { due_day, days_left, stopped } = due;
        let stands = match (decided, stopped) {
            (Some(_), _) => ClockStands::Over,
            (None, true) => ClockStands::Stopped(case.state),
            (None, false) => ClockStands::Running,
        };
        Self { due_day, working_days_left: days_left, stands, without_holidays_of }
    }

    /// Whether the case is late, or was when it was decided 超期.
    pub fn overdue(&self) -> bool {
        self.working_days_left < 0
    }
}

/// The day on which the case was entered, refused or withdrawn.
fn decided_day(steps: &[StepTaken]) -> Option<NaiveDate> {
    let decides =
        |it: &&StepTaken| matches!(it.step, Step::Register | Step::Refuse | Step::Withdraw);
    steps.iter().find(decides).map(|it| china_day(it.at))
}
