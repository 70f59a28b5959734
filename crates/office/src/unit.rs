//! A unit of work in the office: what one request changes is changed whole, or not at all.

use sea_orm::{DatabaseTransaction, TransactionTrait as _};

use crate::{Office, OfficeError};

/// A unit of work; dropped, it leaves nothing behind.
///
/// What it reads, it reads by itself: on the embedded database nobody else reads while it lasts.
#[derive(Debug)]
pub struct Unit {
    pub(crate) transaction: DatabaseTransaction,
}

impl Office {
    /// Begins a unit of work.
    pub async fn begin(&self) -> Result<Unit, OfficeError> {
        Ok(Unit { transaction: self.database.begin().await? })
    }
}

impl Unit {
    /// Makes all of it happen.
    pub async fn commit(self) -> Result<(), OfficeError> {
        Ok(self.transaction.commit().await?)
    }
}
