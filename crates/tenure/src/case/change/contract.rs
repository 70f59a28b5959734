//! Parcels that go from contract to contract, and what a contract adds up to.

use std::collections::BTreeSet;

use geometry::SquareMetres;
use identity::{ContractCode, ContractorCode, ParcelCode};
use rust_decimal::Decimal;

use super::Impossible;
use super::draft::{Draft, restate};
use crate::submission::Table;
use crate::takeover::{ContractFile, Entered};
use crate::{CertificateChangeKind, ContractedParcel, LandContract, ObjectKind};

impl Draft<'_> {
    /// Takes parcels out of a contract, each named once.
    pub(super) fn take_parcels(
        &mut self,
        code: ContractCode,
        parcels: &[ParcelCode],
    ) -> Result<Vec<Entered<ContractedParcel>>, Impossible> {
        let mut named = BTreeSet::new();
        if let Some(&parcel) = parcels.iter().find(|it| !named.insert(**it)) {
            return Err(Impossible::ParcelNamedTwice { parcel });
        }
        parcels.iter().map(|&it| self.take_parcel(code, it)).collect()
    }

    /// Takes one parcel out of a contract.
    pub(super) fn take_parcel(
        &mut self,
        contract: ContractCode,
        parcel: ParcelCode,
    ) -> Result<Entered<ContractedParcel>, Impossible> {
        let held = &mut self.contract(contract)?.parcels;
        let place = held.iter().position(|it| it.fact.parcel == parcel);
        let place = place.ok_or(Impossible::ParcelNotInContract { contract, parcel })?;
        Ok(held.remove(place))
    }

    /// Puts parcels under a contract, from the day of effect on.
    ///
    /// `mode` says how the right in them was acquired (C.10); without one it stays as it was.
    /// A circulation contract that proved a right is recorded with the former contract, and stays there.
    pub(super) fn put_parcels(
        &mut self,
        contract: ContractCode,
        parcels: Vec<Entered<ContractedParcel>>,
        mode: Option<&str>,
    ) -> Result<(), Impossible> {
        let day = self.effect_day();
        for mut held in parcels {
            restate(&mut held, day, |it| {
                it.contract = contract;
                it.circulation_code = None;
                if let Some(mode) = mode {
                    mode.clone_into(&mut it.acquisition_mode);
                }
            });
            self.contract(contract)?.parcels.push(held);
        }
        Ok(())
    }

    /// Adds a contract up anew and enters it in the register book; one without parcels cannot stand.
    pub(super) fn settle(&mut self, code: ContractCode) -> Result<(), Impossible> {
        self.add_up(code)?;
        self.renew(code)
    }

    /// As [`Draft::settle`]; one without parcels ends.
    pub(super) fn settle_or_end(
        &mut self,
        code: ContractCode,
        reason: &str,
    ) -> Result<(), Impossible> {
        if self.contract(code)?.parcels.is_empty() {
            self.end_contract(code, reason)
        } else {
            self.settle(code)
        }
    }

    /// Adds a contract up anew; one without parcels cannot stand.
    pub(super) fn add_up(&mut self, code: ContractCode) -> Result<(), Impossible> {
        let day = self.effect_day();
        let file = self.contract(code)?;
        if file.contract.fact.former_code.is_some() {
            file.parcels.iter_mut().for_each(|it| restate(it, day, name_former_area));
        }
        let sums = Sums::of(&file.parcels)
            .ok_or_else(|| Impossible::AreaOutOfRange { code: code.to_string() })?;
        if sums.n_parcels == 0 {
            return Err(Impossible::ContractWithoutParcels { contract: code });
        }
        restate(&mut file.contract, day, |it| sums.enter(it));
        Ok(())
    }

    /// A contract for another contractor that goes on as this one: of the same issuer, mode and term, without parcels yet.
    pub(super) fn continue_contract(
        &mut self,
        origin: ContractCode,
        contractor: ContractorCode,
    ) -> Result<ContractCode, Impossible> {
        let origin = self.contract(origin)?.contract.fact.clone();
        let code = ContractCode::new(contractor, origin.code.mode());
        let fact = LandContract {
            code,
            former_code: Some(origin.code.to_string()),
            contractor,
            former_total_area_m2: None,
            former_total_area_mu: None,
            signed_day: self.effect_day(),
            ..origin
        };
        let file = ContractFile {
            contract: self.entered(Table::LandContract, fact),
            parcels: Vec::new(),
            right: None,
            certificate: None,
            changes: Vec::new(),
            title_documents: Vec::new(),
            circulations: Vec::new(),
        };
        self.scene.facts.contracts.push(file);
        Ok(code)
    }

    /// Ends a contract, cancels its certificate, and ends the contractor's role with the last contract.
    pub(super) fn end_contract(
        &mut self,
        code: ContractCode,
        reason: &str,
    ) -> Result<(), Impossible> {
        let contractor = self.contract(code)?.contract.fact.contractor;
        if self.contract(code)?.certificate.is_some() {
            let change = self.certificate_change(code, CertificateChangeKind::Cancellation, reason);
            self.cancelled.push(change);
        }
        self.scene.facts.contracts.retain(|it| it.contract.fact.code != code);
        self.free(code.as_str());
        self.end(ObjectKind::LandContract, code.as_str());
        if self.contracts_of(contractor).is_empty() {
            self.end_contractor(contractor);
        }
        Ok(())
    }

    /// Ends a contractor's role, where it has not ended; the household goes on.
    pub(super) fn end_contractor(&mut self, code: ContractorCode) {
        if self.contractor(code).is_ok() {
            self.scene.facts.contractors.retain(|it| it.fact.code != code);
            self.end(ObjectKind::Contractor, code.as_str());
        }
    }
}

/// Under the contract before this one a parcel had the area that it came with, where nobody has said another.
fn name_former_area(parcel: &mut ContractedParcel) {
    if parcel.former_area_m2.is_none() {
        parcel.former_area_m2 = Some(parcel.contract_area_m2);
        parcel.former_area_mu = parcel.contract_area_mu;
    }
}

/// What the parcels of a contract add up to (NY/T 2539-2016, B.1 and B.5).
struct Sums {
    area_m2: SquareMetres,
    n_parcels: i32,
    /// None where a parcel has no area of a former contract.
    former_area_m2: Option<SquareMetres>,
}

impl Sums {
    /// None where the areas are too great to be added up.
    fn of(parcels: &[Entered<ContractedParcel>]) -> Option<Self> {
        let add = |sum: Decimal, it: SquareMetres| sum.checked_add(it.0);
        let mut areas = parcels.iter().map(|it| it.fact.contract_area_m2);
        let area_m2 = SquareMetres(areas.try_fold(Decimal::ZERO, add)?);
        let former: Option<Vec<_>> = parcels.iter().map(|it| it.fact.former_area_m2).collect();
        let former_area_m2 = match former {
            Some(former) => Some(SquareMetres(former.into_iter().try_fold(Decimal::ZERO, add)?)),
            None => None,
        };
        Some(Self { area_m2, n_parcels: i32::try_from(parcels.len()).ok()?, former_area_m2 })
    }

    /// The former total of a contract of which not every parcel has one stays as it was.
    fn enter(&self, contract: &mut LandContract) {
        contract.total_area_m2 = self.area_m2;
        contract.total_area_mu = Some(self.area_m2.to_mu());
        contract.n_parcels = self.n_parcels;
        if let Some(former) = self.former_area_m2 {
            contract.former_total_area_m2 = Some(former);
            contract.former_total_area_mu = Some(former.to_mu());
        }
    }
}
