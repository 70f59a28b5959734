//! How long a member may ask a court to revoke a decision 撤销权.

use chrono::{Months, NaiveDate};

/// The years from when the member knew, and from the decision (集体法 57(2)).
const MONTHS_FROM_KNOWLEDGE: Months = Months::new(12);
const MONTHS_FROM_DECISION: Months = Months::new(60);

/// Where a day lies in the time for a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengePeriod {
    /// Until this day, which counts.
    Open {
        last_day: NaiveDate,
    },
    Over {
        last_day: NaiveDate,
    },
}

/// The last day on which a member may sue: one year from knowing, five years from the decision, whichever ends first (集体法 57(2)).
///
/// A year ends on the day of the same date, or on the last of the month where there is none (民法典 202); `None` only beyond the calendar.
pub fn challengeable_until(decided: NaiveDate, known: Option<NaiveDate>) -> Option<NaiveDate> {
    let from_decision = decided.checked_add_months(MONTHS_FROM_DECISION)?;
    match known {
        Some(known) => Some(from_decision.min(known.checked_add_months(MONTHS_FROM_KNOWLEDGE)?)),
        None => Some(from_decision),
    }
}

impl ChallengePeriod {
    /// Where a day lies for a member who knew since a day, or does not know yet.
    pub fn on(day: NaiveDate, decided: NaiveDate, known: Option<NaiveDate>) -> Option<Self> {
        let last_day = challengeable_until(decided, known)?;
        Some(if day <= last_day { Self::Open { last_day } } else { Self::Over { last_day } })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{ChallengePeriod, challengeable_until};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_from_knowing_or_five_from_the_decision_whichever_ends_first() {
        let decided = day("2026-03-01");
        assert_eq!(challengeable_until(decided, None), Some(day("2031-03-01")));
        let knew = |text| challengeable_until(decided, Some(day(text)));
        assert_eq!(knew("2026-03-10"), Some(day("2027-03-10")));
        assert_eq!(knew("2030-02-28"), Some(day("2031-02-28")));
        assert_eq!(knew("2030-12-31"), Some(day("2031-03-01")));
    }

    #[test]
    fn the_last_day_is_in_time_and_the_day_after_is_not() {
        let (decided, known) = (day("2026-03-01"), Some(day("2026-03-10")));
        let last_day = day("2027-03-10");
        let on = |it| ChallengePeriod::on(day(it), decided, known);
        assert_eq!(on("2027-03-10"), Some(ChallengePeriod::Open { last_day }));
        assert_eq!(on("2027-03-11"), Some(ChallengePeriod::Over { last_day }));
    }

    #[test]
    fn a_leap_day_ends_with_its_month() {
        let known = Some(day("2028-02-29"));
        assert_eq!(challengeable_until(day("2028-02-01"), known), Some(day("2029-02-28")));
    }
}
