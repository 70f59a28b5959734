//! The three rights and the people who hold them, and the rules that the law and the standards set for them.
//!
//! Knows nothing of settlement, files, clocks, databases or HTTP.

mod boundary;
pub mod case;
mod certificate;
pub mod change_message;
mod citation;
mod code_list;
pub mod collective;
mod contract_right;
mod contractor;
pub mod decision;
pub mod distribution;
mod document;
mod homestead;
mod household;
mod issuer;
mod land_contract;
pub mod membership;
mod parcel;
mod proportion;
mod query_purpose;
mod register;
mod rule;
pub mod rules;
pub mod shares;
mod stopped;
pub mod submission;
pub mod takeover;
mod unknown_code;
mod violation;
mod why;

pub use boundary::{BoundaryLine, BoundaryPoint, DivisionArea};
pub use certificate::{
    Certificate, CertificateChange, CertificateChangeKind, Circulation, Collection, TitleDocument,
};
pub use citation::{Citation, Law, Standard};
pub use code_list::CodeList;
pub use collective::{Collective, ShareHolder, ShareHolding};
pub use contract_right::ContractRight;
pub use contractor::Contractor;
pub use document::{IdentityDocument, IdentityNumber};
pub use homestead::Homestead;
pub use household::{Household, HouseholdCode, HouseholdMember, NumberStanding, Person};
pub use issuer::Issuer;
pub use land_contract::{ContractedParcel, LandContract, Term};
pub use parcel::{Bounds, Parcel};
pub use proportion::Proportion;
pub use query_purpose::QueryPurpose;
pub use register::{Act, ActId, ActKind, AsOf, ObjectId, ObjectKind, Registered, Status, Version};
pub use rule::{Moment, Parameter, Rule, RuleCode, Severity};
pub use shares::Shares;
pub use stopped::Stopped;
pub use unknown_code::UnknownCode;
pub use violation::{Measure, Object, Place, Spot, Violation};
pub use why::{
    Why, of_contract as why_of_contract, of_homestead as why_of_homestead, of_share as why_of_share,
};
