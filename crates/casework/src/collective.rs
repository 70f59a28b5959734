//! The books of collectives 农村集体经济组织: what one asks for is looked at by the rules, handed in by one officer and entered by another, as one act.

mod apply;
mod book;
mod challenge;
mod close;
mod enter;
mod income;
mod matching;
mod outcome;
mod read;
mod succession;
mod view;

pub use apply::apply;
pub use close::{enter, withdraw};
pub use matching::{
    FindingPlace, FoundPerson, MembershipFinding, VerdictAsked, decide_membership_finding,
    membership_findings,
};
pub use read::{
    CollectiveFile, DecisionFile, MemberFile, RestingOn, RunFile, application, applications,
    collective, decisions, members, rolls, run, runs,
};
pub use view::ApplicationView;
