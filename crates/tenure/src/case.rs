//! A case 登记业务: what somebody asks the register to enter, and how it gets there.
//!
//! Everything here is pure: what a case would change is worked out from facts, and whether it may go on is the rules' to say.

mod addition;
mod boundary_survey;
mod calendar;
mod case_type;
mod certificate_number;
mod change;
mod collected;
mod document;
mod facts;
mod homestead_grant;
mod kind;
mod notice;
mod notice_content;
mod outcome;
mod paper;
mod process;
mod request;
mod restriction;
mod rows;
mod scene;
mod step;

pub use crate::decision::{Assembly, Decision, DecisionSubject};
pub use addition::AdditionKind;
pub use boundary_survey::{BoundarySurvey, only_gains_nodes};
pub use calendar::{Calendar, CalendarError, Due, DueClock, NoTable, Stop, china_day};
pub use case_type::{
    CaseType, CaseTypes, CaseTypesError, DaysUnit, DocumentAsked, Fault, Laxer, NoticeAsked,
    RegistrationType, Role, UnknownRegistrationType, WORKING_DAYS_MAX,
};
pub use certificate_number::{
    CertificateSeries, HOMESTEAD_CERTIFICATE_NUMBER, LAND_CERTIFICATE_NUMBER, NoNumberForm,
    NumberForm,
};
pub use change::{
    Entering, HomesteadTransfer, Impossible, PersonPlace, Surrender, Touched, go_over,
    homestead_transferred, outcome, surrendered,
};
pub use collected::{Collected, NotCollected, Waiting, check_collected};
pub use document::{CaseDocument, DocumentRole};
pub use facts::{CaseFacts, CaseParameters, Fee, Signature, StepTaken};
pub use homestead_grant::{HomesteadGrant, PartedDwelling, Parting};
pub use kind::CaseKind;
pub use notice::{Notice, NoticeKind, Objection, ObjectionAnswer, ObjectionWithdrawal};
pub use notice_content::{
    BoundsShown, Changes, ContractShown, ContractorShown, EndedShown, HolderShown, HomesteadShown,
    HouseholdShown, IssuerShown, MemberShown, NoticeContent, NoticeRows, ParcelShown, changes,
    notice_content, without_numbers,
};
pub use outcome::{Ended, Lineage, LineageKind, Outcome};
pub use paper::PaperKind;
pub use process::{WrongStep, advance, current_notice, ordinary, possible, state_after};
pub use request::*;
pub use restriction::{Restriction, RestrictionKind};
pub use rows::{Rows, RowsError};
pub use scene::{NearParcel, Scene, Surroundings};
pub use step::{State, Step};
