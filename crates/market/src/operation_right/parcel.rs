//! The rights on one parcel: the contract's, and the tree of what was given under it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::profile::Profile;
use super::{Asked, NotFree};
use crate::days::Days;
use crate::money::DealId;

/// A parcel under its contract, with all grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParcelRights {
    contract: Ground,
    grants: BTreeMap<DealId, Grant>,
}

/// An area over some days, of which parts are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    area_m2: Decimal,
    days: Days,
    // Invariant: nowhere more than `area_m2`, and nothing outside `days`.
    given: Profile,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Grant {
    /// The deal that it is made under; `None` where it is made under the contract itself.
    under: Option<DealId>,
    ground: Ground,
}

impl ParcelRights {
    /// The rights with another area and other days, or as they were and why not.
    pub(super) fn confirmed(
        rights: Option<Self>,
        area_m2: Decimal,
        days: Days,
    ) -> (Option<Self>, Option<NotFree>) {
        let given = rights.as_ref().map(|it| it.contract.given.clone()).unwrap_or_default();
        let beyond = given.extent().filter(|it| !it.is_within(days));
        let contract = Ground { area_m2, days, given };
        let refused = match beyond {
            Some(asked) => Some(NotFree::BeyondTerm { held: days, asked }),
            None => contract.check_free(Decimal::ZERO, days).err(),
        };
        if refused.is_some() {
            return (rights, refused);
        }
        let grants = rights.map(|it| it.grants).unwrap_or_default();
        (Some(Self { contract, grants }), None)
    }

    pub(super) fn check(&self, asked: &Asked) -> Result<(), NotFree> {
        if self.grants.contains_key(&asked.deal) {
            return Err(NotFree::GivenBefore);
        }
        let ground = self.ground(asked.under).ok_or(NotFree::NotHeld)?;
        if asked.area_m2 <= Decimal::ZERO {
            return Err(NotFree::NotPositive);
        }
        if !asked.days.is_within(ground.days) {
            return Err(NotFree::BeyondTerm { held: ground.days, asked: asked.days });
        }
        ground.check_free(asked.area_m2, asked.days)
    }

    pub(super) fn give(&mut self, asked: &Asked) -> Result<(), NotFree> {
        self.check(asked)?;
        let Asked { deal, under, area_m2, days, .. } = *asked;
        self.ground_mut(under).ok_or(NotFree::NotHeld)?.given.add(days, area_m2);
        let ground = Ground { area_m2, days, given: Profile::default() };
        self.grants.insert(deal, Grant { under, ground });
        Ok(())
    }

    /// Ends a grant from a day on, and all that was given under it.
    pub(super) fn end(&mut self, deal: DealId, from: NaiveDate) {
        let mut ending = vec![deal];
        while let Some(deal) = ending.pop() {
            let runs = |it: &Grant| it.under == Some(deal) && it.ground.days.last() >= from;
            let under = self.grants.iter().filter(|(_, it)| runs(it)).map(|(deal, _)| *deal);
            ending.extend(under);
            self.shorten(deal, from);
        }
    }

    fn shorten(&mut self, deal: DealId, from: NaiveDate) {
        let Some(mut grant) = self.grants.remove(&deal) else { return };
        let Ground { area_m2, days, .. } = grant.ground;
        let left = days.before(from);
        if let Some(ground) = self.ground_mut(grant.under) {
            ground.given.take(days, area_m2);
            if let Some(left) = left {
                ground.given.add(left, area_m2);
            }
        }
        if let Some(left) = left {
            grant.ground.days = left;
            self.grants.insert(deal, grant);
        }
    }

    pub(super) fn ground(&self, under: Option<DealId>) -> Option<&Ground> {
        match under {
            Some(deal) => self.grants.get(&deal).map(|it| &it.ground),
            None => Some(&self.contract),
        }
    }

    fn ground_mut(&mut self, under: Option<DealId>) -> Option<&mut Ground> {
        match under {
            Some(deal) => self.grants.get_mut(&deal).map(|it| &mut it.ground),
            None => Some(&mut self.contract),
        }
    }

    pub(super) fn running(&self, from: NaiveDate) -> Vec<DealId> {
        let grants = self.grants.iter().filter(|(_, it)| it.ground.days.last() >= from);
        grants.map(|(deal, _)| *deal).collect()
    }
}

impl Ground {
    pub(super) fn days(&self) -> Days {
        self.days
    }

    pub(super) fn area_m2(&self) -> Decimal {
        self.area_m2
    }

    /// What is free on every day of a span.
    pub(super) fn free_m2(&self, days: Days) -> Decimal {
        self.area_m2.saturating_sub(self.given.peak(days).1)
    }

    fn check_free(&self, asked_m2: Decimal, days: Days) -> Result<(), NotFree> {
        let (on, given) = self.given.peak(days);
        let free_m2 = self.area_m2.saturating_sub(given);
        if asked_m2 > free_m2 { Err(NotFree::Taken { on, free_m2, asked_m2 }) } else { Ok(()) }
    }
}
