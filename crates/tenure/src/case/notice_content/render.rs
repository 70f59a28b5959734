//! Facts turned into the rows of a notice.

use std::collections::BTreeMap;

use identity::ParcelCode;

use super::free_text::without_numbers;
use super::rows::{
    BoundsShown, ContractShown, ContractorShown, HolderShown, HomesteadShown, HouseholdShown,
    IssuerShown, MemberShown, NoticeRows, ParcelShown,
};
use crate::takeover::{ContractFile, Entered, HouseholdFile, MemberFact, Takeover};
use crate::{Bounds, Contractor, Homestead, Issuer, Parcel};

impl NoticeRows {
    /// The rows of a scene's facts.
    pub(super) fn of(facts: &Takeover) -> Self {
        let holders = Holders::of(facts);
        let mut rows = Self {
            issuers: facts.issuers.iter().map(|it| issuer(&it.fact)).collect(),
            contractors: facts.contractors.iter().map(|it| contractor(&it.fact)).collect(),
            households: facts.households.iter().map(household).collect(),
            contracts: facts.contracts.iter().map(contract).collect(),
            parcels: facts.parcels.iter().map(|it| holders.parcel(&it.fact)).collect(),
            homesteads: facts.homesteads.iter().map(|it| holders.homestead(&it.fact)).collect(),
        };
        rows.issuers.sort_by_key(|it| it.code);
        rows.contractors.sort_by_key(|it| it.code);
        rows.households.sort_by(|one, other| one.code.cmp(&other.code));
        rows.contracts.sort_by_key(|it| it.code);
        rows.parcels.sort_by_key(|it| it.code);
        rows.homesteads.sort_by_key(|it| it.unit_code);
        rows
    }
}

/// Who holds what, by name.
struct Holders<'a> {
    facts: &'a Takeover,
    parcels: BTreeMap<ParcelCode, Vec<HolderShown>>,
}

impl<'a> Holders<'a> {
    fn of(facts: &'a Takeover) -> Self {
        let contractors = facts.contractors.iter().map(|it| (it.fact.code, it.fact.name.as_str()));
        let names: BTreeMap<_, _> = contractors.collect();
        let mut parcels = BTreeMap::<_, Vec<_>>::new();
        for file in &facts.contracts {
            let contractor = file.contract.fact.contractor;
            let name = names.get(&contractor).copied().map(without_numbers);
            for Entered { fact, .. } in &file.parcels {
                let (name, contract_area_m2) = (name.clone(), fact.contract_area_m2);
                let holder = HolderShown { contractor, name, contract_area_m2 };
                parcels.entry(fact.parcel).or_default().push(holder);
            }
        }
        for holders in parcels.values_mut() {
            holders.sort();
        }
        Self { facts, parcels }
    }

    fn parcel(&self, it: &Parcel) -> ParcelShown {
        ParcelShown {
            code: it.code,
            name: without_numbers(&it.name),
            holders: self.parcels.get(&it.code).cloned().unwrap_or_default(),
            measured_area_m2: it.measured_area_m2,
            measured_area_mu: it.measured_area_m2.to_mu(),
            bounds: bounds(&it.bounds),
        }
    }

    fn homestead(&self, it: &Homestead) -> HomesteadShown {
        let mut households = self.facts.households.iter().map(|file| &file.household.fact);
        let holder = households.find(|household| household.code == it.household);
        HomesteadShown {
            unit_code: it.unit_code,
            holder_name: holder.map(|it| without_numbers(&it.head_name)),
            location: without_numbers(&it.location),
            approved_area_m2: it.approved_area_m2,
            actual_area_m2: it.actual_area_m2,
            excess_area_m2: it.excess_area_m2,
        }
    }
}

fn issuer(it: &Issuer) -> IssuerShown {
    IssuerShown {
        code: it.code,
        name: without_numbers(&it.name),
        head_name: without_numbers(&it.head_name),
    }
}

fn contractor(it: &Contractor) -> ContractorShown {
    ContractorShown { code: it.code, name: without_numbers(&it.name), n_members: it.member_count }
}

fn household(file: &HouseholdFile) -> HouseholdShown {
    let mut members: Vec<_> = file.members.iter().map(|it| member(&it.fact)).collect();
    members.sort();
    HouseholdShown {
        code: file.household.fact.code.to_string(),
        head_name: without_numbers(&file.household.fact.head_name),
        members,
    }
}

fn member(it: &MemberFact) -> MemberShown {
    MemberShown {
        relation: it.member.relation.to_string(),
        name: without_numbers(&it.person.name),
        document_masked: it.person.document.number.masked(),
        co_holder: it.member.co_holder,
    }
}

fn contract(file: &ContractFile) -> ContractShown {
    let it = &file.contract.fact;
    ContractShown {
        code: it.code,
        first_day: it.term.first_day,
        last_day: it.term.last_day,
        n_parcels: it.n_parcels,
        total_area_m2: it.total_area_m2,
    }
}

fn bounds(it: &Bounds) -> BoundsShown {
    let shown = |text: &Option<String>| text.as_deref().map(without_numbers);
    BoundsShown {
        east: shown(&it.east),
        west: shown(&it.west),
        south: shown(&it.south),
        north: shown(&it.north),
    }
}
