//! What the register adds to a fact: which version it is, when it holds, when it was recorded, by which act.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The internal id of an object of the register; it never changes and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ObjectId(pub Uuid);

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of a register act 登簿行为.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub Uuid);

/// Where a row stands in its life 权属状态.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// 临时: entered by an act that is not yet approved.
    Pending,
    /// 现势
    Current,
    /// 历史: superseded by a later row, or ended.
    Historic,
}

impl Status {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Current => "current",
            Self::Historic => "historic",
        }
    }

    /// Reads what [`Status::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pending, Self::Current, Self::Historic].into_iter().find(|it| it.as_str() == text)
    }
}

/// What every row of the register says beside its fact.
///
/// Two times: the days on which the fact holds, and the moments between which the register believed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The object that the row is a version of.
    pub object: ObjectId,
    /// 1 for the first row of an object, counted upwards.
    pub number: i32,
    pub status: Status,
    /// The first day on which the fact holds.
    pub first_day: NaiveDate,
    /// The last day on which it holds; `None` while it goes on.
    pub last_day: Option<NaiveDate>,
    /// The act that made the row.
    pub act: ActId,
    pub recorded_at: DateTime<Utc>,
    /// The act that superseded the row, and when.
    pub superseded: Option<(ActId, DateTime<Utc>)>,
    /// Where the fact was read, such as `CBHT:12` (table and row of the batch); `None` for facts not taken over.
    pub source: Option<String>,
}

impl Version {
    /// The version as the register knew it at a moment: what superseded it later was not known then.
    #[must_use]
    pub fn as_known_at(self, known_at: DateTime<Utc>) -> Self {
        let superseded = self.superseded.filter(|(_, at)| *at <= known_at);
        let reopened = self.superseded.is_some() && superseded.is_none();
        let status =
            if reopened && self.last_day.is_none() { Status::Current } else { self.status };
        Self { status, superseded, ..self }
    }
}

/// A fact with what the register says beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Registered<T> {
    pub version: Version,
    pub fact: T,
}

/// The days and the moment of a question to the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day on which the fact should hold.
    pub as_of: NaiveDate,
    /// The moment whose knowledge is asked for.
    pub known_at: DateTime<Utc>,
}

impl AsOf {
    /// Whether a row answers the question.
    pub fn sees(&self, version: &Version) -> bool {
        version.first_day <= self.as_of
            && version.last_day.is_none_or(|last| last >= self.as_of)
            && version.recorded_at <= self.known_at
            && version.superseded.is_none_or(|(_, at)| at > self.known_at)
    }
}

/// A register act: the only way in which a book changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub id: ActId,
    /// Counted upwards in each county.
    pub number: i64,
    pub kind: ActKind,
    /// The officer who answers for it, by name.
    pub officer: String,
    /// The day on which it takes effect.
    pub effect_day: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    /// The evidence, by SHA-256 in lower-case hexadecimal digits.
    pub evidence_sha256: Option<String>,
    /// What the officer wrote beside it.
    pub note: Option<String>,
}

/// The kinds of register acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActKind {
    /// A submission taken over as one batch 汇交接收.
    Takeover,
    /// A case that was approved and entered 登记业务.
    Case,
    /// The certificates of a case collected 领证: it says so of their rows, and changes no right.
    HandOver,
    /// An application of a collective that was entered 集体经济组织登记.
    Collective,
    /// A deal of the market that was entered: a paid exit, a transfer 流转交易.
    Deal,
}

impl ActKind {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Takeover => "takeover",
            Self::Case => "case",
            Self::HandOver => "hand-over",
            Self::Collective => "collective",
            Self::Deal => "deal",
        }
    }

    /// Reads what [`ActKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Takeover, Self::Case, Self::HandOver, Self::Collective, Self::Deal];
        all.into_iter().find(|it| it.as_str() == text)
    }
}

/// The kinds of objects that have an identity of their own in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    Issuer,
    Contractor,
    Household,
    Person,
    Parcel,
    LandContract,
    Homestead,
    Collective,
    Restriction,
}

impl ObjectKind {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Issuer,
        Self::Contractor,
        Self::Household,
        Self::Person,
        Self::Parcel,
        Self::LandContract,
        Self::Homestead,
        Self::Collective,
        Self::Restriction,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Contractor => "contractor",
            Self::Household => "household",
            Self::Person => "person",
            Self::Parcel => "parcel",
            Self::LandContract => "land-contract",
            Self::Homestead => "homestead",
            Self::Collective => "collective",
            Self::Restriction => "restriction",
        }
    }

    /// Reads what [`ObjectKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
