//! How much is registered.

use store::{Counts, Store};

use crate::{Officer, Refused};

/// How much is current in the officer's division.
pub async fn counts(store: &Store, officer: &Officer) -> Result<Counts, Refused> {
    Ok(store.counts(&officer.scope).await?)
}
