//! Which objects a request touches, so that they can be loaded and held, and where the case belongs.

mod rows;

use identity::{
    ContractCode, ContractMode, ContractorCode, DivisionCode, IssuerCode, ParcelCode, UnitCode,
};

use crate::case::{Expropriation, HouseholdSplit, Request};
use crate::{HouseholdCode, ObjectKind};

pub(super) use rows::division_of;

/// The codes of the objects that a request touches, each once.
///
/// A parcel is to be looked at with the contract that it is under, which its code does not tell, and a household with its homesteads and its shares.
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
            | Self::HomesteadConfirmation(it) => division_of(&it.rows),
            Self::HomesteadFirstRegistration(it) => division_of(&it.rows),
            _ => None,
        };
        division.or_else(household).or_else(parcel).or_else(rows)
    }
}

/// Adds a code that is not among them yet.
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
            | Request::HomesteadConfirmation(it) => self.registration(&it.rows),
            Request::HomesteadFirstRegistration(it) => self.registration(&it.rows),
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

    pub(super) fn any_household(&mut self, code: HouseholdCode) {
        match code.contractor() {
            Some(contractor) => add(&mut self.contractors, contractor),
            None => add(&mut self.households, code),
        }
    }

    /// A contract or a homestead, whichever the code is of.
    pub(super) fn right(&mut self, code: &str) {
        if let Ok(contract) = ContractCode::parse(code) {
            self.household(contract.contractor());
        } else if let Ok(unit) = UnitCode::parse(code) {
            add(&mut self.homesteads, unit);
        }
    }

    fn bring(&mut self, kind: ObjectKind, code: &str) {
        add(&mut self.new, (kind, code.to_owned()));
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
            add(&mut self.parcels, division.parcel);
            self.bring(ObjectKind::Parcel, division.left.as_str());
            self.bring(ObjectKind::Parcel, division.right.as_str());
        }
    }

    fn expropriation(&mut self, request: &Expropriation) {
        self.household(request.contract.contractor());
        request.parcels.iter().for_each(|it| add(&mut self.parcels, *it));
        for division in &request.divided {
            add(&mut self.parcels, division.parcel);
            self.bring(ObjectKind::Parcel, division.stays().as_str());
        }
    }
}
