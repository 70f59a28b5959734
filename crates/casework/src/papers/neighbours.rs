//! Who lies around the parcels of a paper, as the act left the village.

use std::collections::HashMap;

use geometry::{Crs, Envelope, Outline};
use identity::DivisionCode;
use store::{At, Row, Store};
use tenure::{ContractedParcel, Contractor, LandContract, ObjectId, Parcel};

use super::content::{HeldParcel, HomesteadHolding, Neighbour};
use crate::{Officer, Refused};

/// The parcels of a village with whoever holds each.
///
/// What lies in another village is not drawn: its officer is another.
pub(super) struct Village {
    parcels: Vec<Row<Parcel>>,
    holders: HashMap<ObjectId, String>,
}

impl Village {
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        village: &DivisionCode,
        at: At,
    ) -> Result<Self, Refused> {
        let scope = &officer.scope;
        // An officer of a group sees the group.
        let seen = if scope.contains(village) { *village } else { narrower(officer, village) };
        let contractors: Vec<Row<Contractor>> = store.rows_of(scope, &seen, at).await?;
        let contracts: Vec<Row<LandContract>> = store.rows_of(scope, &seen, at).await?;
        let contracted: Vec<Row<ContractedParcel>> = store.rows_of(scope, &seen, at).await?;
        let parcels = store.rows_of(scope, &seen, at).await?;
        let names: HashMap<ObjectId, &str> =
            contractors.iter().map(|it| (it.id(), it.fact().name.as_str())).collect();
        let parties: HashMap<ObjectId, ObjectId> =
            contracts.iter().map(|it| (it.id(), it.links.contractor)).collect();
        let holder = |it: &Row<ContractedParcel>| {
            let name = names.get(parties.get(&it.links.contract)?)?;
            Some((it.links.parcel, (*name).to_owned()))
        };
        Ok(Self { holders: contracted.iter().filter_map(holder).collect(), parcels })
    }

    /// Puts the neighbours beside every parcel of a holding.
    pub(super) fn place(&self, held: &mut [HeldParcel]) {
        for it in held {
            it.neighbours = self.around(&it.parcel.outline, it.parcel.crs);
        }
    }

    /// Puts the neighbours beside a homestead.
    pub(super) fn place_homestead(&self, holding: &mut HomesteadHolding) {
        holding.neighbours = self.around(&holding.homestead.outline, holding.homestead.crs);
    }

    /// The other parcels of the same system whose envelopes meet what a sketch shows.
    fn around(&self, outline: &Outline, crs: Crs) -> Vec<Neighbour> {
        let Some(shown) = outline.envelope().map(shown) else { return Vec::new() };
        let near = self.parcels.iter().filter(|it| {
            let fact = it.fact();
            let meets = fact.outline.envelope().is_some_and(|it| it.intersects(shown));
            fact.crs == crs && meets && fact.outline != *outline
        });
        let mut near: Vec<_> = near.collect();
        near.sort_by_key(|it| it.fact().code);
        near.into_iter()
            .map(|it| Neighbour {
                holder: self.holders.get(&it.id()).cloned().unwrap_or_default(),
                outline: it.fact().outline.clone(),
            })
            .collect()
    }
}

/// The officer's own division, where it lies in the village.
fn narrower(officer: &Officer, village: &DivisionCode) -> DivisionCode {
    match officer.scope {
        store::Scope::Division(own) => own,
        store::Scope::Everywhere => *village,
    }
}

/// More than a sketch shows beside its parcel: as much again on every side; the number is our own.
fn shown(envelope: Envelope) -> Envelope {
    let pad = (envelope.max_x - envelope.min_x).max(envelope.max_y - envelope.min_y);
    Envelope {
        min_x: envelope.min_x - pad,
        min_y: envelope.min_y - pad,
        max_x: envelope.max_x + pad,
        max_y: envelope.max_y + pad,
    }
}
