//! Transfers are looked at, one or many.

use chrono::NaiveDate;
use store::{DealFilter, DealKind, DealRow, Store};

use super::body::TransferBody;
use super::view::TransferView;
use crate::{Officer, Refused};

/// A transfer by its number, with what there is to look into today.
pub async fn transfer(
    store: &Store,
    officer: &Officer,
    number: &str,
    today: NaiveDate,
) -> Result<TransferView, Refused> {
    TransferView::read(store, officer, number, today).await
}

/// At most `limit` transfers in the order of their numbers; `after` is the last number of the page before.
pub async fn transfers(
    store: &Store,
    officer: &Officer,
    filter: &DealFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<Vec<DealRow<TransferBody>>, Refused> {
    Ok(store.deals(&officer.scope, DealKind::Transfer, filter, limit, after).await?)
}
