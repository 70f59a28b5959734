//! Parcels that a contract gains, loses, or has surveyed anew 地块增加、减少、更正 (1033).

use std::collections::BTreeSet;

use identity::{ContractCode, ParcelCode};

use super::Impossible;
use super::draft::{Draft, not_new, restate};
use super::member_change::row_of_another;
use crate::ObjectKind;
use crate::case::{LossReason, ParcelChange, Rows};
use crate::submission::{CountyFacts, Village};
use crate::takeover::{self, Entered};
use crate::{ContractedParcel, Parcel};

pub(super) fn enter(draft: &mut Draft<'_>, request: &ParcelChange) -> Result<(), Impossible> {
    let ParcelChange { contract, added, lost, corrected } = request;
    if added.is_empty() && lost.is_empty() && corrected.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    draft.contract(*contract)?;
    let lost_codes: Vec<_> = lost.iter().map(|it| it.parcel).collect();
    draft.take_parcels(*contract, &lost_codes)?;
    // Land that the collective takes back by a lawful adjustment is still there.
    for it in lost.iter().filter(|it| it.reason != LossReason::Adjustment) {
        draft.end_parcel(it.parcel)?;
    }
    add(draft, *contract, added)?;
    correct(draft, *contract, corrected)?;
    draft.settle(*contract)
}

/// The rows as a village's.
fn village_of(contract: ContractCode, rows: &Rows) -> Result<(Village, CountyFacts), Impossible> {
    let division = contract.contractor().issuer().village();
    Ok(rows.clone().into_village(division.as_str())?)
}

fn parcels_of(
    draft: &Draft<'_>,
    village: &Village,
    county: &CountyFacts,
) -> Result<Vec<Entered<Parcel>>, Impossible> {
    let parcels = Village { parcels: village.parcels.clone(), ..Village::default() };
    Ok(takeover::read(&parcels, county, draft.effect_day())?.parcels)
}

/// The places in the contract that rows give to parcels.
fn places_of(
    draft: &Draft<'_>,
    contract: ContractCode,
    village: &Village,
) -> Result<Vec<Entered<ContractedParcel>>, Impossible> {
    let places = takeover::read_contracted_parcels(village, draft.effect_day())?;
    match places.iter().find(|it| it.fact.contract != contract) {
        None => Ok(places),
        Some(it) => {
            let found = it.fact.contract.as_str();
            Err(row_of_another("contracted_parcels", found, contract.as_str()))
        }
    }
}

/// Adds parcels: new ones with their surveys, or registered ones that no contract of the case holds.
fn add(draft: &mut Draft<'_>, contract: ContractCode, rows: &Rows) -> Result<(), Impossible> {
    let (village, county) = village_of(contract, rows)?;
    let places = places_of(draft, contract, &village)?;
    let with_place: BTreeSet<ParcelCode> = places.iter().map(|it| it.fact.parcel).collect();
    for parcel in parcels_of(draft, &village, &county)? {
        let code = parcel.fact.code;
        if draft.parcel(code).is_ok() || draft.has_ended(ObjectKind::Parcel, code.as_str()) {
            return Err(not_new(ObjectKind::Parcel, code.as_str()));
        }
        if !with_place.contains(&code) {
            return Err(Impossible::RowMissing { table: "contracted_parcels", parcel: code });
        }
        draft.scene.facts.parcels.push(parcel);
    }
    for place in places {
        let parcel = place.fact.parcel;
        draft.parcel(parcel)?;
        let held = draft.scene.facts.contracts.iter();
        let mut held = held.filter(|it| it.parcels.iter().any(|it| it.fact.parcel == parcel));
        if let Some(file) = held.next() {
            return Err(Impossible::ParcelInContract { contract: file.contract.fact.code, parcel });
        }
        draft.contract(contract)?.parcels.push(place);
    }
    Ok(())
}

/// Says anew what was surveyed of parcels of the contract, and which area the contract gives them.
fn correct(draft: &mut Draft<'_>, contract: ContractCode, rows: &Rows) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let (village, county) = village_of(contract, rows)?;
    for corrected in parcels_of(draft, &village, &county)? {
        let parcel = corrected.fact.code;
        if !draft.contract(contract)?.parcels.iter().any(|it| it.fact.parcel == parcel) {
            return Err(Impossible::ParcelNotInContract { contract, parcel });
        }
        restate(draft.parcel(parcel)?, day, |it| *it = corrected.fact);
    }
    for corrected in places_of(draft, contract, &village)? {
        draft.correct_place(corrected.fact)?;
    }
    Ok(())
}
