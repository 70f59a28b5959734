//! What is registered on a right and keeps it from moving.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A restriction on a right 权利限制.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restriction {
    /// Given by the register, counted upwards in the county, such as `220221-2026-000001`.
    pub code: String,
    pub kind: RestrictionKind,
    /// The code of the contract or of the homestead's unit that it lies on.
    pub on: String,
    /// Who asked for it: the objector, the court, the creditor, the buyer.
    pub party: String,
    /// The document that it rests on.
    pub basis: String,
    pub first_day: NaiveDate,
    /// The last day on which it holds; `None` until it is lifted.
    pub last_day: Option<NaiveDate>,
}

impl Restriction {
    /// Whether it lies on its right on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.first_day <= day && !self.ended_before(day)
    }

    /// Whether it was lifted before a day.
    pub fn ended_before(&self, day: NaiveDate) -> bool {
        self.last_day.is_some_and(|last| last < day)
    }
}

/// The kinds of restrictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RestrictionKind {
    /// 异议 (民法典 220)
    Objection,
    /// 预告 (民法典 221)
    AdvanceNotice,
    /// 查封
    Seizure,
    /// 抵押
    Mortgage,
}

impl RestrictionKind {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::Objection, Self::AdvanceNotice, Self::Seizure, Self::Mortgage];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Objection => "objection",
            Self::AdvanceNotice => "advance-notice",
            Self::Seizure => "seizure",
            Self::Mortgage => "mortgage",
        }
    }

    /// As the register book names it.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Objection => "异议登记",
            Self::AdvanceNotice => "预告登记",
            Self::Seizure => "查封登记",
            Self::Mortgage => "抵押登记",
        }
    }

    /// Reads what [`RestrictionKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
