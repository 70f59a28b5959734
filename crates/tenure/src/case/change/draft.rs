//! The register as it would stand, while a case is being worked out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode, UnitCode};

use super::{Entering, Impossible};
use crate::case::{Ended, Lineage, LineageKind, NearParcel, Outcome, Scene};
use crate::submission::Table;
use crate::takeover::{ContractFile, Entered, HouseholdFile};
use crate::{CertificateChange, Contractor, Homestead, HouseholdCode, Issuer, ObjectKind, Parcel};

/// The row of what a case works out: it was read nowhere.
const NO_ROW: u64 = 0;

/// The state that is being worked out.
pub(super) struct Draft<'a> {
    pub(super) scene: Scene,
    pub(super) entering: Entering<'a>,
    pub(super) near: &'a [NearParcel],
    /// The parcels around that got nodes.
    pub(super) bent: BTreeMap<ParcelCode, NearParcel>,
    pub(super) cancelled: Vec<Entered<CertificateChange>>,
    pub(super) n_serial_numbers: u64,
    pub(super) n_homestead_numbers: u64,
    ended: Vec<Ended>,
    lineage: Vec<Lineage>,
}

/// Changes a fact; where it then says something else, it holds from the day of effect.
pub(super) fn restate<T: Clone + PartialEq>(
    entered: &mut Entered<T>,
    effect_day: NaiveDate,
    change: impl FnOnce(&mut T),
) {
    let before = entered.fact.clone();
    change(&mut entered.fact);
    if entered.fact != before {
        entered.first_day = effect_day;
        entered.row = NO_ROW;
    }
}

/// A remark after those that stand there already.
pub(super) fn noted(note: Option<String>, remark: &str) -> String {
    note.map_or_else(|| remark.to_owned(), |it| format!("{it}；{remark}"))
}

impl<'a> Draft<'a> {
    pub(super) fn of(before: &Scene, near: &'a [NearParcel], entering: Entering<'a>) -> Self {
        Self {
            scene: before.clone(),
            entering,
            near,
            bent: BTreeMap::new(),
            cancelled: Vec::new(),
            n_serial_numbers: 0,
            n_homestead_numbers: 0,
            ended: Vec::new(),
            lineage: Vec::new(),
        }
    }

    pub(super) fn outcome(self) -> Outcome {
        Outcome {
            after: self.scene,
            ended: self.ended,
            lineage: self.lineage,
            cancelled: self.cancelled,
            bent: self.bent.into_values().collect(),
            n_serial_numbers: self.n_serial_numbers,
            n_homestead_numbers: self.n_homestead_numbers,
        }
    }

    pub(super) fn effect_day(&self) -> NaiveDate {
        self.entering.effect_day
    }

    /// A fact that the case brings about.
    pub(super) fn entered<T>(&self, table: Table, fact: T) -> Entered<T> {
        Entered { fact, first_day: self.effect_day(), table, row: NO_ROW }
    }

    /// Notes that an object ends; its last day is the one before the day of effect.
    pub(super) fn end(&mut self, kind: ObjectKind, code: &str) {
        let last_day = self.effect_day().pred_opt().unwrap_or(self.effect_day());
        self.ended.push(Ended { kind, code: code.to_owned(), last_day });
    }

    /// Whether the case ends the object.
    pub(super) fn has_ended(&self, kind: ObjectKind, code: &str) -> bool {
        self.ended.iter().any(|it| it.kind == kind && it.code == code)
    }

    /// Whether the case brings the object about, out of another.
    pub(super) fn brings(&self, kind: ObjectKind, code: &str) -> bool {
        self.lineage.iter().any(|it| it.kind == kind && it.to == code && it.from != code)
    }

    /// Notes where an object came from.
    pub(super) fn descend(&mut self, kind: ObjectKind, how: LineageKind, from: &str, to: &str) {
        self.lineage.push(Lineage { kind, how, from: from.to_owned(), to: to.to_owned() });
    }

    pub(super) fn issuer(&mut self, code: IssuerCode) -> Result<&mut Entered<Issuer>, Impossible> {
        let found = self.scene.facts.issuers.iter_mut().find(|it| it.fact.code == code);
        found.ok_or_else(|| not_registered(ObjectKind::Issuer, code.as_str()))
    }

    pub(super) fn contract(&mut self, code: ContractCode) -> Result<&mut ContractFile, Impossible> {
        let found = self.scene.facts.contracts.iter_mut().find(|it| it.contract.fact.code == code);
        found.ok_or_else(|| not_registered(ObjectKind::LandContract, code.as_str()))
    }

    /// The contracts that a contractor holds.
    pub(super) fn contracts_of(&self, contractor: ContractorCode) -> Vec<ContractCode> {
        let held = self.scene.facts.contracts.iter().map(|it| &it.contract.fact);
        held.filter(|it| it.contractor == contractor).map(|it| it.code).collect()
    }

    pub(super) fn contractor(
        &mut self,
        code: ContractorCode,
    ) -> Result<&mut Entered<Contractor>, Impossible> {
        let found = self.scene.facts.contractors.iter_mut().find(|it| it.fact.code == code);
        found.ok_or_else(|| not_registered(ObjectKind::Contractor, code.as_str()))
    }

    pub(super) fn household(
        &mut self,
        code: &HouseholdCode,
    ) -> Result<&mut HouseholdFile, Impossible> {
        let found =
            self.scene.facts.households.iter_mut().find(|it| it.household.fact.code == *code);
        found.ok_or_else(|| not_registered(ObjectKind::Household, code.as_str()))
    }

    pub(super) fn parcel(&mut self, code: ParcelCode) -> Result<&mut Entered<Parcel>, Impossible> {
        let found = self.scene.facts.parcels.iter_mut().find(|it| it.fact.code == code);
        found.ok_or_else(|| not_registered(ObjectKind::Parcel, code.as_str()))
    }

    pub(super) fn homestead(
        &mut self,
        code: UnitCode,
    ) -> Result<&mut Entered<Homestead>, Impossible> {
        let found = self.scene.facts.homesteads.iter_mut().find(|it| it.fact.unit_code == code);
        found.ok_or_else(|| not_registered(ObjectKind::Homestead, code.as_str()))
    }

    pub(super) fn has_parcel(&self, code: ParcelCode) -> bool {
        self.scene.facts.parcels.iter().any(|it| it.fact.code == code)
    }

    /// Ends a parcel: it is no more.
    pub(super) fn end_parcel(&mut self, code: ParcelCode) -> Result<Entered<Parcel>, Impossible> {
        let parcel = self.parcel(code)?.clone();
        self.scene.facts.parcels.retain(|it| it.fact.code != code);
        self.end(ObjectKind::Parcel, code.as_str());
        Ok(parcel)
    }
}

pub(super) fn not_registered(kind: ObjectKind, code: &str) -> Impossible {
    Impossible::NotRegistered { kind, code: code.to_owned() }
}

pub(super) fn not_new(kind: ObjectKind, code: &str) -> Impossible {
    Impossible::NotNew { kind, code: code.to_owned() }
}
