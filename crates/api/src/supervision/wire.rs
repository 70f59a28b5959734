//! What a supervisor is shown.

use safeguard::{Finding, Statistics};
use serde::Serialize;
use utoipa::ToSchema;

/// A sign, what was seen, and where; it names nobody.
#[derive(Debug, Serialize, ToSchema)]
pub struct SafeguardFindingOut {
    /// `near-settlement`, `village-cluster`, `agent-cluster`, `buyer-cluster`, `unpaid`, `signed-for-others`, `below-median` or `same-wording`.
    sign: &'static str,
    title_zh: &'static str,
    /// In numbers and days.
    reason: String,
    /// The numbers of the cases that it is about.
    departures: Vec<String>,
}

/// The figures of who is settled as of today; what has left is not among what they are made from (HR-08).
#[derive(Debug, Serialize, ToSchema)]
pub struct SafeguardStatisticsOut {
    settled: u64,
    /// Those of them who hold rights in the countryside (SR-47).
    settled_with_rights: u64,
    settled_in_urban_areas: u64,
    settled_in_towns: u64,
    settled_in_rural_areas: u64,
    settled_where_the_code_does_not_tell: u64,
}

impl From<Finding> for SafeguardFindingOut {
    fn from(it: Finding) -> Self {
        let Finding { sign, reason, departures } = it;
        Self { sign: sign.as_str(), title_zh: sign.title_zh(), reason, departures }
    }
}

impl From<Statistics> for SafeguardStatisticsOut {
    fn from(it: Statistics) -> Self {
        let Statistics {
            settled,
            settled_with_rights,
            settled_in_urban_areas,
            settled_in_towns,
            settled_in_rural_areas,
            settled_where_the_code_does_not_tell,
        } = it;
        Self {
            settled,
            settled_with_rights,
            settled_in_urban_areas,
            settled_in_towns,
            settled_in_rural_areas,
            settled_where_the_code_does_not_tell,
        }
    }
}
