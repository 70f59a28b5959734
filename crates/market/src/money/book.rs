//! The book of all movements: only added to, each movement once.

use std::collections::BTreeMap;

use super::{Account, Movement, Transaction, TransactionId};

/// The movements in the order in which they were recorded, and what stands on each account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    transactions: Vec<Transaction>,
    by_id: BTreeMap<TransactionId, usize>,
    // Invariant: the sums of the postings; no account of the market's own is below zero.
    balances: BTreeMap<Account, i128>,
}

/// What became of a movement that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    Now,
    /// The same movement is there already; nothing changed.
    Before,
}

/// Why a movement is not recorded, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("another movement is recorded under this id")]
    ExistsDifferently,
    #[error("the movement that is to be reversed is not recorded")]
    NothingToReverse,
    #[error("the movement was reversed before")]
    ReversedBefore,
    #[error("this is not the contrary of the movement that it reverses")]
    NotTheContrary,
    #[error("{missing_fen} fen are missing on `{account:?}`")]
    NotCovered { account: Account, missing_fen: i128 },
}

impl Book {
    /// Records a movement, unless it is there already.
    pub fn record(&mut self, transaction: Transaction) -> Result<Recorded, Refused> {
        if let Some(known) = self.transaction(transaction.id) {
            let same = *known == transaction;
            return if same { Ok(Recorded::Before) } else { Err(Refused::ExistsDifferently) };
        }
        self.check_reversal(&transaction)?;
        let mut after = Vec::with_capacity(transaction.postings().len());
        for it in transaction.postings() {
            let balance = self.balance(&it.account) + i128::from(it.amount_fen);
            if balance < 0 && !matches!(it.account, Account::Party { .. }) {
                let (account, missing_fen) = (it.account.clone(), -balance);
                return Err(Refused::NotCovered { account, missing_fen });
            }
            after.push((it.account.clone(), balance));
        }
        self.balances.extend(after);
        self.by_id.insert(transaction.id, self.transactions.len());
        self.transactions.push(transaction);
        Ok(Recorded::Now)
    }

    fn check_reversal(&self, transaction: &Transaction) -> Result<(), Refused> {
        let Movement::Reversed { of } = transaction.movement else { return Ok(()) };
        let original = self.transaction(of).ok_or(Refused::NothingToReverse)?;
        if self.transactions.iter().any(|it| it.movement == transaction.movement) {
            return Err(Refused::ReversedBefore);
        }
        let contrary = original.reversal(transaction.id, transaction.at);
        let same = contrary.is_ok_and(|it| it == *transaction);
        if same { Ok(()) } else { Err(Refused::NotTheContrary) }
    }

    /// What stands on an account, in fen; of a party, less than zero is what it has paid in.
    pub fn balance(&self, account: &Account) -> i128 {
        self.balances.get(account).copied().unwrap_or(0)
    }

    /// Every account with what stands on it.
    pub fn balances(&self) -> impl Iterator<Item = (&Account, i128)> {
        self.balances.iter().map(|(account, balance)| (account, *balance))
    }

    pub fn transactions(&self) -> &[Transaction] {
        &self.transactions
    }

    pub fn transaction(&self, id: TransactionId) -> Option<&Transaction> {
        self.transactions.get(*self.by_id.get(&id)?)
    }
}
