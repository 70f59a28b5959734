//! A listing as it is shown.

use rust_decimal::Decimal;

use super::file::ListingFile;
use crate::case::Findings;

/// A listing with what the rules said of what was just done or tried.
#[derive(Clone, Debug, PartialEq)]
pub struct ListingView {
    pub file: ListingFile,
    /// What is listed, in square metres; `None` where it is no land, or was not looked up.
    pub area_m2: Option<Decimal>,
    pub findings: Findings,
}
