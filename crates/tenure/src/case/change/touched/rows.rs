//! Which objects the rows of a request touch and bring.

use identity::{
    ContractCode, ContractorCode, ContractorKind, DivisionCode, IssuerCode, ParcelCode, UnitCode,
};

use super::{Touched, add};
use crate::case::{Correction, ParcelChange, Rows};
use crate::{HouseholdCode, ObjectKind};

/// The village or group that the first code of rows lies in.
pub(in crate::case::change) fn division_of(rows: &Rows) -> Option<DivisionCode> {
    let contracts = rows.texts("land_contracts", "contractor_code");
    let households = rows.texts("homesteads", "household_code");
    let members = ["members", "household_members"].map(|it| rows.texts(it, "household_code"));
    let others = ["contractors", "households"].map(|it| rows.texts(it, "code"));
    let others = others.into_iter().flatten().chain(members.into_iter().flatten());
    let mut codes = contracts.chain(households).chain(others);
    let household = codes.find_map(|it| HouseholdCode::parse(it).ok()).map(|it| it.division());
    let issuer = || rows.texts("issuers", "code").find_map(|it| IssuerCode::parse(it).ok());
    let parcel = || rows.texts("parcels", "code").find_map(|it| ParcelCode::parse(it).ok());
    household
        .or_else(|| issuer().map(|it| it.division()))
        .or_else(|| parcel().map(|it| it.issuer().division()))
}

impl Touched {
    pub(super) fn registration(&mut self, rows: &Rows) {
        for (table, field, kind) in [
            ("issuers", "code", ObjectKind::Issuer),
            ("contractors", "code", ObjectKind::Contractor),
            ("households", "code", ObjectKind::Household),
            ("parcels", "code", ObjectKind::Parcel),
            ("land_contracts", "code", ObjectKind::LandContract),
            ("homesteads", "unit_code", ObjectKind::Homestead),
        ] {
            rows.texts(table, field).for_each(|it| self.bring(kind, it));
        }
        // A contractor who is a household brings the household of the same code.
        let contractors = rows.texts("contractors", "code");
        let contractors = contractors.filter_map(|it| ContractorCode::parse(it).ok());
        for code in contractors.filter(|it| it.kind() == ContractorKind::Household) {
            self.bring(ObjectKind::Household, code.as_str());
        }
        let issuers = rows.texts("land_contracts", "issuer_code");
        for issuer in issuers.filter_map(|it| IssuerCode::parse(it).ok()) {
            if !self.brings(ObjectKind::Issuer, issuer.as_str()) {
                add(&mut self.issuers, issuer);
            }
        }
        let holders = rows.texts("land_contracts", "contractor_code");
        let holders = holders.chain(rows.texts("homesteads", "household_code"));
        for holder in holders.filter_map(|it| HouseholdCode::parse(it).ok()) {
            let new = [ObjectKind::Contractor, ObjectKind::Household];
            if !new.into_iter().any(|it| self.brings(it, holder.as_str())) {
                self.any_household(holder);
            }
        }
        let parcels = rows.texts("contracted_parcels", "parcel_code");
        for parcel in parcels.filter_map(|it| ParcelCode::parse(it).ok()) {
            if !self.brings(ObjectKind::Parcel, parcel.as_str()) {
                add(&mut self.parcels, parcel);
            }
        }
    }

    fn brings(&self, kind: ObjectKind, code: &str) -> bool {
        self.new.iter().any(|(it, of)| *it == kind && of == code)
    }

    pub(super) fn parcel_change(&mut self, request: &ParcelChange) {
        self.contract(request.contract);
        for code in request.added.texts("parcels", "code") {
            self.bring(ObjectKind::Parcel, code);
        }
        let placed = request.added.texts("contracted_parcels", "parcel_code");
        let corrected = request.corrected.texts("parcels", "code");
        for code in placed.chain(corrected).filter_map(|it| ParcelCode::parse(it).ok()) {
            if !self.brings(ObjectKind::Parcel, code.as_str()) {
                add(&mut self.parcels, code);
            }
        }
        request.lost.iter().for_each(|it| add(&mut self.parcels, it.parcel));
    }

    pub(super) fn correction(&mut self, request: &Correction) {
        let rows = &request.rows;
        for code in rows.texts("issuers", "code").filter_map(|it| IssuerCode::parse(it).ok()) {
            add(&mut self.issuers, code);
        }
        let households = [
            rows.texts("contractors", "code"),
            rows.texts("members", "household_code"),
            rows.texts("households", "code"),
            rows.texts("household_members", "household_code"),
        ];
        for text in households.into_iter().flatten() {
            match HouseholdCode::parse(text).map(|it| (it.contractor(), it)) {
                Ok((Some(contractor), _)) => self.household(contractor),
                Ok((None, household)) => add(&mut self.households, household),
                Err(_) => {}
            }
        }
        let contracts = [
            rows.texts("land_contracts", "code"),
            rows.texts("contracted_parcels", "contract_code"),
            rows.texts("title_documents", "certificate_code"),
        ];
        let contracts = contracts.into_iter().flatten();
        contracts.filter_map(|it| ContractCode::parse(it).ok()).for_each(|it| self.contract(it));
        let parcels = rows.texts("parcels", "code");
        parcels
            .filter_map(|it| ParcelCode::parse(it).ok())
            .for_each(|it| add(&mut self.parcels, it));
        let homesteads = rows.texts("homesteads", "unit_code");
        homesteads
            .filter_map(|it| UnitCode::parse(it).ok())
            .for_each(|it| add(&mut self.homesteads, it));
    }
}
