//! Which objects a request touches, so that they can be loaded and held, and where the case belongs.

use identity::{
    ContractCode, ContractMode, ContractorCode, DivisionCode, IssuerCode, ParcelCode, UnitCode,
};

use crate::case::{
    Correction, Expropriation, HouseholdSplit, ParcelChange, ParcelDivision, Request, Rows,
};
use crate::{HouseholdCode, ObjectKind};

/// The codes of the objects that a request touches, each once.
///
/// Whether an object of such a code is registered is not said: a household may hold a contract of either mode, and the request may name what is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub issuers: Vec<IssuerCode>,
    /// Contractors; those who are households, with these.
    pub contractors: Vec<ContractorCode>,
    /// Households that hold no contracted land.
    pub households: Vec<HouseholdCode>,
    pub contracts: Vec<ContractCode>,
    pub parcels: Vec<ParcelCode>,
    pub homesteads: Vec<UnitCode>,
    pub restrictions: Vec<String>,
    /// Codes that the request would bring into being.
    pub new: Vec<(ObjectKind, String)>,
}

impl Request {
    /// The codes of the objects that the request touches.
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        touched.take(self);
        touched
    }

    /// The village or group that the case belongs to; none where the request names only a homestead or a restriction.
    pub fn division(&self) -> Option<DivisionCode> {
        let touched = self.touched();
        let issuer = touched.issuers.first().copied();
        let contractor = || touched.contractors.first().map(ContractorCode::issuer);
        let division = issuer.or_else(contractor).map(|it| it.division());
        let household = || touched.households.first().map(HouseholdCode::division);
        let parcel = || touched.parcels.first().map(|it| it.issuer().division());
        let rows = || match self {
            Self::FirstRegistration(it)
            | Self::FirstRegistrationOther(it)
            | Self::HomesteadFirstRegistration(it)
            | Self::HomesteadConfirmation(it) => division_of(&it.rows),
            _ => None,
        };
        division.or_else(household).or_else(parcel).or_else(rows)
    }
}

/// The village or group that the first code of rows lies in.
pub(super) fn division_of(rows: &Rows) -> Option<DivisionCode> {
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

fn add<T: PartialEq>(codes: &mut Vec<T>, code: T) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}

impl Touched {
    fn take(&mut self, request: &Request) {
        match request {
            Request::FirstRegistration(it)
            | Request::FirstRegistrationOther(it)
            | Request::HomesteadFirstRegistration(it)
            | Request::HomesteadConfirmation(it) => self.registration(&it.rows),
            Request::MemberChange(it) => self.household(it.household),
            Request::HeadChange(it) => self.household(it.household),
            Request::ParcelChange(it) => self.parcel_change(it),
            Request::HouseholdSplit(it) => self.household_split(it),
            Request::HouseholdMerge(it) => {
                self.household(it.from);
                self.household(it.into);
            }
            Request::Exchange(it) => {
                for side in [&it.one, &it.other] {
                    self.contract(side.contract);
                    side.parcels.iter().for_each(|it| add(&mut self.parcels, *it));
                }
            }
            Request::Assignment(it) => {
                self.household(it.contract.contractor());
                self.contract(it.transferee);
                it.parcels.iter().for_each(|it| add(&mut self.parcels, *it));
            }
            Request::Correction(it) => self.correction(it),
            Request::ObjectionRegistration(it)
            | Request::AdvanceNotice(it)
            | Request::Seizure(it)
            | Request::Mortgage(it) => self.right(&it.on),
            Request::Lifting(it) => self.restrictions.push(it.restriction.clone()),
            Request::Reissue(it) | Request::Replacement(it) => self.contract(it.certificate),
            Request::Cancellation(it) => self.right(&it.on),
            Request::Expropriation(it) => self.expropriation(it),
            Request::TermExtension(it) => {
                add(&mut self.issuers, it.issuer);
                it.contracts.iter().for_each(|it| self.contract(*it));
            }
            Request::IssuerSuccession(it) => add(&mut self.issuers, it.issuer),
        }
    }

    fn contract(&mut self, code: ContractCode) {
        add(&mut self.contracts, code);
        add(&mut self.contractors, code.contractor());
    }

    /// A household with the contracts that it can hold.
    fn household(&mut self, code: ContractorCode) {
        add(&mut self.contractors, code);
        for mode in ContractMode::ALL {
            add(&mut self.contracts, ContractCode::new(code, mode));
        }
    }

    fn any_household(&mut self, code: HouseholdCode) {
        match code.contractor() {
            Some(contractor) => add(&mut self.contractors, contractor),
            None => add(&mut self.households, code),
        }
    }

    /// A contract or a homestead, whichever the code is of.
    fn right(&mut self, code: &str) {
        if let Ok(contract) = ContractCode::parse(code) {
            self.household(contract.contractor());
        } else if let Ok(unit) = UnitCode::parse(code) {
            add(&mut self.homesteads, unit);
        }
    }

    fn bring(&mut self, kind: ObjectKind, code: &str) {
        add(&mut self.new, (kind, code.to_owned()));
    }

    fn registration(&mut self, rows: &Rows) {
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

    fn parcel_change(&mut self, request: &ParcelChange) {
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

    fn household_split(&mut self, request: &HouseholdSplit) {
        self.household(request.household);
        request.parcels.iter().for_each(|it| add(&mut self.parcels, *it));
        self.bring(ObjectKind::Contractor, request.new_household.as_str());
        self.bring(ObjectKind::Household, request.new_household.as_str());
        for mode in ContractMode::ALL {
            let code = ContractCode::new(request.new_household, mode);
            self.bring(ObjectKind::LandContract, code.as_str());
        }
        for division in &request.divided {
            self.division(division);
            self.bring(ObjectKind::Parcel, division.left.as_str());
            self.bring(ObjectKind::Parcel, division.right.as_str());
        }
    }

    fn division(&mut self, division: &ParcelDivision) {
        add(&mut self.parcels, division.parcel);
    }

    fn expropriation(&mut self, request: &Expropriation) {
        self.household(request.contract.contractor());
        request.parcels.iter().for_each(|it| add(&mut self.parcels, *it));
        for division in &request.divided {
            self.division(division);
            self.bring(ObjectKind::Parcel, division.stays().as_str());
        }
    }

    fn correction(&mut self, request: &Correction) {
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
