//! Spans of days, both ends included: terms of transfers, windows of notices.

use std::fmt;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// From one day to another, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(NaiveDate, NaiveDate)", into = "(NaiveDate, NaiveDate)")]
pub struct Days {
    // Invariant: first <= last.
    first: NaiveDate,
    last: NaiveDate,
}

/// A span whose last day is before its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day {last} is before the first day {first}")]
pub struct EndsBeforeStart {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Days {
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, EndsBeforeStart> {
        if last < first { Err(EndsBeforeStart { first, last }) } else { Ok(Self { first, last }) }
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    pub fn last(self) -> NaiveDate {
        self.last
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    pub fn is_within(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The days that are in both; `None` where none is.
    pub fn in_both(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last)).ok()
    }

    /// Whether it lasts so many months at least: the day before the same date of a later month is in it.
    pub fn lasts_months(self, months: u32) -> bool {
        let end = self.first.checked_add_months(Months::new(months));
        end.and_then(|it| it.pred_opt()).is_some_and(|it| self.last >= it)
    }

    /// Whether it lasts longer than so many months, by a day at least.
    pub fn exceeds_months(self, months: u32) -> bool {
        let end = self.first.checked_add_months(Months::new(months));
        end.is_some_and(|it| self.last >= it)
    }

    /// What is left of it before a day; `None` where nothing is.
    pub fn before(self, day: NaiveDate) -> Option<Self> {
        let last = day.pred_opt()?.min(self.last);
        Self::new(self.first, last).ok()
    }
}

impl TryFrom<(NaiveDate, NaiveDate)> for Days {
    type Error = EndsBeforeStart;

    fn try_from((first, last): (NaiveDate, NaiveDate)) -> Result<Self, EndsBeforeStart> {
        Self::new(first, last)
    }
}

impl From<Days> for (NaiveDate, NaiveDate) {
    fn from(days: Days) -> Self {
        (days.first, days.last)
    }
}

impl fmt::Display for Days {
    /// As messages write it: `2026-01-01至2026-12-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}至{}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::Days;

    fn days(first: &str, last: &str) -> Days {
        Days::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_year_ends_on_the_day_before_its_date_comes_again() {
        let year = days("2026-01-01", "2026-12-31");
        assert!(year.lasts_months(12) && !year.exceeds_months(12));
        let longer = days("2026-01-01", "2027-01-01");
        assert!(longer.lasts_months(12) && longer.exceeds_months(12));
        let shorter = days("2026-01-01", "2026-12-30");
        assert!(!shorter.lasts_months(12) && !shorter.exceeds_months(12));
    }

    #[test]
    fn spans_that_touch_on_one_day_overlap_and_neighbours_do_not() {
        let may = days("2026-05-01", "2026-05-31");
        assert!(may.overlaps(days("2026-05-31", "2026-06-30")));
        assert!(!may.overlaps(days("2026-06-01", "2026-06-30")));
        assert!(days("2026-05-31", "2026-05-31").is_within(may));
        assert!(!days("2026-05-31", "2026-06-01").is_within(may));
    }

    #[test]
    fn what_is_in_both_begins_with_the_later_and_ends_with_the_earlier() {
        let may = days("2026-05-01", "2026-05-31");
        let both = days("2026-05-20", "2026-05-31");
        assert_eq!(may.in_both(days("2026-05-20", "2026-06-30")), Some(both));
        assert_eq!(may.in_both(days("2026-06-01", "2026-06-30")), None);
    }

    #[test]
    fn nothing_is_left_before_the_first_day() {
        let may = days("2026-05-01", "2026-05-31");
        assert_eq!(may.before("2026-05-01".parse().unwrap()), None);
        let left = may.before("2026-05-02".parse().unwrap());
        assert_eq!(left, Some(days("2026-05-01", "2026-05-01")));
        assert_eq!(may.before("2027-01-01".parse().unwrap()), Some(may));
        assert!(Days::new(may.last(), may.first()).is_err());
    }
}
