//! Who wants what is listed 意向受让方, and how far each has come.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use identity::{IssuerCode, UnitCode};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use crate::transfer::{FarmingAbility, TransfereeKind};

/// Somebody who enrols; who that is, is kept apart and may be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bidder {
    pub party: ObjectId,
    pub kind: TransfereeKind,
    /// The issuer of the collective to which the bidder belongs, where it belongs to one.
    pub collective: Option<IssuerCode>,
    pub farming: Option<FarmingAbility>,
}

/// What the register says of a bidder for a right that stays inside its collective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    pub party: ObjectId,
    /// Whether they belong to the collective, or are it.
    pub inside: bool,
    /// The homesteads that their household has already.
    pub homesteads: Vec<UnitCode>,
}

/// A bidder, with what was found and paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    pub bidder: Bidder,
    /// 竞买号, counted upwards from 1 in the order of enrolment.
    pub number: u32,
    pub enrolled_at: DateTime<Utc>,
    /// 资格确认
    pub qualified: bool,
    /// 保证金, as the bank's file shows it.
    pub deposit_fen: i64,
    /// When the bidder claimed to come first on equal terms 主张优先权.
    pub priority_at: Option<DateTime<Utc>>,
    pub withdrawn: bool,
}

impl Enrolment {
    pub(super) fn new(bidder: Bidder, number: u32, enrolled_at: DateTime<Utc>) -> Self {
        Self {
            bidder,
            number,
            enrolled_at,
            qualified: false,
            deposit_fen: 0,
            priority_at: None,
            withdrawn: false,
        }
    }

    /// Whether the bidder may bid: qualified, not withdrawn, and with the whole deposit.
    pub fn may_bid(&self, deposit_fen: i64) -> bool {
        self.qualified && !self.withdrawn && self.deposit_fen >= deposit_fen
    }
}

/// Those who may bid and have claimed to come first.
pub(super) fn with_priority<'a>(
    enrolments: impl IntoIterator<Item = &'a Enrolment>,
) -> BTreeSet<ObjectId> {
    let claimed = enrolments.into_iter().filter(|it| it.qualified && it.priority_at.is_some());
    claimed.map(|it| it.bidder.party).collect()
}
