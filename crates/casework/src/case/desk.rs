//! What the county has set for its counter.

use std::borrow::Cow;
use std::num::NonZeroU32;

use chrono::{DateTime, NaiveDate, Utc};
use market::MarketParameters;
use tenure::case::{
    Calendar, CaseKind, CaseParameters, CaseType, CaseTypes, Due, DueClock,
    HOMESTEAD_CERTIFICATE_NUMBER, LAND_CERTIFICATE_NUMBER, NoTable, NumberForm,
};
use tenure::collective::CollectiveParameters;
use uuid::Uuid;

/// No case is open for longer; the number is our own, and bounds the work.
const YEARS_MAX: u32 = 200;

/// The case types, the calendar and the parameters that a county works with.
#[derive(Clone, Debug)]
pub struct Desk {
    pub types: CaseTypes,
    pub calendar: Calendar,
    pub parameters: CaseParameters,
    /// What the county asks of collectives beyond the law.
    pub collective_parameters: CollectiveParameters,
    /// What the county asks of the market beyond the law.
    pub market_parameters: MarketParameters,
    /// 发证机关, as it stands on certificates.
    pub authority: String,
    /// 县名, as it stands in the numbers of certificates; the code stands there without it.
    pub county_name: Option<String>,
    /// How 权证流水号 are written.
    pub land_number: NumberForm,
    /// How 不动产权证书号 of homesteads are written.
    pub homestead_number: NumberForm,
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
            collective_parameters: CollectiveParameters::default(),
            market_parameters: MarketParameters::default(),
            authority: authority.to_owned(),
            county_name: None,
            land_number: built_in(LAND_CERTIFICATE_NUMBER),
            homestead_number: built_in(HOMESTEAD_CERTIFICATE_NUMBER),
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

    /// What a clock shows on a day.
    ///
    /// Before the State Council has set a year's holidays every weekday counts, so that the due day is rather early than late.
    /// The first such year is said beside.
    pub(super) fn due(&self, clock: &DueClock, today: NaiveDate) -> (Due, Option<i32>) {
        let mut calendar = Cow::Borrowed(&self.calendar);
        let mut without_table = None;
        for _ in 0..YEARS_MAX {
            match clock.on(today, &calendar) {
                Ok(due) => return (due, without_table),
                Err(NoTable { year }) => {
                    without_table = Some(without_table.map_or(year, |it: i32| it.min(year)));
                    calendar = Cow::Owned(calendar.with_weekdays_of(year));
                }
            }
        }
        (Due { due_day: clock.accepted_day, days_left: 0, stopped: false }, without_table)
    }

    pub(super) fn case_type(&self, kind: CaseKind) -> &CaseType {
        self.types.get(kind)
    }
}

#[expect(clippy::expect_used, reason = "a test reads both forms that are compiled in")]
fn built_in(form: &str) -> NumberForm {
    NumberForm::parse(form).expect("the forms that are delivered are sound")
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
