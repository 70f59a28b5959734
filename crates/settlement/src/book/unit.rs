//! A unit of work in the book: what one officer enters at one moment is entered whole, or not at all.

use sea_orm::DatabaseTransaction;

use super::{Book, BookError, Occasion};

/// A unit of work; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Unit<'a> {
    pub(super) book: &'a Book,
    pub(super) occasion: Occasion<'a>,
    pub(super) transaction: DatabaseTransaction,
}

impl Book {
    /// Begins a unit of work.
    pub async fn unit<'a>(&'a self, occasion: &Occasion<'a>) -> Result<Unit<'a>, BookError> {
        Ok(Unit { book: self, occasion: *occasion, transaction: self.begin().await? })
    }
}

impl Unit<'_> {
    /// Makes all of it happen.
    pub async fn commit(self) -> Result<(), BookError> {
        Ok(self.transaction.commit().await?)
    }
}
