//! Exits are looked at, one or many.

use market::exit::Application;
use store::{DealFilter, DealKind, DealRow, Store};

use super::view::ExitView;
use crate::{Officer, Refused};

/// An exit by its number.
pub async fn exit(store: &Store, officer: &Officer, number: &str) -> Result<ExitView, Refused> {
    ExitView::read(store, officer, number).await
}

/// At most `limit` exits in the order of their numbers; `after` is the last number of the page before.
pub async fn exits(
    store: &Store,
    officer: &Officer,
    filter: &DealFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<Vec<DealRow<Application>>, Refused> {
    Ok(store.deals(&officer.scope, DealKind::Exit, filter, limit, after).await?)
}
