//! A checked village turned from delivered texts into facts of the register, and back into the texts of a package.
//!
//! The rules have run before: what they let pass can be read, and what cannot be read here is refused with its place.

mod cells;
mod facts;
mod land;
mod others;
mod people;
mod registered;
mod render;
#[cfg(test)]
mod tests;

pub use cells::Unreadable;
pub use facts::{ContractFile, Entered, HouseholdFile, MemberFact, Takeover};
pub use registered::registered;
pub use render::render;

use chrono::NaiveDate;

use crate::submission::{CountyFacts, Village};
use crate::{ContractedParcel, TitleDocument};

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

/// Reads the members of a village's rows, of whatever household, without the households.
pub(crate) fn read_members(
    village: &Village,
    since: NaiveDate,
) -> Result<Vec<Entered<MemberFact>>, Unreadable> {
    people::members(village, since)
}

/// Reads the places of parcels in contracts, without the contracts.
pub(crate) fn read_contracted_parcels(
    village: &Village,
    first_day: NaiveDate,
) -> Result<Vec<Entered<ContractedParcel>>, Unreadable> {
    land::contracted_parcels(village, first_day)
}

/// Reads the documents that prove where rights come from, without the contracts.
pub(crate) fn read_title_documents(
    village: &Village,
) -> Result<Vec<Entered<TitleDocument>>, Unreadable> {
    land::title_documents(village)
}
