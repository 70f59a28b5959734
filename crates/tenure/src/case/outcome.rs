//! What a case would change, worked out from what it asks for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{NearParcel, Scene};
use crate::takeover::Entered;
use crate::{CertificateChange, ObjectKind};

/// What the register would say once the case is entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The objects that the case touches, each whole, as they will stand; an object that only ends is not among them.
    pub after: Scene,
    /// The objects that end.
    pub ended: Vec<Ended>,
    pub lineage: Vec<Lineage>,
    /// The certificates that are cancelled with the contracts that end, which are not in `after` to say so.
    pub cancelled: Vec<Entered<CertificateChange>>,
    /// Parcels of others that get nodes on a boundary in common, with their outlines as they will be; all else of them stays, the registered areas too.
    ///
    /// Those that the scene before holds are in `after` instead.
    pub bent: Vec<NearParcel>,
    /// How many serial numbers of certificates the case takes, counted upwards from the one it was given.
    pub n_serial_numbers: u64,
    /// How many numbers of homesteads' certificates.
    pub n_homestead_numbers: u64,
}

/// An object that ends, with its last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub kind: ObjectKind,
    pub code: String,
    pub last_day: NaiveDate,
}

/// Where an object came from: `from` went to `to` 来源与去向.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    pub kind: ObjectKind,
    pub how: LineageKind,
    pub from: String,
    pub to: String,
}

/// How one object came from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineageKind {
    /// 分割
    Split,
    /// 合并
    Merge,
    /// 互换、转让: the same object in another hand
    Transfer,
    /// 承继
    Succession,
    /// 部分征收、灭失: what is left
    Remainder,
}

impl LineageKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Split, Self::Merge, Self::Transfer, Self::Succession, Self::Remainder];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Transfer => "transfer",
            Self::Succession => "succession",
            Self::Remainder => "remainder",
        }
    }

    /// Reads what [`LineageKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
