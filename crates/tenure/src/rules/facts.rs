//! All that a rule about a village may look at.

use std::collections::HashMap;

use super::names::table_zh;
use super::{Parameters, Tally};
use crate::submission::{
    Certificate, Circulation, Collective, ContractRight, ContractedParcel, Contractor, CountyFacts,
    DivisionArea, Homestead, Household, Issuer, LandContract, Member, Parcel, Record, Table, Text,
    Village,
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
    pub contract_rights: HashMap<&'a str, &'a ContractRight>,
    pub certificates: HashMap<&'a str, &'a Certificate>,
    pub circulations: HashMap<&'a str, &'a Circulation>,
    pub division_areas: HashMap<&'a str, &'a DivisionArea>,
    pub households: HashMap<&'a str, &'a Household>,
    pub homesteads: HashMap<&'a str, &'a Homestead>,
    pub collectives: HashMap<&'a str, &'a Collective>,
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
            issuers: by_code(&village.issuers, |it| it.code.as_ref()),
            contractors: by_code(&village.contractors, |it| it.code.as_ref()),
            parcels: by_code(&village.parcels, |it| it.code.as_ref()),
            land_contracts: by_code(&village.land_contracts, |it| it.code.as_ref()),
            contract_rights: by_code(&village.contract_rights, |it| it.code.as_ref()),
            certificates: by_code(&village.certificates, |it| it.code.as_ref()),
            circulations: by_code(&village.circulations, |it| it.code.as_ref()),
            division_areas: by_code(&village.division_areas, |it| it.code.as_ref()),
            households: by_code(&village.households, |it| it.code.as_ref()),
            homesteads: by_code(&village.homesteads, |it| it.unit_code.as_ref()),
            collectives: by_code(&village.collectives, |it| it.credit_code.as_ref()),
            members_of: grouped(&village.members, |it| it.household_code.as_ref()),
            parcels_of_contract: grouped(&village.contracted_parcels, |it| {
                it.contract_code.as_ref()
            }),
        }
    }

    /// Whether the code is a contractor's that is a household, or a household's without land.
    pub(super) fn household_exists(&self, code: &str) -> bool {
        self.contractors.get(code).is_some_and(|it| it.kind.as_deref() == Some(HOUSEHOLD))
            || self.households.contains_key(code)
    }

    /// Says that a rule has nothing to look at, if none of the tables was delivered.
    pub(super) fn unless_delivered(&self, tables: &[Table]) -> Option<Tally> {
        if tables.iter().any(|it| self.county.has(*it)) {
            return None;
        }
        let names: Vec<&str> = tables.iter().map(|it| table_zh(*it)).collect();
        Some(Tally::not_applicable(format!("未提交{}", names.join("、"))))
    }
}

/// 农户 in the list of contractor kinds.
pub(super) const HOUSEHOLD: &str = "1";

/// The rows by a key; of several with one key the first.
fn by_code<'a, R: Record>(
    rows: &'a [R],
    key: impl Fn(&'a R) -> Option<&'a Text>,
) -> HashMap<&'a str, &'a R> {
    let mut index = HashMap::with_capacity(rows.len());
    for row in rows {
        if let Some(code) = key(row) {
            index.entry(code.as_str()).or_insert(row);
        }
    }
    index
}

/// All rows of each key, in their order.
fn grouped<'a, R: Record>(
    rows: &'a [R],
    key: impl Fn(&'a R) -> Option<&'a Text>,
) -> HashMap<&'a str, Vec<&'a R>> {
    let mut index: HashMap<&str, Vec<&R>> = HashMap::new();
    for row in rows {
        if let Some(code) = key(row) {
            index.entry(code.as_str()).or_default().push(row);
        }
    }
    index
}
