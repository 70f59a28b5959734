//! What a village is to have, before chance fills it.

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use geometry::{Coord, GaussKruger, ZoneWidth};

use super::counties::{CountyPlan, Day, Rare};
use super::node::Node;

/// What a village is to have.
#[derive(Clone, Debug)]
pub(super) struct VillagePlan<'a> {
    pub(super) county: &'a CountyPlan,
    /// Twelve digits: town and village are codes that no division has.
    pub(super) code: String,
    pub(super) town_name: String,
    pub(super) name: String,
    /// The first six digits of identity numbers, which no division has.
    pub(super) area: String,
    pub(super) n_groups: usize,
    /// Contracting households.
    pub(super) n_households: usize,
    pub(super) n_landless: usize,
    pub(super) n_parcels: usize,
    /// Households that have a homestead, and those among the landless.
    pub(super) homesteads_per_cent: u32,
    pub(super) boundaries: bool,
    /// Whether the areas of the village and its groups are delivered.
    pub(super) areas: bool,
    pub(super) variety: Variety,
    pub(super) rare: Rare,
    pub(super) north_west: Node,
}

/// Whether a village has one of everything that the standard has a table for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variety {
    /// Households and their contracts, and nothing else.
    Plain,
    /// Also persons and units, shares of parcels, exchanges, ponds, lost certificates.
    Full,
}

impl VillagePlan<'_> {
    /// 村民小组 by its number, and the village itself as number 0.
    pub(super) fn issuer_code(&self, group: usize) -> String {
        format!("{}{group:02}", self.code)
    }

    /// The name of an issuer.
    pub(super) fn issuer_name(&self, group: usize) -> String {
        let Self { town_name, name, .. } = self;
        match group {
            0 => format!("{town_name}{name}村民委员会"),
            _ => format!("{town_name}{name}第{group}村民小组"),
        }
    }

    /// An address as far as the village.
    pub(super) fn address(&self) -> String {
        let CountyPlan { region, name, .. } = self.county;
        format!("{region}{name}{}{}", self.town_name, self.name)
    }
}

impl CountyPlan {
    /// The county's zone of three degrees.
    pub(super) fn zone(&self) -> Result<GaussKruger> {
        GaussKruger::for_longitude(self.centre.0, ZoneWidth::Three, self.form.prefixed)
            .with_context(|| format!("no zone for {}", self.name))
    }

    /// A round place in the middle of the county.
    pub(super) fn corner(&self) -> Result<Node> {
        let (x, y) = self.centre;
        Ok(Node::near(self.zone()?.from_lonlat(Coord { x, y })?))
    }
}

/// A day of a plan.
pub(super) fn day((year, month, day): Day) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
        .with_context(|| format!("no day {year}-{month}-{day}"))
}
