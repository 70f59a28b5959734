//! What was entered wrongly and is put right 更正登记: rows say the facts of the objects of the same codes anew.
//!
//! The members of a household and the documents of a certificate have no codes: they are given whole, as they should stand.

use std::collections::{BTreeMap, BTreeSet};

use identity::ContractCode;

use super::Impossible;
use super::draft::{Draft, not_registered, restate};
use super::people::check_head;
use super::touched::division_of;
use crate::case::Correction;
use crate::submission::Village;
use crate::takeover::{self, Entered, MemberFact, Takeover};
use crate::{ContractedParcel, HouseholdCode, ObjectKind};

pub(super) fn enter(draft: &mut Draft<'_>, request: &Correction) -> Result<(), Impossible> {
    if request.rows.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let division = division_of(&request.rows).map(|it| it.to_string()).unwrap_or_default();
    let (village, county) = request.rows.clone().into_village(&division)?;
    let read = takeover::read(&village, &county, draft.effect_day())?;
    // The contracts whose paper says something else afterwards.
    let mut renewed = BTreeSet::new();
    correct_households(draft, &read, &village, &mut renewed)?;
    correct_parcels(draft, &read, &mut renewed)?;
    correct_contracts(draft, &read, &village, &mut renewed)?;
    correct_others(draft, read, &village)?;
    renewed.into_iter().try_for_each(|it| draft.renew(it))
}

fn correct_households(
    draft: &mut Draft<'_>,
    read: &Takeover,
    village: &Village,
    renewed: &mut BTreeSet<ContractCode>,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    for it in &read.contractors {
        let code = it.fact.code;
        restate(draft.contractor(code)?, day, |fact| *fact = it.fact.clone());
        renewed.extend(draft.contracts_of(code));
    }
    for it in &read.households {
        let fact = &it.household.fact;
        let file = draft.household(&fact.code)?;
        restate(&mut file.household, day, |it| it.clone_from(fact));
    }
    for (code, members) in members_by_household(draft, village)? {
        let file = draft.household(&code)?;
        file.members = members.into_iter().map(|it| kept_or_new(&file.members, it)).collect();
        check_head(file)?;
        if let Some(contractor) = code.contractor() {
            draft.follow_household(contractor)?;
            renewed.extend(draft.contracts_of(contractor));
        }
    }
    Ok(())
}

fn members_by_household(
    draft: &Draft<'_>,
    village: &Village,
) -> Result<BTreeMap<HouseholdCode, Vec<Entered<MemberFact>>>, Impossible> {
    let members = takeover::read_members(village, draft.effect_day())?;
    let mut households = BTreeMap::<_, Vec<_>>::new();
    for (row, member) in village.members.iter().zip(members) {
        let text = row.household_code.as_deref().unwrap_or_default();
        let code = HouseholdCode::parse(text).ok();
        let code = code.ok_or_else(|| not_registered(ObjectKind::Household, text))?;
        households.entry(code).or_default().push(member);
    }
    Ok(households)
}

/// A member about whom the very same is registered stays as registered.
fn kept_or_new(before: &[Entered<MemberFact>], member: Entered<MemberFact>) -> Entered<MemberFact> {
    before.iter().find(|it| it.fact == member.fact).cloned().unwrap_or(member)
}

fn correct_parcels(
    draft: &mut Draft<'_>,
    read: &Takeover,
    renewed: &mut BTreeSet<ContractCode>,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    for it in &read.parcels {
        let code = it.fact.code;
        restate(draft.parcel(code)?, day, |fact| *fact = it.fact.clone());
        let contracts = draft.scene.facts.contracts.iter();
        let mut holding = contracts.filter(|it| it.parcels.iter().any(|it| it.fact.parcel == code));
        renewed.extend(holding.next().map(|it| it.contract.fact.code));
    }
    Ok(())
}

/// A contract of which only places are corrected is added up anew; one that is said whole says its sums itself.
fn correct_contracts(
    draft: &mut Draft<'_>,
    read: &Takeover,
    village: &Village,
    renewed: &mut BTreeSet<ContractCode>,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let mut added_up = BTreeSet::new();
    for place in takeover::read_contracted_parcels(village, day)? {
        added_up.insert(place.fact.contract);
        draft.correct_place(place.fact)?;
    }
    for file in &read.contracts {
        let fact = &file.contract.fact;
        restate(&mut draft.contract(fact.code)?.contract, day, |it| it.clone_from(fact));
        added_up.remove(&fact.code);
        renewed.insert(fact.code);
    }
    for &code in &added_up {
        draft.add_up(code)?;
    }
    renewed.extend(added_up);
    Ok(())
}

/// What no certificate of contracted land says.
fn correct_others(
    draft: &mut Draft<'_>,
    read: Takeover,
    village: &Village,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    for it in read.issuers {
        restate(draft.issuer(it.fact.code)?, day, |fact| *fact = it.fact);
    }
    for it in read.homesteads {
        restate(draft.homestead(it.fact.unit_code)?, day, |fact| *fact = it.fact);
    }
    let documents = takeover::read_title_documents(village)?;
    let codes: BTreeSet<_> = documents.iter().map(|it| it.fact.certificate).collect();
    for &code in &codes {
        draft.contract(code)?.title_documents.clear();
    }
    for it in documents {
        draft.contract(it.fact.certificate)?.title_documents.push(it);
    }
    Ok(())
}

impl Draft<'_> {
    /// Says anew what the contract says of a parcel that it holds.
    pub(super) fn correct_place(&mut self, fact: ContractedParcel) -> Result<(), Impossible> {
        let day = self.effect_day();
        let (contract, parcel) = (fact.contract, fact.parcel);
        let held = &mut self.contract(contract)?.parcels;
        let place = held.iter_mut().find(|it| it.fact.parcel == parcel);
        let place = place.ok_or(Impossible::ParcelNotInContract { contract, parcel })?;
        restate(place, day, |it| *it = fact);
        Ok(())
    }
}
