//! The property of a collective 集体财产, and whether it was verified.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A piece of property of the collective 集体财产.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// The collective's own number for it.
    pub code: String,
    pub name: String,
    pub kind: AssetKind,
    /// The book value that the verification found, in fen.
    pub value_fen: i64,
    pub verification: Verification,
}

/// The three kinds by which property is verified (中发〔2016〕37号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssetKind {
    /// 资源性资产
    Resource,
    /// 经营性资产: its income may be quantified (集体法 40)
    Operating,
    /// 非经营性资产
    NonOperating,
}

/// How far the verification 清产核资 has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Verification {
    Pending,
    /// Found, published and confirmed by the members.
    Verified {
        day: NaiveDate,
    },
    /// Somebody else claims it, or its amount is contested.
    Disputed,
}

impl Verification {
    /// As it stands in the database, the day beside it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Verified { .. } => "verified",
            Self::Disputed => "disputed",
        }
    }

    /// The day on which it was completed.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Verified { day } => Some(day),
            Self::Pending | Self::Disputed => None,
        }
    }

    /// Reads what [`Verification::as_str`] and [`Verification::day`] wrote.
    pub fn parse(text: &str, day: Option<NaiveDate>) -> Option<Self> {
        match (text, day) {
            ("pending", None) => Some(Self::Pending),
            ("verified", Some(day)) => Some(Self::Verified { day }),
            ("disputed", None) => Some(Self::Disputed),
            _ => None,
        }
    }
}

impl Asset {
    pub fn verified(&self) -> bool {
        matches!(self.verification, Verification::Verified { .. })
    }
}

impl AssetKind {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Resource, Self::Operating, Self::NonOperating];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resource => "resource",
            Self::Operating => "operating",
            Self::NonOperating => "non-operating",
        }
    }

    /// Reads what [`AssetKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Resource => "资源性资产",
            Self::Operating => "经营性资产",
            Self::NonOperating => "非经营性资产",
        }
    }
}
