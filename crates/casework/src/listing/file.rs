//! The file of a listing: what it was opened with, the steps from which it is told again, its bidders and its money.

use chrono::{DateTime, Utc};
use market::listing::{Listing, ListingStep};
use market::money::Transaction;
use store::{
    BankFile, BidderRow, DealKind, DealRow, DealStep, ExpectedRow, Store, StoreError, Unit,
};
use tenure::ObjectId;

use super::body::{BidderIdentity, ListingBody};
use crate::refused::shown;
use crate::{Officer, Refused};

/// A listing with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListingFile {
    pub row: DealRow<ListingBody>,
    pub listing: Listing,
    pub steps: Vec<DealStep<ListingStep>>,
    pub bidders: Vec<BidderRow<BidderIdentity>>,
    /// What is and was expected to be paid.
    pub expected: Vec<ExpectedRow>,
    pub movements: Vec<Transaction>,
    pub bank_files: Vec<BankFile>,
}

impl ListingFile {
    /// Reads a listing for an officer who may see it.
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row = store.deal(&officer.scope, DealKind::Listing, number).await;
        let row: DealRow<ListingBody> = row.map_err(|error| not_found(number, error))?;
        let (county, id) = (row.county, row.id);
        let steps = store.deal_steps(county, id).await?;
        let movements = store.transactions_of(county, id).await?;
        Ok(Self {
            listing: told(&row, &steps)?,
            steps,
            bidders: store.bidders_of(county, id).await?,
            expected: store.expected_of(county, id).await?,
            movements: movements.into_iter().map(|it| it.transaction).collect(),
            bank_files: store.bank_files_of(county, id).await?,
            row,
        })
    }

    /// The same in a unit of work: nobody else takes a step while that is under way.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row = unit.deal(&officer.scope, DealKind::Listing, number).await;
        let row: DealRow<ListingBody> = row.map_err(|error| not_found(number, error))?;
        let id = row.id;
        let steps = unit.deal_steps(id).await?;
        let movements = unit.transactions_of(id).await?;
        Ok(Self {
            listing: told(&row, &steps)?,
            steps,
            bidders: unit.bidders_of(id).await?,
            expected: unit.expected_of(id).await?,
            movements: movements.into_iter().map(|it| it.transaction).collect(),
            bank_files: unit.bank_files_of(id).await?,
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
            expected: Vec::new(),
            movements: Vec::new(),
            bank_files: Vec::new(),
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

/// What is not there, and what the officer may not see, are refused alike.
pub(super) fn not_found(number: &str, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what: "listing", code: shown(number) },
        other => other.into(),
    }
}
