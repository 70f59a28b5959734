//! A household that divides in two 分户 (1051, 1052): each member and each parcel is on one side afterwards.

use identity::{ContractCode, ParcelCode};

use super::draft::{Draft, not_new};
use super::people::{check_head, find, find_all, is_head, names, relations, take};
use super::{Impossible, PersonPlace};
use crate::case::{HouseholdSplit, LineageKind};
use crate::submission::Table;
use crate::takeover::{Entered, HouseholdFile};
use crate::{ContractedParcel, HouseholdCode, ObjectKind};

pub(super) fn enter(draft: &mut Draft<'_>, request: &HouseholdSplit) -> Result<(), Impossible> {
    let (code, new_code) = (request.household.into(), request.new_household.into());
    check_new(draft, &new_code)?;
    if request.members.is_empty() || request.parcels.is_empty() && request.divided.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    add_household(draft, request)?;
    move_members(draft, request, &code, &new_code)?;
    add_contractor(draft, request)?;
    move_parcels(draft, request)?;
    draft.descend(ObjectKind::Household, LineageKind::Split, code.as_str(), new_code.as_str());
    draft.follow_household(request.household)?;
    draft.follow_household(request.new_household)?;
    draft.renew_contracts_of(request.household)?;
    draft.renew_contracts_of(request.new_household)
}

fn check_new(draft: &mut Draft<'_>, code: &HouseholdCode) -> Result<(), Impossible> {
    match draft.household(code) {
        Ok(_) => Err(not_new(ObjectKind::Household, code.as_str())),
        Err(_) => Ok(()),
    }
}

/// The household that leaves: what its survey noted is what was noted of the one that it leaves.
fn add_household(draft: &mut Draft<'_>, request: &HouseholdSplit) -> Result<(), Impossible> {
    let mut household = draft.household(&request.household.into())?.household.fact.clone();
    household.code = request.new_household.into();
    household.head_name.clone_from(&request.new_head.name);
    household.address.clone_from(&request.address);
    (household.phone, household.note) = (None, None);
    let household = draft.entered(Table::Household, household);
    let file = HouseholdFile { household, members: Vec::new() };
    draft.scene.facts.households.push(file);
    Ok(())
}

fn move_members(
    draft: &mut Draft<'_>,
    request: &HouseholdSplit,
    code: &HouseholdCode,
    new_code: &HouseholdCode,
) -> Result<(), Impossible> {
    let file = draft.household(code)?;
    let places = find_all(file, request.members.iter().map(|it| &it.person), "members")?;
    for (entry, place) in (1..).zip(&places) {
        if file.members.get(*place).is_some_and(|it| is_head(&it.fact)) {
            let place = PersonPlace { field: "members", entry };
            return Err(Impossible::HeadLeaves { place, household: code.to_string() });
        }
    }
    let members = take(file, &places);
    check_head(file)?;
    let staying = names(&file.members);
    let names = names(&members);
    draft.check_shares(code, &names, &staying)?;
    draft.join(new_code, members, relations(&request.members, "members")?)?;
    draft.move_shares(code, new_code, &names);
    let file = draft.household(new_code)?;
    check_head(file)?;
    let head = find(file, &request.new_head, PersonPlace { field: "new_head", entry: 1 })?;
    if file.members.get(head).is_some_and(|it| is_head(&it.fact)) {
        return Ok(());
    }
    Err(Impossible::NotOneHead { household: new_code.to_string(), n_heads: 0 })
}

fn add_contractor(draft: &mut Draft<'_>, request: &HouseholdSplit) -> Result<(), Impossible> {
    let mut contractor = draft.contractor(request.household)?.fact.clone();
    contractor.code = request.new_household;
    contractor.address.clone_from(&request.address);
    contractor.phone = None;
    let contractor = draft.entered(Table::Contractor, contractor);
    draft.scene.facts.contractors.push(contractor);
    Ok(())
}

/// Moves the parcels, each out of the contract that it is under and into one that goes on as that.
fn move_parcels(draft: &mut Draft<'_>, request: &HouseholdSplit) -> Result<(), Impossible> {
    let mut going = Vec::new();
    for &parcel in &request.parcels {
        if going.iter().any(|(_, it): &Going| it.fact.parcel == parcel) {
            return Err(Impossible::ParcelNamedTwice { parcel });
        }
        let contract = holding(draft, request, parcel)?;
        going.push((contract, draft.take_parcel(contract, parcel)?));
    }
    for division in &request.divided {
        let contract = holding(draft, request, division.parcel)?;
        draft.divide_contracted(contract, division, &request.new_head.name)?;
        going.push((contract, draft.take_parcel(contract, division.goes)?));
    }
    for (contract, parcel) in going {
        let receiving = ContractCode::new(request.new_household, contract.mode());
        if draft.contract(receiving).is_err() {
            draft.continue_contract(contract, request.new_household)?;
            let (from, to) = (contract.as_str(), receiving.as_str());
            draft.descend(ObjectKind::LandContract, LineageKind::Split, from, to);
        }
        draft.put_parcels(receiving, vec![parcel], None)?;
    }
    let both = [request.household, request.new_household];
    let contracts: Vec<_> = both.into_iter().flat_map(|it| draft.contracts_of(it)).collect();
    contracts.into_iter().try_for_each(|it| draft.add_up(it))
}

/// A parcel that goes, with the contract that it was under.
type Going = (ContractCode, Entered<ContractedParcel>);

/// The contract of the household that the parcel is under.
fn holding(
    draft: &Draft<'_>,
    request: &HouseholdSplit,
    parcel: ParcelCode,
) -> Result<ContractCode, Impossible> {
    let held = draft.scene.facts.contracts.iter();
    let mut held = held.filter(|it| it.contract.fact.contractor == request.household);
    let under = held.find(|it| it.parcels.iter().any(|it| it.fact.parcel == parcel));
    under
        .map(|it| it.contract.fact.code)
        .ok_or(Impossible::ParcelNotHeld { household: request.household, parcel })
}
