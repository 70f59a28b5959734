//! Who may use how much of which parcel on which days 土地经营权的占用: on no day is more given than there is.
//!
//! A parcel has the area and the days of its contract; a transfer takes of it, and a re-transfer takes of the transfer that it is made under.

mod parcel;
mod profile;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use identity::ParcelCode;
use rust_decimal::Decimal;

use crate::days::Days;
use crate::money::DealId;

use parcel::{Ground, ParcelRights};

/// The operation rights of parcels, as they were confirmed and as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationRights {
    parcels: BTreeMap<ParcelCode, ParcelRights>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub deal: DealId,
    pub parcel: ParcelCode,
    /// The deal that it is made under 再流转; `None` for one under the contract itself.
    pub under: Option<DealId>,
    pub area_m2: Decimal,
    pub days: Days,
}

/// Why an operation right cannot be given, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFree {
    #[error("the deal has this parcel already")]
    GivenBefore,
    #[error("the parcel is under no contract, or not held by the deal that this is made under")]
    NotHeld,
    #[error("the area is not more than nothing")]
    NotPositive,
    #[error("the right lasts for {held}, {asked} are asked for")]
    BeyondTerm { held: Days, asked: Days },
    #[error("on {on} there are {free_m2} m² free, {asked_m2} are asked for")]
    Taken { on: NaiveDate, free_m2: Decimal, asked_m2: Decimal },
}

impl OperationRights {
    /// Enters a parcel with the area and the days of its contract, or changes them; what was given of it must still fit.
    pub fn confirm(
        &mut self,
        parcel: ParcelCode,
        area_m2: Decimal,
        days: Days,
    ) -> Result<(), NotFree> {
        if area_m2 <= Decimal::ZERO {
            return Err(NotFree::NotPositive);
        }
        let rights = self.parcels.remove(&parcel);
        let (rights, refused) = ParcelRights::confirmed(rights, area_m2, days);
        self.parcels.extend(rights.map(|it| (parcel, it)));
        refused.map_or(Ok(()), Err)
    }

    /// Whether it can be given.
    pub fn check(&self, asked: &Asked) -> Result<(), NotFree> {
        let rights = self.parcels.get(&asked.parcel).ok_or(NotFree::NotHeld)?;
        rights.check(asked)
    }

    /// Gives it.
    pub fn give(&mut self, asked: &Asked) -> Result<(), NotFree> {
        let rights = self.parcels.get_mut(&asked.parcel).ok_or(NotFree::NotHeld)?;
        rights.give(asked)
    }

    /// Gives anew what was given before: as much of it as there is, where the contract has become smaller since.
    pub fn give_again(&mut self, asked: &Asked) {
        let ground = self.parcels.get(&asked.parcel).and_then(|it| it.ground(asked.under));
        let Some((ground, days)) = ground.and_then(|it| Some((it, it.days().in_both(asked.days)?)))
        else {
            return;
        };
        let area_m2 = asked.area_m2.min(ground.free_m2(days));
        // What was given before, and nothing at all, is refused, and changes nothing.
        self.give(&Asked { area_m2, days, ..*asked }).ok();
    }

    /// Ends what a deal has from a day on, with all that was given under it; nothing is left of what would begin later.
    pub fn end(&mut self, deal: DealId, from: NaiveDate) {
        for rights in self.parcels.values_mut() {
            rights.end(deal, from);
        }
    }

    /// What is free of a parcel, or of what a deal has of it, on every day of a span; `None` where it is not held so long.
    pub fn free_m2(
        &self,
        under: Option<DealId>,
        parcel: ParcelCode,
        days: Days,
    ) -> Option<Decimal> {
        let ground = self.parcels.get(&parcel)?.ground(under)?;
        Some(ground).filter(|it| days.is_within(it.days())).map(|it| it.free_m2(days))
    }

    /// Until when and how much a deal has of a parcel.
    pub fn given(&self, deal: DealId, parcel: ParcelCode) -> Option<(Days, Decimal)> {
        let ground: &Ground = self.parcels.get(&parcel)?.ground(Some(deal))?;
        Some((ground.days(), ground.area_m2()))
    }

    /// The deals that have something of a parcel on a day or later, in their order.
    pub fn running(&self, parcel: ParcelCode, from: NaiveDate) -> Vec<DealId> {
        self.parcels.get(&parcel).map(|it| it.running(from)).unwrap_or_default()
    }
}
