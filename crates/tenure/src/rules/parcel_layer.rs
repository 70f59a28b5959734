//! The parcels of a village on the surveyed grid, as the topology engine takes them.

use geometry::coverage::{Layer, ObjectIndex};
use geometry::{Crs, coordinate_trouble};

use super::Facts;
use crate::submission::{Parcel, Table};

/// Parcels with outlines in metres, in the zone that their layer claims.
///
/// Rule Q18 tells of the others; nothing can be measured between them and their neighbours.
#[derive(Debug, Default)]
pub(super) struct ParcelLayer<'a> {
    pub(super) layer: Layer,
    parcels: Vec<&'a Parcel>,
}

impl<'a> ParcelLayer<'a> {
    /// Places those of the village's parcels that are wanted; none where the system of the layer is not known or in degrees.
    pub(super) fn of(facts: &Facts<'a>, wanted: impl Fn(&Parcel) -> bool) -> Self {
        let mut placed = Self::default();
        let system = facts.county.crs.get(&Table::Parcel).copied();
        let Some(crs) = system.filter(|it| *it != Crs::LonLat) else { return placed };
        for parcel in facts.village.parcels.iter().filter(|it| wanted(it)) {
            let Some(outline) = parcel.outline.as_ref() else { continue };
            let in_zone = |it| coordinate_trouble(crs, it).is_none();
            if outline.envelope().is_some_and(in_zone) {
                // What has no place on the grid counts as an object without rings.
                placed.layer.push(outline).ok();
                placed.parcels.push(parcel);
            }
        }
        placed
    }

    /// The parcel behind an object of the layer.
    pub(super) fn parcel(&self, object: ObjectIndex) -> Option<&'a Parcel> {
        self.parcels.get(usize::try_from(object.0).ok()?).copied()
    }

    /// Every object with its parcel.
    pub(super) fn objects(&self) -> impl Iterator<Item = (ObjectIndex, &'a Parcel)> {
        self.layer.objects().zip(self.parcels.iter().copied())
    }
}
