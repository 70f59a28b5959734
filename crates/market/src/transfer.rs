//! Transfers by their legal kind 流转、互换、转让 and what there is of homesteads and shares.
//!
//! Each kind is a type; what has a price and what may be without one are two enums, and only the first can become a [`PaidTransfer`].

mod contract;
mod facts;
mod file;
mod kind;
mod paid;
mod paying;
mod priority;
mod process;
#[cfg(test)]
mod process_tests;
mod proposal;
mod review;
mod running;
mod shares;
mod standing;
mod state;
#[cfg(test)]
mod tests;

pub use contract::{
    ContractItem, ContractSignature, Payee, PriceDeduction, SignedBy, WrittenContract,
};
pub use facts::{ContractedLand, TransferFacts, TransferRegister};
pub use file::{CoercionFinding, Inspection, TransferFile};
pub use kind::{
    Assignment, Exchange, ExchangeSide, FarmingOnBehalf, Grant, GrantedParcel, HomesteadTransfer,
    Lease, LeaseForm, Priced, ReTransfer, Security, ShareIn, Transfer, TransferKind, Unpriced,
};
pub use paid::{NotPaid, PaidTransfer, Recorded, UnpricedTransfer};
pub use priority::{Claim, PriorityNotice, PriorityStanding};
pub use process::{TransferDeal, TransferRefused, TransferTaken};
pub use proposal::{FarmingAbility, Filing, IssuerAnswer, Proposal, Transferee, TransfereeKind};
pub use review::{CapitalReview, ReviewAnswer};
pub use running::{Ending, EndingGround, RunningFacts, reversals};
pub use shares::{ShareInheritance, SharePledge, ShareRedemption, ShareTransfer};
pub use state::{TransferEnd, TransferEvent, TransferState};
