//! Cases as they come to the counter, kind by kind.

mod conservation;
mod contracts;
mod homestead_transfers;
mod households;
mod papers;
mod parcels;
mod people;
mod registration;
mod restraints;
mod sample;
mod shown;
mod surrenders;
mod touched;
