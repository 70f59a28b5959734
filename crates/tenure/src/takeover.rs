//! A checked village turned from delivered texts into facts of the register, and back into the texts of a package.
//!
//! The rules have run before: what they let pass can be read, and what cannot be read here is refused with its place.

mod cells;
mod facts;
mod land;
mod others;
mod people;
mod render;
#[cfg(test)]
mod tests;

pub use cells::Unreadable;
pub use facts::{ContractFile, Entered, HouseholdFile, MemberFact, Takeover};
pub use render::render;

use chrono::NaiveDate;

use crate::submission::{CountyFacts, Village};

/// Reads the facts of a village that has passed the rules.
///
/// `effect_day` is the day of the takeover: the first day of whatever carries no day of its own.
pub fn read(
    village: &Village,
    county: &CountyFacts,
    effect_day: NaiveDate,
) -> Result<Takeover, Unreadable> {
    let rights = land::RightDays::of(village);
    Ok(Takeover {
        issuers: people::issuers(village, &rights)?,
        households: people::households(village, &rights)?,
        contractors: people::contractors(village, &rights)?,
        parcels: land::parcels(village, county, &rights, effect_day)?,
        contracts: land::contracts(village)?,
        homesteads: others::homesteads(village, county)?,
        collectives: others::collectives(village, &rights)?,
        share_holdings: others::share_holdings(village)?,
        boundary_points: others::boundary_points(village, county, effect_day)?,
        boundary_lines: others::boundary_lines(village, county, effect_day)?,
        division_areas: others::division_areas(village, county, effect_day)?,
    })
}
