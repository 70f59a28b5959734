//! How a meeting was called and held: notice, who came, and who stood for whom.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ObjectId;

/// How a meeting was called and held 会议的召集和召开.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The day on which time, place and matters were made known to all members 会议通知.
    pub notified_day: NaiveDate,
    /// How many members, those without full capacity included, were told.
    pub n_notified: u32,
    /// Members with full capacity who came themselves, online ones included.
    pub n_present: u32,
    /// Members with full capacity for whom somebody else came.
    #[serde(default)]
    pub proxies: Vec<Proxy>,
    /// 反对
    pub n_no: u32,
    /// 弃权
    pub n_abstained: u32,
    /// What the decision is founded on, as the minutes say it.
    #[serde(default)]
    pub reason: String,
}

/// Somebody who came for another member 委托.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proxy {
    pub member: ObjectId,
    /// Who came: a member of the family in the same household with full capacity (集体法 27(1)).
    pub holder: ObjectId,
    /// SHA-256 of the written mandate.
    pub mandate_sha256: Option<String>,
}

impl Meeting {
    /// Who took part, by themselves or by another.
    pub fn n_attended(&self) -> u32 {
        let n_proxies = u32::try_from(self.proxies.len()).unwrap_or(u32::MAX);
        self.n_present.saturating_add(n_proxies)
    }

    /// The whole days between the notice and the meeting, the day of the notice not counted (民法典 201).
    pub fn notice_days(&self, held: NaiveDate) -> i64 {
        held.signed_duration_since(self.notified_day).num_days()
    }
}
