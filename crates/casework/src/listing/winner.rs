//! Who has what a listing gave: whoever won it.

use market::CoHolder;
use store::{BidderRow, DealRow, Unit};

use super::body::{BidderIdentity, ListingBody};
use super::file::told;
use crate::Refused;

/// The winner of a listing; nobody where nothing was struck.
pub(crate) async fn winner(
    unit: &mut Unit,
    row: &DealRow<ListingBody>,
) -> Result<Option<CoHolder>, Refused> {
    let steps = unit.deal_steps(row.id).await?;
    let listing = told(row, &steps)?;
    let Some(person) = listing.award().map(|it| it.bidder) else { return Ok(None) };
    let bidders: Vec<BidderRow<BidderIdentity>> = unit.bidders_of(row.id).await?;
    let won = bidders.into_iter().find(|it| it.party == person);
    let name = won.and_then(|it| it.body).map(|it| it.name);
    Ok(name.map(|name| CoHolder { person, name, birth_day: None }))
}
