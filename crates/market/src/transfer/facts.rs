//! All that a rule about a transfer may look at.

use chrono::NaiveDate;
use identity::{ContractCode, IssuerCode, ParcelCode, UnitCode};
use tenure::case::{Calendar, Restriction};
use tenure::{ObjectId, Term};

use super::{Proposal, TransferFile};
use crate::consent::CoHolder;
use crate::money::DealId;
use crate::operation_right::OperationRights;
use crate::parameters::MarketParameters;

/// A transfer that is asked for, with what is registered.
#[derive(Clone, Copy, Debug)]
pub struct TransferFacts<'a> {
    pub deal: DealId,
    pub proposal: &'a Proposal,
    /// The issuer of the collective to which the transferred right belongs.
    pub collective: IssuerCode,
    /// The contracts that the proposal names, as they are registered.
    pub contracts: &'a [ContractedLand],
    /// What was given of their parcels already, this deal left out.
    pub operation_rights: &'a OperationRights,
    /// What has something of the parcels that go over, today or later, by its number or its code.
    pub running: &'a [String],
    /// What lies on the contracts, or on the right that goes over: seizures, mortgages, objections.
    pub restrictions: &'a [Restriction],
    /// What the bank's files show as paid for the right, in fen.
    pub paid_fen: i128,
    /// 强迫流转: what was found, and by whom, where it was.
    pub coercion_found: Option<&'a str>,
    pub today: NaiveDate,
    pub parameters: &'a MarketParameters,
}

/// What the register says beside the deal, on the day.
#[derive(Clone, Copy, Debug)]
pub struct TransferRegister<'a> {
    /// All who hold the right that is transferred, as they are registered now.
    pub holders: &'a [CoHolder],
    pub representative: ObjectId,
    pub collective: IssuerCode,
    pub contracts: &'a [ContractedLand],
    /// What was given of their parcels, this deal left out.
    pub operation_rights: &'a OperationRights,
    /// What has something of the parcels that go over, today or later, by its number or its code.
    pub running: &'a [String],
    /// What lies on the contracts, or on the right that goes over.
    pub restrictions: &'a [Restriction],
    /// The homesteads that the household has already to which one is to go.
    pub held_by_receiver: &'a [UnitCode],
    pub calendar: &'a Calendar,
    pub parameters: &'a MarketParameters,
}

impl<'a> TransferRegister<'a> {
    /// A deal as the rules look at it.
    pub fn facts(
        &self,
        deal: DealId,
        file: &'a TransferFile,
        today: NaiveDate,
    ) -> TransferFacts<'a> {
        let Self {
            collective, contracts, operation_rights, running, restrictions, parameters, ..
        } = *self;
        let coercion_found = file.coercion.as_ref().map(|it| it.found.as_str());
        let proposal = &file.proposal;
        TransferFacts {
            deal,
            proposal,
            collective,
            contracts,
            operation_rights,
            running,
            restrictions,
            paid_fen: file.paid_fen(),
            coercion_found,
            today,
            parameters,
        }
    }
}

/// A land contract and its parcels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractedLand {
    pub contract: ContractCode,
    pub issuer: IssuerCode,
    pub term: Term,
    pub parcels: Vec<ParcelCode>,
}

impl TransferFacts<'_> {
    /// The contract of a code, where it is registered.
    pub fn contract(&self, code: &ContractCode) -> Option<&ContractedLand> {
        self.contracts.iter().find(|it| it.contract == *code)
    }

    /// Whether the transferee belongs to another collective, or to none.
    pub fn to_outsider(&self) -> bool {
        self.proposal.transferee.collective != Some(self.collective)
    }
}
