//! A movement of money as postings that sum to zero.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use super::{Account, DealId, Title};

/// A movement of money, by its internal id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransactionId(pub ObjectId);

/// What moved 资金事项.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Movement {
    /// 缴纳保证金
    DepositPaid,
    /// 退还保证金
    DepositRefunded,
    /// 保证金抵作价款
    DepositTowardsPrice,
    /// 不予退还的保证金归转出方
    DepositForfeited,
    /// 支付价款, a rent among them
    PricePaid,
    /// 价款划转给权利人
    PaidOut,
    /// 支付补偿
    CompensationPaid,
    /// 收取服务费
    FeePaid,
    /// 退款
    Refunded,
    /// 冲正: the exact contrary of another
    Reversed { of: TransactionId },
}

/// So much on an account; less than zero is what leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    pub account: Account,
    pub amount_fen: i64,
}

/// What is kept back of a price, with its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deduction {
    pub title: Title,
    pub amount_fen: i64,
}

/// A balanced movement of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transaction {
    pub id: TransactionId,
    pub at: DateTime<Utc>,
    pub movement: Movement,
    // Invariant: two at least, none of zero, no account twice, the sum is zero.
    postings: Vec<Posting>,
}

/// Why postings are no transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBalanced {
    #[error("fewer than two accounts are moved")]
    TooFew,
    #[error("a posting moves nothing")]
    Zero,
    #[error("an account is posted to twice")]
    Repeated,
    #[error("the postings sum to {sum_fen} fen and not to zero")]
    Sum { sum_fen: i128 },
    #[error("an amount is not more than nothing")]
    NotPositive,
    #[error("the deductions are more than the price")]
    DeductedBeyondPrice,
}

impl Transaction {
    pub fn new(
        id: TransactionId,
        at: DateTime<Utc>,
        movement: Movement,
        postings: Vec<Posting>,
    ) -> Result<Self, NotBalanced> {
        if postings.len() < 2 {
            return Err(NotBalanced::TooFew);
        }
        if postings.iter().any(|it| it.amount_fen == 0) {
            return Err(NotBalanced::Zero);
        }
        let accounts: BTreeSet<&Account> = postings.iter().map(|it| &it.account).collect();
        if accounts.len() < postings.len() {
            return Err(NotBalanced::Repeated);
        }
        // An i128 holds the sum of more i64 than memory does.
        let sum_fen: i128 = postings.iter().map(|it| i128::from(it.amount_fen)).sum();
        if sum_fen != 0 {
            return Err(NotBalanced::Sum { sum_fen });
        }
        Ok(Self { id, at, movement, postings })
    }

    /// So much from one account to another.
    pub fn between(
        id: TransactionId,
        at: DateTime<Utc>,
        movement: Movement,
        (from, to): (Account, Account),
        amount_fen: i64,
    ) -> Result<Self, NotBalanced> {
        let left = amount_fen.checked_neg().filter(|it| *it < 0).ok_or(NotBalanced::NotPositive)?;
        let postings =
            vec![Posting { account: from, amount_fen: left }, Posting { account: to, amount_fen }];
        Self::new(id, at, movement, postings)
    }

    /// The price of a deal goes from the settlement account to whom it belongs, less what a title takes.
    pub fn payout(
        id: TransactionId,
        at: DateTime<Utc>,
        (deal, to): (DealId, ObjectId),
        price_fen: i64,
        deductions: &[Deduction],
    ) -> Result<Self, NotBalanced> {
        if price_fen <= 0 || deductions.iter().any(|it| it.amount_fen <= 0) {
            return Err(NotBalanced::NotPositive);
        }
        let deducted = deductions.iter().try_fold(0_i64, |sum, it| sum.checked_add(it.amount_fen));
        let rest = deducted.and_then(|it| price_fen.checked_sub(it)).filter(|it| *it >= 0);
        let rest = rest.ok_or(NotBalanced::DeductedBeyondPrice)?;
        let mut postings =
            vec![Posting { account: Account::Settlement { deal }, amount_fen: -price_fen }];
        if rest > 0 {
            postings.push(Posting { account: Account::Party { party: to }, amount_fen: rest });
        }
        postings.extend(deductions.iter().map(|it| Posting {
            account: Account::Deducted { deal, title: it.title.clone() },
            amount_fen: it.amount_fen,
        }));
        Self::new(id, at, Movement::PaidOut, postings)
    }

    /// The exact contrary, which takes nothing back and sets everything right.
    pub fn reversal(&self, id: TransactionId, at: DateTime<Utc>) -> Result<Self, NotBalanced> {
        let contrary = |it: &Posting| {
            let amount_fen = it.amount_fen.checked_neg().ok_or(NotBalanced::Zero)?;
            Ok(Posting { account: it.account.clone(), amount_fen })
        };
        let postings = self.postings.iter().map(contrary).collect::<Result<_, _>>()?;
        Self::new(id, at, Movement::Reversed { of: self.id }, postings)
    }

    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }
}
