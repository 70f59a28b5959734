//! Parcels as papers print them: a row of a table each, and the sums below.

use serde::Serialize;
use tenure::{Bounds, CodeList};

use crate::{HeldParcel, areas, wording};

/// A contracted parcel, every column that a paper may show.
#[derive(Serialize)]
pub(crate) struct ParcelRow {
    number: usize,
    name: String,
    code: String,
    bounds: BoundsFacts,
    contract_area_mu: String,
    measured_area_mu: String,
    measured_area_m2: String,
    former_area_mu: String,
    category: String,
    basic_farmland: String,
    purpose: String,
    fertility: String,
    land_use: String,
    ownership: String,
    acquisition: String,
    by_share: String,
    witness: String,
    remark: String,
}

/// The four bounds 四至.
#[derive(Serialize)]
pub(crate) struct BoundsFacts {
    east: String,
    south: String,
    west: String,
    north: String,
}

/// What stands below the columns 合计.
#[derive(Serialize)]
pub(crate) struct ParcelSums {
    n_parcels: usize,
    contract_area_mu: String,
    measured_area_mu: String,
}

impl ParcelRow {
    pub(crate) fn all(parcels: &[HeldParcel<'_>]) -> Vec<Self> {
        parcels.iter().zip(1..).map(|(it, number)| Self::of(number, it)).collect()
    }

    pub(crate) fn of(number: usize, held: &HeldParcel<'_>) -> Self {
        let HeldParcel { parcel, contracted, .. } = held;
        let former = contracted.former_area_m2.map(|it| areas::mu(contracted.former_area_mu, it));
        Self {
            number,
            name: parcel.name.clone(),
            code: parcel.code.to_string(),
            bounds: BoundsFacts::of(&parcel.bounds),
            contract_area_mu: held.contract_area_mu().to_string(),
            measured_area_mu: held.measured_area_mu().to_string(),
            measured_area_m2: parcel.measured_area_m2.to_string(),
            former_area_mu: wording::or_stroke(former.map(|it| it.to_string()).as_deref()),
            category: wording::meaning(CodeList::ParcelCategory, &parcel.category),
            basic_farmland: wording::yes_no(parcel.basic_farmland),
            purpose: wording::meaning(CodeList::Purpose, &parcel.purpose),
            fertility: wording::meaning(CodeList::Fertility, &parcel.fertility),
            land_use: wording::or_stroke(parcel.land_use.as_deref()),
            ownership: wording::meaning_or_stroke(CodeList::Ownership, parcel.ownership.as_deref()),
            acquisition: wording::meaning(CodeList::AcquisitionMode, &contracted.acquisition_mode),
            by_share: contracted.by_share.map_or_else(|| wording::or_stroke(None), wording::yes_no),
            witness: wording::or_stroke(parcel.boundary_witness.as_deref()),
            remark: wording::or_stroke(parcel.remark.as_deref()),
        }
    }
}

impl ParcelSums {
    pub(crate) fn of(parcels: &[HeldParcel<'_>]) -> Self {
        Self {
            n_parcels: parcels.len(),
            contract_area_mu: areas::sum(parcels.iter().map(HeldParcel::contract_area_mu))
                .to_string(),
            measured_area_mu: areas::sum(parcels.iter().map(HeldParcel::measured_area_mu))
                .to_string(),
        }
    }
}

impl BoundsFacts {
    pub(crate) fn of(bounds: &Bounds) -> Self {
        let Bounds { east, west, south, north } = bounds;
        let [east, south, west, north] =
            [east, south, west, north].map(|it| wording::or_stroke(it.as_deref()));
        Self { east, south, west, north }
    }
}
