//! All that a rule about a transfer may look at.

use chrono::NaiveDate;
use identity::{ContractCode, IssuerCode, ParcelCode};
use tenure::Term;

use super::Proposal;
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
    /// 强迫流转: what was found, and by whom, where it was.
    pub coercion_found: Option<&'a str>,
    pub today: NaiveDate,
    pub parameters: &'a MarketParameters,
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
