//! The organs 组织机构 of a collective, who sits in them, and for how long.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ObjectId;

/// Boards and delegates serve five years (集体法 28(3), 29(1)).
const TERM: Months = Months::new(60);

/// An organ 组织机构 in its present term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organ {
    pub kind: OrganKind,
    pub elected_day: NaiveDate,
    pub seats: Vec<Seat>,
}

/// The organs beside the assembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganKind {
    /// 理事会
    Board,
    /// 监事会, or one or two supervisors 监事 where members are few
    Supervisors,
    /// 成员代表大会
    Delegates,
}

/// Somebody's seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub person: ObjectId,
    pub woman: bool,
    /// 理事长, who is the legal representative (集体法 29(2)).
    #[serde(default)]
    pub chair: bool,
    /// 近亲属 among the board, the accountants and the supervisors (集体法 29(1), 34(2)).
    #[serde(default)]
    pub close_relatives: Vec<ObjectId>,
}

impl Organ {
    /// The last day of the term; `None` only beyond the calendar.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.elected_day.checked_add_months(TERM)?.pred_opt()
    }
}

impl OrganKind {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Board, Self::Supervisors, Self::Delegates];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Supervisors => "supervisors",
            Self::Delegates => "delegates",
        }
    }

    /// Reads what [`OrganKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Board => "理事会",
            Self::Supervisors => "监事会（监事）",
            Self::Delegates => "成员代表大会",
        }
    }
}
