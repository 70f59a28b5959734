//! What is registered for the first time 首次登记: rows become facts, and the register makes page and certificate.
//!
//! A contracted right holds since its contract took effect (承包法 23), so what hangs on a contract keeps that day, as at a takeover.

use std::collections::BTreeSet;

use super::Impossible;
use super::draft::{Draft, not_new};
use super::touched::division_of;
use crate::ObjectKind;
use crate::case::Rows;
use crate::takeover::{self, Takeover};

pub(super) fn enter(draft: &mut Draft<'_>, rows: &Rows) -> Result<(), Impossible> {
    if rows.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let division = division_of(rows).map(|it| it.to_string()).unwrap_or_default();
    let (village, county) = rows.clone().into_village(&division)?;
    let mut read = takeover::read(&village, &county, draft.effect_day())?;
    check_new(draft, &read)?;
    for it in &mut read.homesteads {
        it.fact.certificate_number = Some(draft.next_homestead_number());
    }
    let codes: Vec<_> = read.contracts.iter().map(|it| it.contract.fact.code).collect();
    let facts = &mut draft.scene.facts;
    facts.issuers.extend(read.issuers);
    facts.households.extend(read.households);
    facts.contractors.extend(read.contractors);
    facts.parcels.extend(read.parcels);
    facts.contracts.extend(read.contracts);
    facts.homesteads.extend(read.homesteads);
    for code in codes {
        draft.renew(code)?;
        let file = draft.contract(code)?;
        let first_day = file.contract.first_day;
        file.right.iter_mut().for_each(|it| it.first_day = first_day);
    }
    Ok(())
}

/// Refuses a code that stands in the scene, or twice in the rows.
fn check_new(draft: &Draft<'_>, read: &Takeover) -> Result<(), Impossible> {
    let mut seen: BTreeSet<_> = codes(&draft.scene.facts).into_iter().collect();
    match codes(read).into_iter().find(|it| !seen.insert(*it)) {
        Some((kind, code)) => Err(not_new(kind, code)),
        None => Ok(()),
    }
}

fn codes(facts: &Takeover) -> Vec<(ObjectKind, &str)> {
    let issuers = facts.issuers.iter().map(|it| (ObjectKind::Issuer, it.fact.code.as_str()));
    let households = facts.households.iter().map(|it| &it.household.fact);
    let households = households.map(|it| (ObjectKind::Household, it.code.as_str()));
    let contractors = facts.contractors.iter().map(|it| &it.fact);
    let contractors = contractors.map(|it| (ObjectKind::Contractor, it.code.as_str()));
    let parcels = facts.parcels.iter().map(|it| (ObjectKind::Parcel, it.fact.code.as_str()));
    let contracts = facts.contracts.iter().map(|it| &it.contract.fact);
    let contracts = contracts.map(|it| (ObjectKind::LandContract, it.code.as_str()));
    let homesteads = facts.homesteads.iter().map(|it| &it.fact);
    let homesteads = homesteads.map(|it| (ObjectKind::Homestead, it.unit_code.as_str()));
    let people = issuers.chain(households).chain(contractors);
    people.chain(parcels).chain(contracts).chain(homesteads).collect()
}
