//! What the register says of a listed right, looked up anew at every step.

use chrono::NaiveDate;
use market::listing::{Application, ListedObject, ListingRegister};
use market::{CoHolder, MarketParameters};
use rust_decimal::Decimal;
use store::{Codes, Unit, VillageRegister};
use tenure::ObjectKind;
use tenure::case::{Calendar, Restriction};

use super::file::ListingFile;
use super::receiver::Receivers;
use crate::Refused;
use crate::case::Occasion;

mod collective;
mod household;

/// A right as it is registered now.
#[derive(Default)]
pub(super) struct Right {
    current: bool,
    until: Option<NaiveDate>,
    holders: Vec<CoHolder>,
    restrictions: Vec<Restriction>,
    not_free: Vec<String>,
    open_disputes: Vec<String>,
    /// What is listed of it; `None` where it is no land.
    pub(super) area_m2: Option<Decimal>,
    pub(super) receivers: Receivers,
    /// The rows that the entry changes.
    pub(super) register: VillageRegister,
}

impl Right {
    /// Looks the right of a listing up; what an open case, or another deal, holds is not free.
    pub(super) async fn of(
        unit: &mut Unit,
        file: &ListingFile,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let (application, deal) = (file.listing.application(), file.row.id);
        let today = occasion.today;
        let mut right = Self::registered(unit, application, today).await?;
        right.restrictions.retain(|it| !it.ended_before(today));
        let held = unit.held_beside(&touched(&application.object), deal).await?;
        right.not_free.extend(held.into_iter().map(|(_, by)| by));
        right.not_free.sort();
        right.not_free.dedup();
        right.receivers = Receivers::of(unit, file, occasion).await?;
        Ok(right)
    }

    async fn registered(
        unit: &mut Unit,
        application: &Application,
        today: NaiveDate,
    ) -> Result<Self, Refused> {
        let term = application.term;
        match &application.object {
            ListedObject::OperationRight { contract, parcels } => {
                household::operation_right(unit, *contract, parcels, term).await
            }
            ListedObject::Homestead { unit: code } => household::homestead(unit, code).await,
            ListedObject::CollectiveLand { parcels } => {
                collective::land(unit, application.collective, parcels, term).await
            }
            ListedObject::Shares { collective, holder, class, shares } => {
                let listed = (*holder, class.as_str(), *shares);
                collective::shares(unit, collective, listed, today).await
            }
            ListedObject::CollectiveAsset { collective, asset } => {
                collective::asset(unit, collective, asset, (term, today)).await
            }
        }
    }

    /// The same, as the rules look at it.
    pub(super) fn register<'a>(
        &'a self,
        calendar: &'a Calendar,
        parameters: &'a MarketParameters,
    ) -> ListingRegister<'a> {
        ListingRegister {
            right_current: self.current,
            right_until: self.until,
            holders: &self.holders,
            not_free: &self.not_free,
            restrictions: &self.restrictions,
            open_disputes: &self.open_disputes,
            receivers: &self.receivers.known,
            calendar,
            parameters,
        }
    }
}

/// What a case must not be changing meanwhile.
fn touched(object: &ListedObject) -> Vec<(ObjectKind, String)> {
    let contract = match object {
        ListedObject::OperationRight { contract, .. } => Some(contract.to_string()),
        _ => None,
    };
    let contract = contract.map(|it| (ObjectKind::LandContract, it));
    codes(object).into_iter().chain(contract).collect()
}

/// What a listing holds while it is open; its contract stays open to a court's seizure and to objections.
pub(super) fn codes(object: &ListedObject) -> Vec<(ObjectKind, String)> {
    match object {
        ListedObject::OperationRight { parcels, .. } | ListedObject::CollectiveLand { parcels } => {
            parcels.iter().map(|it| (ObjectKind::Parcel, it.to_string())).collect()
        }
        ListedObject::Homestead { unit } => vec![(ObjectKind::Homestead, unit.to_string())],
        // What has no code of its own in the register is known by that of its collective.
        ListedObject::Shares { collective, holder, .. } => {
            vec![(ObjectKind::Collective, format!("{collective}/{holder}"))]
        }
        ListedObject::CollectiveAsset { collective, asset } => {
            vec![(ObjectKind::Collective, format!("{collective}/{asset}"))]
        }
    }
}

async fn loaded(
    unit: &mut Unit,
    codes: impl IntoIterator<Item = (ObjectKind, String)>,
) -> Result<VillageRegister, Refused> {
    Ok(unit.register_of(&codes.into_iter().collect::<Codes>()).await?)
}
