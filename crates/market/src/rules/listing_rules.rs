//! The rules about listings: their table, and how they run at a moment.

use tenure::{Moment, Rule, Violation};

use super::{
    hr75_verified, hr76_notices, hr77_reserve, mk07_homestead, mk08_shares_inside,
    mk09_transferees, mk12_trade_terms,
};
use crate::listing::ListingFacts;

/// A rule about a listing.
pub type ListingCheck = fn(&ListingFacts<'_>) -> Vec<Violation>;

/// The rules about listings, in the order in which they run.
///
/// A listing is submitted when it is handed in, approved when it is published and when its trade opens, registered when the contract is signed and when it is entered.
pub const LISTING_RULES: &[(Rule, ListingCheck)] = &[
    (hr75_verified::RULE, hr75_verified::check),
    (hr76_notices::RULE, hr76_notices::check),
    (hr77_reserve::RULE, hr77_reserve::check),
    (mk07_homestead::RULE, mk07_homestead::check_listing),
    (mk08_shares_inside::RULE, mk08_shares_inside::check_listing),
    (mk09_transferees::RULE, mk09_transferees::check),
    (mk12_trade_terms::RULE, mk12_trade_terms::check),
];

/// Runs the rules that have a severity at the moment; every rule that ran is given, with what it found.
pub fn check_listing(facts: &ListingFacts<'_>, moment: Moment) -> Vec<(Rule, Vec<Violation>)> {
    let rules = LISTING_RULES.iter().filter(|(rule, _)| rule.severity_at(moment).is_some());
    rules.map(|(rule, check)| (*rule, check(facts))).collect()
}
