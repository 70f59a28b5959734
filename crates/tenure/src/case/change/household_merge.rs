//! A household that goes over into another 合户 (1061), with its members, parcels, homesteads and shares.

use super::Impossible;
use super::draft::{Draft, noted, restate};
use super::people::{check_head, find_all, names, relations, take};
use crate::case::{HouseholdMerge, LineageKind};
use crate::{Homestead, HouseholdCode, ObjectKind};
use identity::{ContractCode, ContractorCode};

/// What the cancellation of the certificate says.
const REASON: &str = "合户";

pub(super) fn enter(draft: &mut Draft<'_>, request: &HouseholdMerge) -> Result<(), Impossible> {
    let HouseholdMerge { from, into, .. } = request;
    if from == into {
        return Err(Impossible::SameHousehold { household: from.to_string() });
    }
    // The household that stays is looked at first, so that its absence is told and not its contract's.
    draft.household(&(*into).into())?;
    move_members(draft, request)?;
    for contract in draft.contracts_of(*from) {
        move_parcels(draft, contract, *into)?;
    }
    draft.end_contractor(*from);
    let merged = HouseholdCode::from(*from);
    for homestead in &mut draft.scene.facts.homesteads {
        if homestead.fact.household == merged {
            restate(homestead, draft.entering.effect_day, |it| go_over(it, (*into).into()));
        }
    }
    draft.follow_household(*into)?;
    draft.renew_contracts_of(*into)
}

/// A homestead goes over with its household into another one; its note says whose it was.
pub fn go_over(homestead: &mut Homestead, into: HouseholdCode) {
    let remark = format!("合户，原属农户{}", homestead.household);
    homestead.note = Some(noted(homestead.note.take(), &remark));
    homestead.household = into;
}

fn move_members(draft: &mut Draft<'_>, request: &HouseholdMerge) -> Result<(), Impossible> {
    let (from, into) = (HouseholdCode::from(request.from), HouseholdCode::from(request.into));
    let file = draft.household(&from)?;
    let places = find_all(file, request.relations.iter().map(|it| &it.person), "relations")?;
    let n_missing = file.members.len().saturating_sub(places.len());
    if n_missing > 0 {
        let household = from.to_string();
        return Err(Impossible::MembersWithoutRelation { household, n_missing });
    }
    let members = take(file, &places);
    let names = names(&members);
    draft.join(&into, members, relations(&request.relations, "relations")?)?;
    check_head(draft.household(&into)?)?;
    draft.move_shares(&from, &into, &names);
    draft.scene.facts.households.retain(|it| it.household.fact.code != from);
    draft.end(ObjectKind::Household, from.as_str());
    draft.descend(ObjectKind::Household, LineageKind::Merge, from.as_str(), into.as_str());
    Ok(())
}

/// Moves what is under a contract to the household that stays: to its contract of that mode, or to a new one that goes on.
fn move_parcels(
    draft: &mut Draft<'_>,
    contract: ContractCode,
    into: ContractorCode,
) -> Result<(), Impossible> {
    let receiving = ContractCode::new(into, contract.mode());
    if draft.contract(receiving).is_err() {
        draft.continue_contract(contract, into)?;
    }
    let parcels = std::mem::take(&mut draft.contract(contract)?.parcels);
    draft.put_parcels(receiving, parcels, None)?;
    draft.add_up(receiving)?;
    draft.descend(
        ObjectKind::LandContract,
        LineageKind::Merge,
        contract.as_str(),
        receiving.as_str(),
    );
    draft.end_contract(contract, REASON)
}
