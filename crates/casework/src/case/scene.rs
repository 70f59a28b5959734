//! What is registered where a case would change something, loaded in the case's own unit of work.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use identity::ParcelCode;
use store::{Row, Unit, VillageRegister};
use tenure::case::{NearParcel, Outcome, Scene, Surroundings, Touched};
use tenure::{ObjectId, ObjectKind, Parcel};
use uuid::Uuid;

use crate::Refused;
use crate::village_facts::facts_of;

/// The rows that a case touches, and the same as facts.
pub(crate) struct Loaded {
    pub(crate) register: VillageRegister,
    /// The parcels beside those of the case; a division adds its nodes to them.
    pub(super) near: Vec<Row<Parcel>>,
    pub(crate) scene: Scene,
    pub(crate) around: Surroundings,
}

pub(crate) async fn load(
    unit: &mut Unit,
    case: Uuid,
    touched: &Touched,
) -> Result<Loaded, Refused> {
    let codes = existing(touched).into_iter().collect();
    let register = unit.register_of(&codes).await?;
    let restrictions = register.restrictions.iter().map(|row| row.fact().clone()).collect();
    let near = near(unit, &register).await?;
    let around = Surroundings {
        parcels: near.iter().map(near_parcel).collect(),
        homesteads: Vec::new(),
        used_codes: used_codes(unit, touched).await?,
        held: unit.held(&holds(touched), Some(case)).await?,
    };
    let scene = Scene { facts: facts_of(register.clone()), restrictions };
    Ok(Loaded { register, near, scene, around })
}

/// The registered parcels beside those of the case.
async fn near(unit: &mut Unit, register: &VillageRegister) -> Result<Vec<Row<Parcel>>, Refused> {
    let own: HashSet<ObjectId> = register.parcels.iter().map(Row::id).collect();
    let mut near: BTreeMap<ObjectId, Row<Parcel>> = BTreeMap::new();
    for parcel in &register.parcels {
        let rows = unit.parcels_near(parcel.fact().crs, &parcel.fact().outline).await?;
        near.extend(rows.into_iter().filter(|it| !own.contains(&it.id())).map(|it| (it.id(), it)));
    }
    Ok(near.into_values().collect())
}

fn near_parcel(row: &Row<Parcel>) -> NearParcel {
    let Parcel { code, crs, outline, .. } = row.fact().clone();
    NearParcel { code, crs, outline }
}

/// The registered parcels beside those that the case brings or surveys anew, but for its own.
pub(super) async fn parcels_beside(
    unit: &mut Unit,
    outcome: &Outcome,
    register: &VillageRegister,
) -> Result<Vec<NearParcel>, Refused> {
    let own: HashSet<ParcelCode> = register.parcels.iter().map(|it| it.fact().code).collect();
    let known = |fact: &Parcel| register.parcels.iter().any(|it| it.fact() == fact);
    let mut beside: BTreeMap<ParcelCode, NearParcel> = BTreeMap::new();
    let coming = outcome.after.facts.parcels.iter().map(|it| &it.fact);
    for fact in coming.filter(|fact| !known(fact)) {
        let rows = unit.parcels_near(fact.crs, &fact.outline).await?;
        let others = rows.iter().map(near_parcel).filter(|it| !own.contains(&it.code));
        beside.extend(others.map(|it| (it.code, it)));
    }
    Ok(beside.into_values().collect())
}

/// The parcels of permanent basic farmland beside the homesteads of the case.
pub(super) async fn basic_farmland_beside(
    unit: &mut Unit,
    outcome: &Outcome,
) -> Result<Vec<NearParcel>, Refused> {
    let mut beside = Vec::new();
    for homestead in &outcome.after.facts.homesteads {
        let rows = unit.parcels_near(homestead.fact.crs, &homestead.fact.outline).await?;
        beside.extend(rows.iter().filter(|it| it.fact().basic_farmland).map(near_parcel));
    }
    Ok(beside)
}

/// The codes that the case would bring into being and that some object, living or ended, bears.
async fn used_codes(unit: &mut Unit, touched: &Touched) -> Result<BTreeSet<String>, Refused> {
    let mut by_kind: BTreeMap<ObjectKind, Vec<String>> = BTreeMap::new();
    for (kind, code) in &touched.new {
        by_kind.entry(*kind).or_default().push(code.clone());
    }
    let mut used = BTreeSet::new();
    for (kind, codes) in by_kind {
        used.extend(unit.code_used(kind, &codes).await?);
    }
    Ok(used)
}

/// The objects that the case touches and that are registered.
pub(crate) fn existing(touched: &Touched) -> Vec<(ObjectKind, String)> {
    let Touched {
        issuers,
        contractors,
        households,
        contracts,
        parcels,
        homesteads,
        restrictions,
        new: _,
    } = touched;
    let mut codes: Vec<(ObjectKind, String)> = Vec::new();
    codes.extend(issuers.iter().map(|it| (ObjectKind::Issuer, it.to_string())));
    codes.extend(contractors.iter().map(|it| (ObjectKind::Contractor, it.to_string())));
    codes.extend(households.iter().map(|it| (ObjectKind::Household, it.to_string())));
    codes.extend(contracts.iter().map(|it| (ObjectKind::LandContract, it.to_string())));
    codes.extend(parcels.iter().map(|it| (ObjectKind::Parcel, it.to_string())));
    codes.extend(homesteads.iter().map(|it| (ObjectKind::Homestead, it.to_string())));
    codes.extend(restrictions.iter().map(|it| (ObjectKind::Restriction, it.clone())));
    codes
}

/// What a case holds while it is open: the objects that it would change and the codes that it would use.
///
/// An issuer is named by every case of its village, and is held by none but its own succession, whose rules look at that.
pub(super) fn holds(touched: &Touched) -> Vec<(ObjectKind, String)> {
    let mut holds = existing(touched);
    holds.retain(|(kind, _)| *kind != ObjectKind::Issuer);
    holds.extend(touched.new.iter().cloned());
    holds.sort();
    holds.dedup();
    holds
}
