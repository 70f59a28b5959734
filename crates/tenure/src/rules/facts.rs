//! All that a rule about a village may look at.

use std::collections::HashMap;

use super::Parameters;
use crate::submission::{
    ContractedParcel, Contractor, CountyFacts, Issuer, LandContract, Member, Parcel, Record, Village,
};

/// A village of a submission, what the whole submission says beside it, and ways to find its rows.
#[derive(Debug)]
pub struct Facts<'a> {
    pub village: &'a Village,
    pub county: &'a CountyFacts,
    pub parameters: &'a Parameters,
    pub issuers: HashMap<&'a str, &'a Issuer>,
    pub contractors: HashMap<&'a str, &'a Contractor>,
    pub parcels: HashMap<&'a str, &'a Parcel>,
    pub land_contracts: HashMap<&'a str, &'a LandContract>,
    pub members_of: HashMap<&'a str, Vec<&'a Member>>,
    pub parcels_of_contract: HashMap<&'a str, Vec<&'a ContractedParcel>>,
}

impl<'a> Facts<'a> {
    /// Lays the indexes over a village.
    pub fn new(village: &'a Village, county: &'a CountyFacts, parameters: &'a Parameters) -> Self {
        Self {
            village,
            county,
            parameters,
            issuers: by_code(&village.issuers, |it| it.code.as_deref()),
            contractors: by_code(&village.contractors, |it| it.code.as_deref()),
            parcels: by_code(&village.parcels, |it| it.code.as_deref()),
            land_contracts: by_code(&village.land_contracts, |it| it.code.as_deref()),
            members_of: grouped(&village.members, |it| it.household_code.as_deref()),
            parcels_of_contract: grouped(&village.contracted_parcels, |it| it.contract_code.as_deref()),
        }
    }
}

/// The rows by a key; of several with one key the first.
fn by_code<'a, R: Record>(rows: &'a [R], key: impl Fn(&'a R) -> Option<&'a str>) -> HashMap<&'a str, &'a R> {
    let mut index = HashMap::with_capacity(rows.len());
    for row in rows {
        if let Some(code) = key(row) {
            index.entry(code).or_insert(row);
        }
    }
    index
}

/// All rows of each key, in their order.
fn grouped<'a, R: Record>(rows: &'a [R], key: impl Fn(&'a R) -> Option<&'a str>) -> HashMap<&'a str, Vec<&'a R>> {
    let mut index: HashMap<&str, Vec<&R>> = HashMap::new();
    for row in rows {
        if let Some(code) = key(row) {
            index.entry(code).or_default().push(row);
        }
    }
    index
}
