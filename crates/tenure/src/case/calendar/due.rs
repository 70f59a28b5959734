//! The clock of a case: by when it is to be decided, with the days on which the clock stood still left out.

use chrono::NaiveDate;

use super::{Calendar, NoTable, china_day, next};
use crate::case::{CaseType, Step, StepTaken};

/// 办理时限: the working days that a case may take (HR-74, 不动产登记暂行条例 20).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueClock {
    pub accepted_day: NaiveDate,
    pub working_days: u32,
    /// In the order in which they began; none overlaps another.
    pub stops: Vec<Stop>,
}

/// A time in which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The day on which it stopped; this day still counts.
    pub stopped_day: NaiveDate,
    /// The day on which it went on, which does not count yet; `None` while it stands still.
    pub resumed_day: Option<NaiveDate>,
}

/// What the clock shows on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day on which the case is in time; while the clock stands still, the one that it would be if it went on today.
    pub due_day: NaiveDate,
    /// Working days until then; below zero for each that the case is late.
    pub days_left: i64,
    /// Whether the clock stands still.
    pub stopped: bool,
}

impl Due {
    /// Whether the case is late 超期.
    pub fn overdue(&self) -> bool {
        self.days_left < 0
    }
}

impl DueClock {
    /// The clock of a case, read from its steps; `None` where the first is not the acceptance.
    pub fn of(case_type: &CaseType, history: &[StepTaken]) -> Option<Self> {
        let accepted = history.first().filter(|it| it.step == Step::Accept)?;
        let mut clock = Self {
            accepted_day: china_day(accepted.at),
            working_days: case_type.working_days,
            stops: Vec::new(),
        };
        let mut stopped_by: Vec<Step> = Vec::new();
        for taken in history {
            let was_running = stopped_by.is_empty();
            match taken.step {
                Step::Return | Step::Dispute | Step::Suspend => stopped_by.push(taken.step),
                Step::PostNotice if case_type.clock_stops_on_notice => {
                    stopped_by.push(taken.step);
                }
                Step::Resubmit | Step::Resume => {
                    stopped_by.pop();
                }
                Step::CloseNotice | Step::Correct => {
                    stopped_by.retain(|it| *it != Step::PostNotice);
                }
                _ => {}
            }
            clock.turn(was_running, stopped_by.is_empty(), china_day(taken.at));
        }
        Some(clock)
    }

    /// What the clock shows on a day.
    pub fn on(&self, today: NaiveDate, calendar: &Calendar) -> Result<Due, NoTable> {
        let (mut due_day, mut left) = (self.accepted_day, self.working_days);
        while left > 0 {
            due_day = next(due_day)?;
            left -= self.counted(due_day, today, calendar)?;
        }
        let days_left = if today <= due_day {
            self.n_counted(today, due_day, today, calendar)?
        } else {
            -self.n_counted(due_day, today, today, calendar)?
        };
        let stopped = self.stops.iter().any(|it| it.resumed_day.is_none());
        Ok(Due { due_day, days_left, stopped })
    }

    /// How many days count between two, the first left out and the last counted.
    fn n_counted(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
        calendar: &Calendar,
    ) -> Result<i64, NoTable> {
        let (mut day, mut n) = (from, 0);
        while day < to {
            day = next(day)?;
            n += i64::from(self.counted(day, today, calendar)?);
        }
        Ok(n)
    }

    /// 1 for a working day on which the clock runs, 0 for another.
    fn counted(
        &self,
        day: NaiveDate,
        today: NaiveDate,
        calendar: &Calendar,
    ) -> Result<u32, NoTable> {
        let stands_still =
            |it: &Stop| it.stopped_day < day && day <= it.resumed_day.unwrap_or(today);
        let working = calendar.is_working_day(day)?;
        Ok(u32::from(working && !self.stops.iter().any(stands_still)))
    }

    fn turn(&mut self, was_running: bool, runs: bool, day: NaiveDate) {
        match (was_running, runs) {
            (true, false) => self.stops.push(Stop { stopped_day: day, resumed_day: None }),
            (false, true) => {
                if let Some(stop) = self.stops.last_mut() {
                    stop.resumed_day = Some(day);
                }
            }
            _ => {}
        }
    }
}
