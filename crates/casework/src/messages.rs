//! Change messages 变更报文: the acts of cases told to the upper platform, and those of another register taken in.
//!
//! Knows what a message says and where it stands in its chain, and not how it is written.

mod chain;
mod check;
mod entry;
mod facts;
mod merged;
mod refused;
mod registered;
mod state;
mod take_in;
mod tell;
mod told;

pub use chain::Delivered;
pub use refused::MessageRefused;
pub use take_in::{Delivery, TakenIn, take_in};
pub use tell::{DigestOf, Told, message_of, number_messages, told_messages};

use identity::County;

use crate::{Officer, Refused};

/// The chain is the county's, and whoever sees a part of it alone would break it.
fn whole_county(officer: &Officer, county: County) -> Result<(), Refused> {
    if officer.scope.contains(&county.into()) {
        return Ok(());
    }
    Err(Refused::NotFound { what: "county", code: county.to_string() })
}
