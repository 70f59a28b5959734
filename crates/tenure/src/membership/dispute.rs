//! Disputes about a membership 成员身份争议.

use chrono::NaiveDate;

use crate::ObjectId;

/// A dispute about a membership, before the township, the county, arbitrators or a court (集体法 56).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    pub person: ObjectId,
    pub opened_day: NaiveDate,
    /// The day on which it was settled; `None` while it is open.
    pub settled_day: Option<NaiveDate>,
    /// Where it is, as the record names it.
    pub forum: String,
}

impl Dispute {
    pub fn open(&self, on: NaiveDate) -> bool {
        self.opened_day <= on && self.settled_day.is_none_or(|it| on < it)
    }
}
