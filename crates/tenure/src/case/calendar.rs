//! Working days 工作日: weekends, public holidays and the weekends that are worked instead, year by year.

mod due;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Utc, Weekday};

use table::Year;

pub use due::{Due, DueClock, Stop};
pub use table::CalendarError;

/// The years as they are delivered.
const BUILT_IN: &str = include_str!("../../data/holidays.toml");

/// 北京时间: the register's days begin and end by it.
const CHINA_SECONDS_EAST: i32 = 8 * 60 * 60;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(built_in);

/// The working days of the years that have a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

/// A day in a year whose holidays nobody has entered; it is never guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("calendar has no table for {year}")]
pub struct NoTable {
    pub year: i32,
}

impl Calendar {
    /// The calendar as it is delivered.
    pub fn built_in() -> &'static Self {
        &CALENDAR
    }

    /// Reads the tables of years from TOML.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        table::parse(text).map(|years| Self { years })
    }

    /// The calendar with a county's years: new ones are added, and one that is there already is replaced.
    pub fn with_years_of(&self, county: &str) -> Result<Self, CalendarError> {
        let mut years = self.years.clone();
        years.extend(table::parse(county)?);
        Ok(Self { years })
    }

    /// The calendar with a year of which nothing is known but its weekends: no holiday, and no weekend that is worked.
    #[must_use]
    pub fn with_weekdays_of(&self, year: i32) -> Self {
        let mut years = self.years.clone();
        years.entry(year).or_default();
        Self { years }
    }

    /// Whether offices work on a day.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, NoTable> {
        let year = self.years.get(&day.year()).ok_or(NoTable { year: day.year() })?;
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(if weekend { year.worked.contains(&day) } else { !year.holidays.contains(&day) })
    }

    /// The day that is `n` working days after another, which itself is not counted (民法典 201); the same day for none.
    pub fn add_working_days(&self, from: NaiveDate, n: u32) -> Result<NaiveDate, NoTable> {
        let (mut day, mut left) = (from, n);
        while left > 0 {
            day = next(day)?;
            left -= u32::from(self.is_working_day(day)?);
        }
        Ok(day)
    }

    /// How many working days lie between two days, the first left out and the last counted; none where the last is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<u32, NoTable> {
        let (mut day, mut n) = (from, 0);
        while day < to {
            day = next(day)?;
            n += u32::from(self.is_working_day(day)?);
        }
        Ok(n)
    }
}

/// The day of the register on which a moment lies, by Beijing time.
pub fn china_day(at: DateTime<Utc>) -> NaiveDate {
    match FixedOffset::east_opt(CHINA_SECONDS_EAST) {
        Some(china) => at.with_timezone(&china).date_naive(),
        None => at.date_naive(),
    }
}

fn next(day: NaiveDate) -> Result<NaiveDate, NoTable> {
    day.checked_add_days(Days::new(1)).ok_or(NoTable { year: day.year() })
}

#[expect(clippy::expect_used, reason = "a test parses what is compiled in")]
fn built_in() -> Calendar {
    Calendar::parse(BUILT_IN).expect("the years that are delivered are sound")
}
