//! Holdings of a frozen register: contracts and homesteads with all that their papers say.

use identity::{ContractCode, ContractorCode, IssuerCode, UnitCode};
use tenure::takeover::{ContractFile, Entered, MemberFact, Takeover};
use tenure::{Contractor, HouseholdCode, Issuer, ObjectKind};

use super::content::{HeldParcel, Holding, HomesteadHolding};
use crate::Refused;

/// A contract with its parties, its members and its parcels.
pub(super) fn holding(facts: &Takeover, code: ContractCode) -> Result<Holding, Refused> {
    let file = contract(facts, code)?;
    let contract = file.contract.fact.clone();
    Ok(Holding {
        issuer: issuer(facts, contract.issuer)?.clone(),
        contractor: contractor(facts, contract.contractor)?.clone(),
        members: members(facts, &contract.contractor.into()),
        parcels: held_parcels(facts, file)?,
        contract,
    })
}

/// The file of a contract.
pub(super) fn contract(facts: &Takeover, code: ContractCode) -> Result<&ContractFile, Refused> {
    let found = facts.contracts.iter().find(|it| it.contract.fact.code == code);
    found.ok_or_else(|| dangling(ObjectKind::LandContract, code.as_str()))
}

/// An issuer.
pub(super) fn issuer(facts: &Takeover, code: IssuerCode) -> Result<&Issuer, Refused> {
    let found = facts.issuers.iter().find(|it| it.fact.code == code).map(|it| &it.fact);
    found.ok_or_else(|| dangling(ObjectKind::Issuer, code.as_str()))
}

/// A contractor.
pub(super) fn contractor(facts: &Takeover, code: ContractorCode) -> Result<&Contractor, Refused> {
    let found = facts.contractors.iter().find(|it| it.fact.code == code).map(|it| &it.fact);
    found.ok_or_else(|| dangling(ObjectKind::Contractor, code.as_str()))
}

/// The members of a household; none for a contractor who is no household.
pub(super) fn members(facts: &Takeover, code: &HouseholdCode) -> Vec<MemberFact> {
    let household = facts.households.iter().find(|it| it.household.fact.code == *code);
    let members = household.into_iter().flat_map(|it| &it.members);
    members.map(|it| it.fact.clone()).collect()
}

/// A homestead with its household.
pub(super) fn homestead(facts: &Takeover, code: UnitCode) -> Result<HomesteadHolding, Refused> {
    let found = facts.homesteads.iter().find(|it| it.fact.unit_code == code);
    let found = found.ok_or_else(|| dangling(ObjectKind::Homestead, code.as_str()))?;
    let household =
        facts.households.iter().find(|it| it.household.fact.code == found.fact.household);
    let household =
        household.ok_or_else(|| dangling(ObjectKind::Household, found.fact.household.as_str()))?;
    Ok(HomesteadHolding {
        homestead: found.fact.clone(),
        household: household.household.fact.clone(),
        members: household.members.iter().map(|it| it.fact.clone()).collect(),
        neighbours: Vec::new(),
    })
}

fn held_parcels(facts: &Takeover, file: &ContractFile) -> Result<Vec<HeldParcel>, Refused> {
    let mut held = Vec::with_capacity(file.parcels.len());
    for Entered { fact: contracted, .. } in &file.parcels {
        let parcel = facts.parcels.iter().find(|it| it.fact.code == contracted.parcel);
        let parcel =
            parcel.ok_or_else(|| dangling(ObjectKind::Parcel, contracted.parcel.as_str()))?;
        held.push(HeldParcel {
            parcel: parcel.fact.clone(),
            contracted: contracted.clone(),
            neighbours: Vec::new(),
        });
    }
    held.sort_by_key(|it| it.parcel.code);
    Ok(held)
}

fn dangling(kind: ObjectKind, code: &str) -> Refused {
    Refused::Dangling { what: kind.as_str(), code: code.to_owned() }
}
