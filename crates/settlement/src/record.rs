//! What is recorded of settling: applications, decisions, permits, and who was registered where, in both directions and as often as it happens.
//!
//! No record has a field that could name a case, a right or an object of another book (HR-01), and none tells registrations apart by their nature (HR-06).

mod application;
mod decision;
mod history;
mod id;
mod permit;

#[cfg(test)]
mod tests;

pub use application::{Application, ApplicationCompanion, Evidence};
pub use decision::{Basis, CompanionAnswer, Decision, DecisionFault, Outcome, Ruling};
pub use history::{Event, History, HistoryFault, SettlementFact, Standing};
pub use id::{ApplicationId, PermitId, PersonId, SettlementFactId};
pub use permit::{PermitAsked, PermitFault, ResidencePermit};
