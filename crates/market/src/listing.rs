//! The market's own way of a right 产权流转交易: from the listing to the archive, with who may do what.

mod bidder;
mod facts;
mod network;
mod object;
mod possible;
mod process;
#[cfg(test)]
pub(crate) mod sample;
mod state;
#[cfg(test)]
mod tests;
mod trade;

pub use bidder::{Bidder, Enrolment, Receiver};
pub use facts::ListingFacts;
pub use network::{Office, OfficeKind, Operator};
pub use object::{ListedObject, NotTradeable, ObjectKind, TradeForm};
pub use process::{Listing, ListingRefused, ListingRegister, ListingStep};
pub use state::{ListingEvent, ListingState};
pub use trade::{Application, Objection, Reserve, TradeWay};
