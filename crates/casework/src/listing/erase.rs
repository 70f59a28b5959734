//! Whoever lost is erased once nobody needs to know them any more.

use chrono::{Months, NaiveDate};
use market::MarketParameters;
use market::listing::ListingRefused;
use store::DealKind;
use tenure::ObjectId;
use tenure::case::china_day;

use super::file::ListingFile;
use super::hand::{InHand, real};
use super::office;
use super::view::ListingView;
use crate::Refused;
use crate::case::{Counter, Findings, Mode, Reply};
use crate::market::deal_row;

/// Erases who those bidders are who neither won nor lost a deposit; their numbers, their bids and their money stay.
pub async fn erase_losers(
    counter: &Counter<'_, ListingView>,
    number: &str,
    mode: Mode,
) -> Result<Reply<ListingView>, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (DealKind::Listing, number)).await?;
    let file = ListingFile::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    office::operator(officer, file.row.county)?;
    let losers = file.erasable(&desk.market_parameters, occasion.today)?;
    let mut hand = InHand::of(&mut unit, counter, file).await?;
    for row in hand.file.bidders.iter_mut().filter(|it| losers.contains(&it.party)) {
        row.body = None;
    }
    if real(mode) {
        unit.erase_bidders(hand.file.row.id, &losers, occasion.at).await?;
    }
    let view = hand.view(Findings::default());
    if real(mode) { counter.conclude(unit, view).await } else { Ok(Reply::Now(Box::new(view))) }
}

impl ListingFile {
    /// The bidders who may be erased: the listing is over, nothing is owed, and the time for claims has passed.
    fn erasable(
        &self,
        parameters: &MarketParameters,
        today: NaiveDate,
    ) -> Result<Vec<ObjectId>, Refused> {
        let state = self.listing.state();
        if !state.is_over() || self.money.owes() {
            return Err(ListingRefused::WrongStep { state, step: "erase" }.into());
        }
        let kept = Months::new(parameters.losing_bidders_kept_months_min);
        let until = china_day(self.changed_at()).checked_add_months(kept);
        let until = until.ok_or(ListingRefused::BeyondCalendar)?;
        if today < until {
            return Err(Refused::KeptStill { until });
        }
        let known = [
            self.listing.award().map(|it| it.bidder),
            self.listing.forfeited().map(|(bidder, _)| bidder),
        ];
        let lost = self.bidders.iter().map(|it| it.party).filter(|it| !known.contains(&Some(*it)));
        Ok(lost.collect())
    }
}
