//! The use-cases: load facts, decide, commit, in one unit of work.
//!
//! Knows nothing of settlement, HTTP, SeaORM, file formats or typesetting.

mod audit;
mod bank_file;
pub mod case;
pub mod collective;
mod counts;
pub mod documents;
mod entering;
pub mod history;
mod household_file;
mod identity_numbers;
pub mod listing;
pub mod log;
pub mod market;
pub mod messages;
mod officer;
pub mod papers;
mod parcels;
mod refused;
mod roster;
mod search;
pub mod takeover;
mod village_facts;

pub use audit::{
    AuditedRow, AuditedVillage, audited_areas, audited_village, repeated_identity_numbers,
};
pub use counts::counts;
pub use documents::{documents_of, link_document};
pub use household_file::{HouseholdFile, household_file};
pub use identity_numbers::{KnownNumber, identity_numbers};
pub use officer::Officer;
pub use parcels::{ParcelShape, parcel_shapes, parcels_around};
pub use refused::Refused;
pub use roster::{Roster, RosterEntry, RosterError};
pub use search::{Question, search};
pub use village_facts::{county_areas, village_facts, villages};
