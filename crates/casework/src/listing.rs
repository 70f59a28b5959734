//! The market's own way of a right 产权流转交易: listed, bid for, struck, paid and entered, each step over the register as it is then.

mod asked;
mod bank;
mod body;
mod conveyance;
mod draft;
mod enter;
mod erase;
mod file;
mod hand;
mod money;
mod office;
mod public;
mod read;
mod receiver;
mod right;
mod step;
mod view;
mod winner;

pub use asked::{ListingAsked, NewBidder, StepAsked};
pub use bank::take_bank_file;
pub use body::{BidderIdentity, ListingBody};
pub use draft::draft;
pub use erase::erase_losers;
pub use file::ListingFile;
pub(crate) use public::clock;
pub use public::{PublicNotice, public_listing, public_listings};
pub use read::{listing, listings};
pub use step::take_step;
pub use view::ListingView;

pub(crate) use winner::winner;
