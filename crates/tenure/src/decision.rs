//! Decisions 决议 of a collective: what was decided on, by whom, with how many votes, and how the meeting was held.

mod challenge;
mod meeting;
mod subject;

use chrono::NaiveDate;
use identity::IssuerCode;
use serde::{Deserialize, Serialize};

use crate::Proportion;

pub use challenge::{
    Challenge, ChallengeEnd, ChallengePeriod, DecisionStanding, challengeable_until,
};
pub use meeting::{Meeting, Proxy};
pub use subject::DecisionSubject;

/// A decision 决议 that a case or an act of the collective rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The collective that decided, by its code as an issuer (集体法 5(1)), or the committee in its stead (集体法 64).
    pub issuer: IssuerCode,
    pub subject: DecisionSubject,
    pub assembly: Assembly,
    pub day: NaiveDate,
    /// 应到: all members of the assembly, absent ones included, or all delegates.
    pub n_entitled: u32,
    pub n_yes: u32,
    /// The day from which the plan was published 方案公示, where it was.
    pub plan_published: Option<NaiveDate>,
    /// 乡镇人民政府批准
    pub township_approved: bool,
    /// 县级主管部门批准
    pub county_approved: bool,
    /// SHA-256 of the record, in lower-case hexadecimal digits.
    pub record_sha256: String,
    /// How the meeting was called and held; acts of the collective ask for it, cases about land do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
}

impl Decision {
    /// Whether the votes reach a proportion of all who were entitled to one.
    pub fn reaches(&self, proportion: Proportion) -> bool {
        proportion.is_reached(self.n_yes, self.n_entitled)
    }
}

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assembly {
    /// 成员大会
    Members,
    /// 成员代表大会
    Delegates,
}
