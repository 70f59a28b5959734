//! Who came and who left, which land came and which went, in the verbs of the kind of case.

use std::collections::BTreeSet;

use identity::{ContractCode, ParcelCode};
use tenure::Parcel;
use tenure::case::CaseKind;
use tenure::takeover::Takeover;

use crate::papers::content::Holding;
use crate::papers::frozen::Frozen;

/// How a clause names what came and what went.
struct Verbs {
    came: &'static str,
    went: &'static str,
}

/// Of the members who hold in common 共有人.
fn verbs_of_members(kind: CaseKind) -> Verbs {
    let (came, went) = match kind {
        CaseKind::HouseholdSplit => ("分户并入共有人", "分户析出共有人"),
        CaseKind::HouseholdMerge => ("合户并入共有人", "合户并出共有人"),
        CaseKind::Correction => ("更正后共有人", "更正前共有人"),
        _ => ("增加共有人", "减少共有人"),
    };
    Verbs { came, went }
}

/// Of the parcels 地块.
fn verbs_of_parcels(kind: CaseKind) -> Verbs {
    let (came, went) = match kind {
        CaseKind::HouseholdSplit => ("分割后保留地块", "分户析出地块"),
        CaseKind::HouseholdMerge => ("合户并入地块", "合户并出地块"),
        CaseKind::Exchange => ("互换取得地块", "互换交出地块"),
        CaseKind::Assignment => ("转让取得地块", "转让交出地块"),
        CaseKind::Expropriation => ("征收后剩余地块", "被征收地块"),
        _ => ("增加地块", "减少地块"),
    };
    Verbs { came, went }
}

/// The representative, and the members.
pub(super) fn of_parties(kind: CaseKind, before: &Holding, after: &Holding) -> Vec<String> {
    let (old, new) = (&before.contractor.name, &after.contractor.name);
    let head = (old != new).then(|| format!("承包方代表由{old}变更为{new}"));
    let names = |it: &Holding| -> BTreeSet<String> {
        it.members.iter().map(|it| it.person.name.clone()).collect()
    };
    let (old, new) = (names(before), names(after));
    let Verbs { came, went } = verbs_of_members(kind);
    let joined = listed(came, new.difference(&old).cloned());
    let left = listed(went, old.difference(&new).cloned());
    head.into_iter().chain(joined).chain(left).collect()
}

/// The parcels that came, those that went, each with the contract on its other side, and those that are described anew.
pub(super) fn of_parcels(frozen: &Frozen, before: &Holding, after: &Holding) -> Vec<String> {
    let codes = |it: &Holding| -> BTreeSet<ParcelCode> {
        it.parcels.iter().map(|it| it.parcel.code).collect()
    };
    let (old, new) = (codes(before), codes(after));
    let Verbs { came, went } = verbs_of_parcels(frozen.kind);
    let (then, now) = (&frozen.before.facts, &frozen.after.facts);
    let from = new.difference(&old).map(|it| named(*it, "原属", alone(then, now, *it)));
    let to = old.difference(&new).map(|it| named(*it, "归入", alone(now, then, *it)));
    let described = after.parcels.iter().filter_map(|it| {
        let was = before.parcels.iter().find(|was| was.parcel.code == it.parcel.code)?;
        described_anew(&was.parcel, &it.parcel)
    });
    let described = listed("更改地块", described);
    listed(came, from).into_iter().chain(listed(went, to)).chain(described).collect()
}

/// A parcel, with the contract on the other side of the change, where there is one.
fn named(parcel: ParcelCode, relation: &str, contract: Option<ContractCode>) -> String {
    match contract {
        Some(contract) => format!("{parcel}（{relation}承包合同{contract}）"),
        None => parcel.to_string(),
    }
}

/// The contract that holds a parcel on this side of the change alone: whoever else shares it holds it on both.
fn alone(here: &Takeover, there: &Takeover, parcel: ParcelCode) -> Option<ContractCode> {
    let there: Vec<ContractCode> = holders(there, parcel).collect();
    holders(here, parcel).find(|it| !there.contains(it))
}

fn holders(facts: &Takeover, parcel: ParcelCode) -> impl Iterator<Item = ContractCode> {
    let holds = facts
        .contracts
        .iter()
        .filter(move |it| it.parcels.iter().any(|it| it.fact.parcel == parcel));
    holds.map(|it| it.contract.fact.code)
}

/// A parcel of which something else is said than before, with its name and its area where these are among it.
fn described_anew(before: &Parcel, after: &Parcel) -> Option<String> {
    if before == after {
        return None;
    }
    let (old, new) = (&before.name, &after.name);
    let name = (old != new).then(|| format!("名称由{old}变更为{new}"));
    let (old, new) = (before.measured_area_m2, after.measured_area_m2);
    let area = (old != new).then(|| format!("实测面积由{old}平方米变更为{new}平方米"));
    let told: Vec<String> = name.into_iter().chain(area).collect();
    let told = if told.is_empty() { String::new() } else { format!("（{}）", told.join("，")) };
    Some(format!("{}{told}", after.code))
}

/// Names in one clause; none where there are none.
fn listed(what: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("{what}{}", items.join("、")))
}
