//! Listings as they are read: one with all that is kept of it, or a page of those that an officer may see.

use store::{ListedDeal, ListingFilter, Store};

use super::file::ListingFile;
use super::view::ListingView;
use crate::case::Findings;
use crate::{Officer, Refused};

/// A listing of the officer's division, as it stands.
pub async fn listing(
    store: &Store,
    officer: &Officer,
    number: &str,
) -> Result<ListingView, Refused> {
    let file = ListingFile::read(store, officer, number).await?;
    let known = store.listing(&officer.scope, number).await?;
    Ok(ListingView { file, area_m2: known.listing.area_m2, findings: Findings::default() })
}

/// At most `limit` listings of the officer's division, in the order of their numbers.
pub async fn listings(
    store: &Store,
    officer: &Officer,
    filter: &ListingFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<Vec<ListedDeal>, Refused> {
    Ok(store.listings(&officer.scope, filter, Some(limit), after).await?)
}
