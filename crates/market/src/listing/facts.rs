//! All that a rule about a listing may look at.

use chrono::NaiveDate;

use super::{Listing, ListingRegister};

/// A listing with what the register says.
#[derive(Clone, Copy, Debug)]
pub struct ListingFacts<'a> {
    pub listing: &'a Listing,
    pub register: &'a ListingRegister<'a>,
    pub today: NaiveDate,
}
