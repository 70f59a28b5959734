//! Voluntary paid exit 自愿有偿退出 from one of the three rights, as a process that can be left at any time before the register is changed.
//!
//! An exit has no reason and no place for one: it is the holder's own wish, and nothing else is an exit.

mod application;
mod facts;
mod file;
mod possible;
mod process;
#[cfg(test)]
pub(crate) mod sample;
mod state;
#[cfg(test)]
mod tests;

pub use application::{
    Application, ExitKind, ExitReceiver, ExitRight, PilotApproval, PilotRevocation, Returned,
};
pub use facts::{ExitFacts, ExitRegister, ShareRoom};
pub use file::{
    Agreement, Dispute, ExitFile, ExitNotice, ExitTerms, Interview, WaiverReview, Witness,
    WitnessTie,
};
pub use process::{Exit, ExitRefused, ExitTaken};
pub use state::{ExitEvent, ExitState, ExitStep};
