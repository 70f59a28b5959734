//! The books of collectives 农村集体经济组织: what one asks for is looked at by the rules, handed in by one officer and entered by another, as one act.

mod apply;
mod benefits;
mod book;
mod challenge;
mod class;
mod close;
mod deal;
mod disposal;
mod enter;
mod income;
mod matching;
mod outcome;
mod read;
mod sheet;
mod succession;
mod view;

pub use apply::apply;
pub use benefits::{BenefitFile, benefits};
pub use close::{enter, withdraw};
pub use matching::{
    FindingPlace, FoundPerson, MembershipFinding, VerdictAsked, decide_membership_finding,
    membership_findings,
};
pub use read::{
    CollectiveFile, DecisionFile, HoldingFile, MemberFile, RestingOn, RunFile, application,
    applications, collective, decisions, holdings, members, rolls, run, runs,
};
pub use sheet::{
    HoldingSaid, MemberSaid, PersonSaid, Proposal, SheetChecked, SheetField, SheetFinding,
    SheetPlace, SheetRule, SheetSaid, check_sheet,
};
pub use view::ApplicationView;

pub(crate) use apply::county_of;
pub(crate) use class::class_name_zh;
pub(crate) use deal::{ShareBook, SharesMoving};
pub(crate) use disposal::AssetLeaving;
pub(crate) use read::find;
