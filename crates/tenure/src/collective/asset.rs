//! The property of a collective 集体财产, and whether it was verified.

use chrono::NaiveDate;

/// A piece of property of the collective 集体财产.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetKind {
    /// 资源性资产
    Resource,
    /// 经营性资产: its income may be quantified (集体法 40)
    Operating,
    /// 非经营性资产
    NonOperating,
}

/// How far the verification 清产核资 has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verification {
    Pending,
    /// Found, published and confirmed by the members.
    Verified {
        day: NaiveDate,
    },
    /// Somebody else claims it, or its amount is contested.
    Disputed,
}

impl Asset {
    pub fn verified(&self) -> bool {
        matches!(self.verification, Verification::Verified { .. })
    }
}

impl AssetKind {
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Resource => "资源性资产",
            Self::Operating => "经营性资产",
            Self::NonOperating => "非经营性资产",
        }
    }
}
