//! The review of business capital 工商企业等社会资本审查 (承包法 45; 流转管理办法 29), with its clock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tenure::case::{Calendar, NoTable};

use crate::consent::Evidence;

/// A review of who wants the land, and for which project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapitalReview {
    pub applied_day: NaiveDate,
    /// The last day for the answer, as [`CapitalReview::due_day`] gives it.
    pub due_day: NaiveDate,
    pub answer: Option<ReviewAnswer>,
}

/// What the review came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewAnswer {
    pub day: NaiveDate,
    pub approved: bool,
    pub evidence: Evidence,
}

impl CapitalReview {
    /// The last day for the answer: so many working days after the application.
    pub fn due_day(
        applied_day: NaiveDate,
        working_days: u32,
        calendar: &Calendar,
    ) -> Result<NaiveDate, NoTable> {
        calendar.add_working_days(applied_day, working_days)
    }

    /// Whether it was approved, on a day or before.
    pub fn approved_by(&self, day: NaiveDate) -> bool {
        self.answer.as_ref().is_some_and(|it| it.approved && it.day <= day)
    }
}
