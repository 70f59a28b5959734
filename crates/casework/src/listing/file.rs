//! The file of a listing: what it was opened with, the steps from which it is told again, its bidders and its money.

use chrono::{DateTime, Utc};
use market::listing::{Listing, ListingStep};
use store::{BidderRow, DealKind, DealRow, DealStep, Store, Unit};
use tenure::ObjectId;

use super::body::{BidderIdentity, ListingBody};
use crate::market::DealMoney;
use crate::market::deal_row;
use crate::{Officer, Refused};

/// A listing with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListingFile {
    pub row: DealRow<ListingBody>,
    pub listing: Listing,
    pub steps: Vec<DealStep<ListingStep>>,
    pub bidders: Vec<BidderRow<BidderIdentity>>,
    pub money: DealMoney,
}

impl ListingFile {
    /// Reads a listing for an officer who may see it.
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<ListingBody> =
            deal_row::read(store, officer, (DealKind::Listing, number)).await?;
        let (county, id) = (row.county, row.id);
        let steps = store.deal_steps(county, id).await?;
        Ok(Self {
            listing: told(&row, &steps)?,
            steps,
            bidders: store.bidders_of(county, id).await?,
            money: DealMoney::read(store, county, id).await?,
            row,
        })
    }

    /// The same in a unit of work: nobody else takes a step while that is under way.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<ListingBody> =
            deal_row::open(unit, officer, (DealKind::Listing, number)).await?;
        let id = row.id;
        let steps = unit.deal_steps(id).await?;
        Ok(Self {
            listing: told(&row, &steps)?,
            steps,
            bidders: unit.bidders_of(id).await?,
            money: DealMoney::open(unit, id).await?,
            row,
        })
    }

    /// A listing that was just drafted.
    pub(super) fn drafted(row: DealRow<ListingBody>) -> Self {
        let application = row.body.application.clone();
        Self {
            listing: Listing::new(row.id, application, row.opened_at),
            row,
            steps: Vec::new(),
            bidders: Vec::new(),
            money: DealMoney::default(),
        }
    }

    /// 竞买号 of a party, in whichever round they enrolled.
    pub fn bidder_number(&self, party: ObjectId) -> Option<u32> {
        self.bidders.iter().find(|it| it.party == party).map(|it| it.number)
    }

    /// When something last happened.
    pub fn changed_at(&self) -> DateTime<Utc> {
        self.steps.last().map_or(self.row.opened_at, |it| it.at)
    }
}

/// What is kept tells the listing again; where it does not, the register is broken.
pub(super) fn told(
    row: &DealRow<ListingBody>,
    steps: &[DealStep<ListingStep>],
) -> Result<Listing, Refused> {
    let application = row.body.application.clone();
    let steps = steps.iter().map(|it| it.event.clone());
    let listing = Listing::replayed(row.id, application, row.opened_at, steps);
    listing.map_err(|error| Refused::NotRetold { number: row.number.clone(), source: error })
}
