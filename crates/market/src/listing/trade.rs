//! What is listed on which terms, how it is traded, and what came of it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use identity::{DivisionCode, IssuerCode};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;
use tenure::decision::Decision;

use super::{ListedObject, TradeForm};
use crate::bidding::{Ascending, Award, JUDGES_MIN, Sealed, Tender};
use crate::consent::{Consent, Evidence};
use crate::days::Days;
use crate::money::DealId;

/// An application to list 转出申请.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub object: ListedObject,
    pub form: TradeForm,
    /// The days on which it may be used; `None` where the right itself goes over.
    pub term: Option<Days>,
    /// The issuer of the collective that the right is of.
    pub collective: IssuerCode,
    pub division: DivisionCode,
    pub applicant: ObjectId,
    pub consents: Vec<Consent>,
    /// 成员大会决议, where a collective lists.
    pub decision: Option<Decision>,
    pub reserve: Reserve,
    pub deposit_fen: i64,
    pub way: TradeWay,
}

/// Below which nothing is sold 底价.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    pub reserve_fen: i64,
    /// 评估价, with its report; asked for where a collective lists.
    pub valuation: Option<(i64, Evidence)>,
}

/// How it is traded 交易方式.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum TradeWay {
    /// 协议
    Agreement,
    /// 网络竞价（递增）
    Ascending { step_fen: i64, opens_at: DateTime<Utc>, closes_at: DateTime<Utc> },
    /// 一次性密封报价
    Sealed { opens_at: DateTime<Utc>, deadline: DateTime<Utc>, reveal_until: DateTime<Utc> },
    /// 招标
    Tender {
        opens_at: DateTime<Utc>,
        deadline: DateTime<Utc>,
        reveal_until: DateTime<Utc>,
        judges: BTreeSet<ObjectId>,
    },
}

/// An objection to the result 异议.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub evidence: Evidence,
    /// `None` until it is answered.
    pub upheld: Option<bool>,
}

/// The trade that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trade {
    Agreement(Option<Award>),
    Ascending(Ascending),
    Sealed(Sealed),
    Tender(Tender),
}

impl TradeWay {
    /// The trade as it opens; `None` where the committee of a tender is too small or even.
    pub(super) fn open(&self, deal: DealId, reserve_fen: i64) -> Option<Trade> {
        Some(match self {
            Self::Agreement => Trade::Agreement(None),
            Self::Ascending { step_fen, opens_at, closes_at } => {
                Trade::Ascending(Ascending::new((reserve_fen, *step_fen), *opens_at, *closes_at))
            }
            Self::Sealed { opens_at, deadline, reveal_until } => {
                Trade::Sealed(Sealed::new(deal, *opens_at, *deadline, *reveal_until))
            }
            Self::Tender { opens_at, deadline, reveal_until, judges } => {
                let offers = Sealed::new(deal, *opens_at, *deadline, *reveal_until);
                Trade::Tender(Tender::new(offers, judges.clone())?)
            }
        })
    }

    /// Whether it can be opened at all.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Agreement => true,
            Self::Ascending { step_fen, opens_at, closes_at } => {
                *step_fen > 0 && opens_at < closes_at
            }
            Self::Sealed { opens_at, deadline, reveal_until } => {
                opens_at < deadline && deadline < reveal_until
            }
            Self::Tender { opens_at, deadline, reveal_until, judges } => {
                let in_order = opens_at < deadline && deadline < reveal_until;
                in_order && judges.len() >= JUDGES_MIN && judges.len() % 2 == 1
            }
        }
    }

    /// As it stands in the database and on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Ascending { .. } => "ascending",
            Self::Sealed { .. } => "sealed",
            Self::Tender { .. } => "tender",
        }
    }

    /// The first and the last moment of bidding; `None` where it is agreed on.
    pub fn bidding(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        match self {
            Self::Agreement => None,
            Self::Ascending { opens_at, closes_at, .. } => Some((*opens_at, *closes_at)),
            Self::Sealed { opens_at, deadline, .. } | Self::Tender { opens_at, deadline, .. } => {
                Some((*opens_at, *deadline))
            }
        }
    }

    pub fn name_zh(&self) -> &'static str {
        match self {
            Self::Agreement => "协议",
            Self::Ascending { .. } => "网络竞价",
            Self::Sealed { .. } => "一次性密封报价",
            Self::Tender { .. } => "招标",
        }
    }
}

impl Trade {
    /// Whether no bid can come any more; the parties to an agreement are never too late.
    pub(super) fn is_closed(&self, at: DateTime<Utc>) -> bool {
        match self {
            Self::Agreement(_) => true,
            Self::Ascending(it) => it.is_closed(at),
            Self::Sealed(it) => it.is_closed(at),
            Self::Tender(it) => it.offers.is_closed(at),
        }
    }

    /// The best bid, where everybody sees it.
    pub(super) fn best(&self) -> Option<Award> {
        match self {
            Self::Agreement(award) => *award,
            Self::Ascending(it) => it.best(),
            Self::Sealed(_) | Self::Tender(_) => None,
        }
    }

    /// How many offers are sealed, where offers are.
    pub(super) fn n_sealed(&self) -> Option<usize> {
        match self {
            Self::Agreement(_) | Self::Ascending(_) => None,
            Self::Sealed(it) => Some(it.n_sealed()),
            Self::Tender(it) => Some(it.offers.n_sealed()),
        }
    }

    /// Who gets it, where somebody does.
    pub(super) fn award(&self, reserve_fen: i64, priority: &BTreeSet<ObjectId>) -> Option<Award> {
        match self {
            Self::Agreement(award) => *award,
            Self::Ascending(it) => it.best(),
            Self::Sealed(it) => it.award(reserve_fen, priority),
            Self::Tender(it) => it.award(reserve_fen, priority),
        }
    }
}
