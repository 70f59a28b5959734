//! The table of a year: public holidays and worked weekends, as a file tells them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

/// What a year adds to its weekends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Year {
    /// Days off, weekends among them or not.
    pub(super) holidays: BTreeSet<NaiveDate>,
    /// 调休上班: weekends that are worked.
    pub(super) worked: BTreeSet<NaiveDate>,
}

/// Why tables of years cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    #[error("the calendar cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    #[error("the calendar has two tables for {0}")]
    YearTwice(i32),
    #[error("{day} stands in the table of {year}")]
    OtherYear { year: i32, day: NaiveDate },
    #[error("the holiday from {first} to {last} ends before it begins")]
    Backwards { first: NaiveDate, last: NaiveDate },
    #[error("{0} is no weekend that could be worked")]
    NoWeekend(NaiveDate),
    #[error("{0} is a holiday and worked")]
    HolidayWorked(NaiveDate),
    #[error("the fixed holiday `{0}` is no month and day, such as 10-01")]
    FixedDay(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Holidays that fall on the same day each year, as `MM-DD`.
    #[serde(default)]
    fixed: Vec<String>,
    #[serde(default)]
    year: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    year: i32,
    /// The notice that the year rests on; read by people.
    #[serde(rename = "source")]
    _source: String,
    holidays: Vec<Holiday>,
    working_weekends: Vec<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    /// 节日, read by people.
    #[serde(rename = "name")]
    _name: String,
    first: NaiveDate,
    last: NaiveDate,
}

/// The tables of a file.
pub(super) fn parse(text: &str) -> Result<BTreeMap<i32, Year>, CalendarError> {
    let File { fixed, year: rows } = toml::from_str(text)?;
    let mut years = BTreeMap::new();
    for row in rows {
        let number = row.year;
        if years.insert(number, year(&fixed, row)?).is_some() {
            return Err(CalendarError::YearTwice(number));
        }
    }
    Ok(years)
}

fn year(fixed: &[String], row: Row) -> Result<Year, CalendarError> {
    let Row { year, holidays: ranges, working_weekends, .. } = row;
    let mut holidays = BTreeSet::new();
    for it in fixed {
        holidays.insert(fixed_day(year, it)?);
    }
    for Holiday { first, last, .. } in ranges {
        if last < first {
            return Err(CalendarError::Backwards { first, last });
        }
        // Both ends lie in the year, so that a range is never longer than it.
        [first, last].into_iter().try_for_each(|day| of_year(year, day))?;
        holidays.extend(first.iter_days().take_while(|day| *day <= last));
    }
    let worked: BTreeSet<_> = working_weekends.into_iter().collect();
    for day in &worked {
        of_year(year, *day)?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Err(CalendarError::NoWeekend(*day));
        }
    }
    match holidays.intersection(&worked).next() {
        Some(day) => Err(CalendarError::HolidayWorked(*day)),
        None => Ok(Year { holidays, worked }),
    }
}

fn of_year(year: i32, day: NaiveDate) -> Result<(), CalendarError> {
    if day.year() == year { Ok(()) } else { Err(CalendarError::OtherYear { year, day }) }
}

fn fixed_day(year: i32, month_and_day: &str) -> Result<NaiveDate, CalendarError> {
    let day = format!("{year:04}-{month_and_day}").parse();
    day.ok().ok_or_else(|| CalendarError::FixedDay(month_and_day.to_owned()))
}
