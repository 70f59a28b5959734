//! A case 登记业务: what somebody asks the register to enter, and how it gets there.
//!
//! Everything here is pure: what a case would change is worked out from facts, and whether it may go on is the rules' to say.

mod decision;
mod document;
mod facts;
mod kind;
mod notice;
mod outcome;
mod request;
mod restriction;
mod rows;
mod scene;
mod step;

pub use decision::{Assembly, Decision, DecisionSubject};
pub use document::{CaseDocument, DocumentRole};
pub use facts::{CaseFacts, CaseParameters, Fee, PartedDwelling, Parting, Signature, StepTaken};
pub use kind::CaseKind;
pub use notice::{Notice, NoticeKind, Objection, ObjectionAnswer};
pub use outcome::{Ended, Lineage, LineageKind, Outcome};
pub use request::*;
pub use restriction::{Restriction, RestrictionKind};
pub use rows::{Rows, RowsError};
pub use scene::{NearParcel, Scene, Surroundings};
pub use step::{State, Step};
