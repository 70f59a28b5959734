//! Listings 挂牌: what the public and the figures see of them, who the bidders are, and what collectives gave.

mod bidder;
mod grant;
mod row;

pub use bidder::BidderRow;
pub use row::{ListedDeal, ListingFilter, ListingRow};
