//! The objects that a message tells of, by their codes.

use std::collections::{BTreeSet, HashSet};

use identity::{ContractorCode, DivisionCode, ParcelCode};
use store::Codes;
use tenure::ObjectKind;
use tenure::change_message::ChangeMessage;
use tenure::submission::{Text, Village};

use super::MessageRefused;

/// Which codes of a kind a state names.
type CodeOf = fn(&Village) -> BTreeSet<String>;

/// The kinds of objects that a message tells of, each with where its codes stand.
pub(super) const TOLD: &[(ObjectKind, CodeOf)] = &[
    (ObjectKind::Issuer, |it| codes_of(it.issuers.iter().map(|it| &it.code))),
    (ObjectKind::Contractor, |it| codes_of(it.contractors.iter().map(|it| &it.code))),
    (ObjectKind::Household, households),
    (ObjectKind::LandContract, contracts),
    (ObjectKind::Parcel, |it| codes_of(it.parcels.iter().map(|it| &it.code))),
];

/// 农户 in the list of contractor kinds (C.16).
const HOUSEHOLD: &str = "1";
const VILLAGE_LENGTH: usize = 12;

fn codes_of<'a>(codes: impl Iterator<Item = &'a Option<Text>>) -> BTreeSet<String> {
    codes.flatten().map(ToString::to_string).collect()
}

pub(super) fn contracts(state: &Village) -> BTreeSet<String> {
    codes_of(state.land_contracts.iter().map(|it| &it.code))
}

/// A message knows households as contractors alone.
fn households(state: &Village) -> BTreeSet<String> {
    let contracting = state.contractors.iter().filter(|it| it.kind.as_deref() == Some(HOUSEHOLD));
    codes_of(contracting.map(|it| &it.code))
}

/// All objects of both states.
pub(super) fn objects(message: &ChangeMessage) -> Codes {
    let states = [&message.before, &message.after];
    let named = TOLD
        .iter()
        .flat_map(|(kind, codes)| states.into_iter().flat_map(codes).map(|code| (*kind, code)));
    named.collect()
}

/// The households that the message merges into others.
pub(super) fn merged_households(message: &ChangeMessage) -> BTreeSet<String> {
    let ended = ended(message).into_iter();
    ended.filter(|(kind, _)| *kind == ObjectKind::Household).map(|(_, code)| code).collect()
}

/// The objects that the message ends; a household is one of them only where it merged.
pub(super) fn ended(message: &ChangeMessage) -> HashSet<(ObjectKind, String)> {
    let ends = |kind: ObjectKind| kind != ObjectKind::Household || message.code.merges_households();
    let gone = |(kind, codes): &(ObjectKind, CodeOf)| {
        let living = codes(&message.after);
        let gone = codes(&message.before).into_iter().filter(|it| !living.contains(it));
        gone.map(|it| (*kind, it)).collect::<Vec<_>>()
    };
    TOLD.iter().filter(|(kind, _)| ends(*kind)).flat_map(gone).collect()
}

/// The villages in which the objects of the message lie, all of its county.
pub(super) fn villages(message: &ChangeMessage) -> Result<BTreeSet<DivisionCode>, MessageRefused> {
    let mut villages = BTreeSet::new();
    for state in [&message.before, &message.after] {
        let contractors = state.contractors.iter().filter_map(|it| it.code.as_deref());
        let contractors = contractors.filter_map(|it| ContractorCode::parse(it).ok());
        let parcels = state.parcels.iter().filter_map(|it| it.code.as_deref());
        let parcels = parcels.filter_map(|it| ParcelCode::parse(it).ok());
        let issuers = contractors.map(|it| it.issuer()).chain(parcels.map(|it| it.issuer()));
        let codes = issuers.filter_map(|it| it.as_str().get(..VILLAGE_LENGTH).map(str::to_owned));
        villages.extend(codes.filter_map(|it| DivisionCode::parse(&it).ok()));
    }
    let (serial, county) = (message.serial.clone(), message.sender);
    if villages.is_empty() {
        return Err(MessageRefused::Unplaced { serial });
    }
    if villages.iter().any(|it| it.county() != county) {
        return Err(MessageRefused::OtherCounty { serial, county });
    }
    Ok(villages)
}
