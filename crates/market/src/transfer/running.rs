//! A transfer that runs: what is seen of it, how it may be ended, and how it is undone when it is void.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::money::{Account, Book, DealId, NotBalanced, Schedule, Transaction, TransactionId};

/// All that a rule about a transfer that runs may look at.
#[derive(Clone, Copy, Debug)]
pub struct RunningFacts<'a> {
    pub deal: DealId,
    /// 弃耕抛荒: the day since which the land lies idle.
    pub idle_since: Option<NaiveDate>,
    /// The purposes (C.9) that an inspection found.
    pub purposes_seen: &'a [String],
    pub schedule: Option<&'a Schedule>,
    pub paid_fen: i64,
    /// The contractor is to end it alone 单方解除.
    pub ending: Option<&'a Ending>,
    pub today: NaiveDate,
}

/// One side ends the contract by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub ground: EndingGround,
    pub day: NaiveDate,
}

/// Why a contractor would end a transfer alone; the law lists the first four (承包法 42).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndingGround {
    /// 擅自改变土地的农业用途
    UseChanged,
    /// 弃耕抛荒连续两年以上
    Idle,
    /// 给土地造成严重损害或者严重破坏土地生态环境
    Damage,
    /// 其他严重违约行为
    SeriousBreach,
    /// Whatever else is given as a ground, such as a better price.
    Other,
}

impl EndingGround {
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::UseChanged => "擅自改变土地的农业用途",
            Self::Idle => "弃耕抛荒连续两年以上",
            Self::Damage => "给土地造成严重损害",
            Self::SeriousBreach => "其他严重违约行为",
            Self::Other => "其他原因",
        }
    }
}

/// The counter-movements of a deal that is void, last first, so that no account is overdrawn on the way (承包法 60).
///
/// Movements that were countered before, and the counter-movements themselves, are left alone; `new_id` gives each its id.
pub fn reversals(
    book: &Book,
    deal: DealId,
    at: DateTime<Utc>,
    mut new_id: impl FnMut() -> TransactionId,
) -> Result<Vec<Transaction>, NotBalanced> {
    use crate::money::Movement::Reversed;
    let all = book.transactions();
    let countered = |id| all.iter().any(|it| it.movement == Reversed { of: id });
    let of_deal = |it: &&Transaction| {
        let counters = matches!(it.movement, Reversed { .. });
        !counters && !countered(it.id) && it.postings().iter().any(|it| it.account.is_of(deal))
    };
    all.iter().rev().filter(of_deal).map(|it| it.reversal(new_id(), at)).collect()
}

impl Account {
    /// Whether it is one of a deal's.
    fn is_of(&self, of: DealId) -> bool {
        match self {
            Self::Party { .. } => false,
            Self::Deposit { deal, .. }
            | Self::Settlement { deal }
            | Self::Fees { deal }
            | Self::Deducted { deal, .. } => *deal == of,
        }
    }
}
