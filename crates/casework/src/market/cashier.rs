//! The cashier of a deal: each movement goes into its book, and into the register.

use market::money::{Account, Book, DealId, Movement, Transaction, TransactionId};
use market::transfer::reversals;
use store::{MoneyRow, Unit};
use tenure::ActId;

use crate::Refused;
use crate::case::Occasion;
use crate::entering::Ids;

/// Makes the ids of the movements of one request, and records each in the book and in the register.
#[derive(Debug)]
pub struct Cashier<'a> {
    deal: DealId,
    officer: &'a str,
    occasion: Occasion,
    ids: Ids,
    book: Book,
}

impl<'a> Cashier<'a> {
    /// A cashier who knows the movements of a deal.
    pub(super) fn of(
        deal: DealId,
        movements: &[MoneyRow],
        (officer, occasion): (&'a str, Occasion),
    ) -> Result<Self, Refused> {
        let mut book = Book::default();
        for it in movements {
            book.record(it.transaction.clone())?;
        }
        Ok(Self { deal, officer, occasion, ids: Ids::of(ActId(occasion.id)), book })
    }

    /// Moves money, as a payment shows it, from one account to another.
    pub(super) async fn record(
        &mut self,
        unit: &mut Unit,
        movement: Movement,
        accounts: (Account, Account),
        amount_fen: i64,
    ) -> Result<MoneyRow, Refused> {
        let id = TransactionId(self.ids.next());
        let transaction =
            Transaction::between(id, self.occasion.at, movement, accounts, amount_fen)?;
        self.book.record(transaction.clone())?;
        let row = MoneyRow { transaction, officer: self.officer.to_owned() };
        unit.record_transaction(self.deal, &row).await?;
        Ok(row)
    }

    /// Counters whatever moved for the deal and was not countered before, last first.
    pub(super) async fn counter_all(&mut self, unit: &mut Unit) -> Result<Vec<MoneyRow>, Refused> {
        let (at, ids) = (self.occasion.at, &mut self.ids);
        let all = reversals(&self.book, self.deal, at, || TransactionId(ids.next()))?;
        let mut rows = Vec::with_capacity(all.len());
        for transaction in all {
            self.book.record(transaction.clone())?;
            let row = MoneyRow { transaction, officer: self.officer.to_owned() };
            unit.record_transaction(self.deal, &row).await?;
            rows.push(row);
        }
        Ok(rows)
    }
}
