//! What is asked for: one right, by those who hold it, where the county may try it out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::{ContractCode, CreditCode, IssuerCode, ParcelCode, UnitCode};
use serde::{Deserialize, Serialize};
use tenure::{ObjectId, Shares};

use crate::consent::{CoHolder, Consent, Evidence};
use crate::days::Days;

/// The county's approval to try exits out 试点批复 (SR-31); without one no exit is taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PilotApproval {
    pub document: Evidence,
    pub kinds: BTreeSet<ExitKind>,
    pub days: Days,
}

/// The approval was revoked 撤销试点批复: from a day on no exit is taken in under it.
///
/// What was taken in before goes on: that a household may give its land back, the law itself says (承包法 27, 30), and an approval only says where the county tries out how (SR-31).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PilotRevocation {
    pub document: Evidence,
    /// The first day on which the approval holds no more.
    pub day: NaiveDate,
}

impl PilotApproval {
    /// Whether an exit of a kind may be taken in on a day.
    pub fn covers(&self, kind: ExitKind, on: NaiveDate) -> bool {
        self.kinds.contains(&kind) && self.days.contains(on)
    }
}

impl PilotRevocation {
    /// Whether an approval that it revokes holds no more on a day.
    pub fn has_ended(&self, on: NaiveDate) -> bool {
        self.day <= on
    }
}

/// Which of the three rights is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExitKind {
    /// 土地承包经营权
    ContractedLand,
    /// 宅基地使用权
    Homestead,
    /// 集体收益分配权
    Shares,
}

impl ExitKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::ContractedLand, Self::Homestead, Self::Shares];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContractedLand => "contracted-land",
            Self::Homestead => "homestead",
            Self::Shares => "shares",
        }
    }

    /// The kind of that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// The right that is left: one, and never more than one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ExitRight {
    /// All parcels of a contract, or some 交回承包地.
    ContractedLand {
        contract: ContractCode,
        parcels: Vec<ParcelCode>,
    },
    Homestead {
        unit: UnitCode,
    },
    Shares {
        collective: CreditCode,
        person: ObjectId,
        class: String,
        shares: Shares,
    },
}

impl ExitRight {
    pub fn kind(&self) -> ExitKind {
        match self {
            Self::ContractedLand { .. } => ExitKind::ContractedLand,
            Self::Homestead { .. } => ExitKind::Homestead,
            Self::Shares { .. } => ExitKind::Shares,
        }
    }
}

/// A written application 退出申请.
///
/// It names no reason: whoever holds the right wants to leave it, and that is all that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub right: ExitRight,
    /// The issuer of the collective that the right is of.
    pub collective: IssuerCode,
    pub holders: Vec<CoHolder>,
    /// 农户代表, or the member whose shares they are.
    pub representative: ObjectId,
    /// The representative's signature under the application.
    pub signature: Consent,
    /// The day on which the issuer had the written notice 书面通知发包方.
    pub notified_day: Option<NaiveDate>,
    pub receiver: ExitReceiver,
}

/// To whom the right goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitReceiver {
    pub collective: IssuerCode,
    pub to: Returned,
}

/// Back to the collective, or for shares to another member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Returned {
    Collective,
    Member {
        person: ObjectId,
    },
    /// Whoever is neither; no law lets a right go there.
    Outsider {
        name: String,
    },
}
