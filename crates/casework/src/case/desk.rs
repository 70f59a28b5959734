//! What the county has set for its counter.

use std::num::NonZeroU32;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc, Weekday};
use tenure::case::{Calendar, CaseKind, CaseParameters, CaseType, CaseTypes};
use uuid::Uuid;

/// The case types, the calendar and the parameters that a county works with.
#[derive(Clone, Debug)]
pub struct Desk {
    pub types: CaseTypes,
    pub calendar: Calendar,
    pub parameters: CaseParameters,
    /// 发证机关, as it stands on certificates.
    pub authority: String,
    pub contact: Contact,
    /// How often a paper is printed without a second officer's approval.
    pub prints_without_approval: NonZeroU32,
}

/// Where people go with what is on notice or missing, as papers say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// 受理机构
    pub office: String,
    /// 受理地址
    pub address: String,
    /// 联系电话
    pub phone: String,
    /// 公告地点
    pub notice_place: String,
}

/// No national text sets how often a paper may be printed: the number is our own, and the county's to set.
pub const PRINTS_WITHOUT_APPROVAL: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);

impl Desk {
    /// What the country's law and practice set, for an authority.
    pub fn built_in(authority: &str) -> Self {
        Self {
            types: CaseTypes::built_in().clone(),
            calendar: Calendar::built_in().clone(),
            parameters: CaseParameters::default(),
            authority: authority.to_owned(),
            contact: Contact {
                office: authority.to_owned(),
                // An empty cell of a paper is struck.
                address: "/".to_owned(),
                phone: "/".to_owned(),
                notice_place: "村务公开栏".to_owned(),
            },
            prints_without_approval: PRINTS_WITHOUT_APPROVAL,
        }
    }

    /// The last day on which a case of so many working days is in time.
    ///
    /// Before the State Council has set a year's holidays every weekday counts, so that the day is rather early than late.
    pub(super) fn due_day(&self, accepted: NaiveDate, working_days: u32) -> NaiveDate {
        self.calendar
            .add_working_days(accepted, working_days)
            .unwrap_or_else(|_no_table| add_weekdays(accepted, working_days))
    }

    pub(super) fn case_type(&self, kind: CaseKind) -> &CaseType {
        self.types.get(kind)
    }
}

/// When something is done, and what is made then is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    pub at: DateTime<Utc>,
    /// The business day of the county.
    pub today: NaiveDate,
    /// The id of whatever is made: a version-7 UUID made by the caller.
    pub id: Uuid,
}

/// Whether something is done, or only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It happens, or is refused with what stands in its way.
    Real,
    /// It is worked out, with all that the rules say, and nothing changes.
    DryRun,
}

fn add_weekdays(from: NaiveDate, n: u32) -> NaiveDate {
    let weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut days = from.iter_days().skip(1).filter(weekday);
    n.checked_sub(1).and_then(|before| days.nth(usize::try_from(before).ok()?)).unwrap_or(from)
}
