//! Members first on equal terms 优先权 (承包法 38(5); 法释 11): its window, and when it lapses.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use crate::days::Days;

/// Without a written notice, a member may still claim for so long after the outsider began (法释 11(2)).
const MONTHS_WITHOUT_NOTICE: Months = Months::new(2);

/// The written notice inside the collective 书面公示.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityNotice {
    pub days: Days,
}

/// A member claims to come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub member: ObjectId,
    pub day: NaiveDate,
    /// Price, term and whatever else matters are the same 同等条件.
    pub equal_terms: bool,
}

/// Where a day lies for members who might claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriorityStanding {
    /// Until this day, which counts.
    Open {
        last_day: NaiveDate,
    },
    Lapsed {
        last_day: NaiveDate,
    },
}

/// The last day on which a member may claim; `None` only beyond the calendar.
pub(super) fn last_day(notice: Option<&PriorityNotice>, use_from: NaiveDate) -> Option<NaiveDate> {
    match notice {
        Some(notice) => Some(notice.days.last()),
        None => use_from.checked_add_months(MONTHS_WITHOUT_NOTICE),
    }
}

impl PriorityStanding {
    pub fn on(
        day: NaiveDate,
        notice: Option<&PriorityNotice>,
        use_from: NaiveDate,
    ) -> Option<Self> {
        let last_day = last_day(notice, use_from)?;
        Some(if day <= last_day { Self::Open { last_day } } else { Self::Lapsed { last_day } })
    }
}

impl Claim {
    /// Whether it was made in time and on equal terms.
    pub fn stands(&self, notice: Option<&PriorityNotice>, use_from: NaiveDate) -> bool {
        let begun = notice.is_none_or(|it| self.day >= it.days.first());
        let in_time = last_day(notice, use_from).is_some_and(|it| self.day <= it);
        self.equal_terms && begun && in_time
    }
}
