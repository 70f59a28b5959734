//! What the rules about collectives are run with; a county may be stricter than the law, never laxer.

use serde::Deserialize;

use crate::Proportion;

/// The parameters of the rules about collectives.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CollectiveParameters {
    /// HR-16: so many days lie between the notice and the meeting (集体法 27(1)).
    pub meeting_notice_days_min: u32,
    /// HR-18: a roll that is not filed after so many days is told.
    pub roll_filing_days_max: u32,
    /// HR-81: the plan is open to members for so many days before the meeting (集体法 46).
    pub distribution_plan_days_min: u32,
    /// HR-81: what must be kept of the net income at least, where the province says so.
    pub reserve_min: Option<Proportion>,
    /// CO-12: a plan of shares is published for so many days, where the province says so.
    pub share_plan_days_min: Option<u32>,
    /// CO-14: what one member may hold at most, where the province says so.
    pub share_cap: Option<Proportion>,
}

impl CollectiveParameters {
    /// A parameter by the name that its rule gives it, as text; what the county has not set is empty.
    pub fn value(&self, name: &str) -> Option<String> {
        let set = |it: Option<Proportion>| it.map_or_else(String::new, |it| it.to_string());
        Some(match name {
            "meeting_notice_days_min" => self.meeting_notice_days_min.to_string(),
            "roll_filing_days_max" => self.roll_filing_days_max.to_string(),
            "distribution_plan_days_min" => self.distribution_plan_days_min.to_string(),
            "reserve_min" => set(self.reserve_min),
            "share_plan_days_min" => {
                self.share_plan_days_min.map_or_else(String::new, |it| it.to_string())
            }
            "share_cap" => set(self.share_cap),
            _ => return None,
        })
    }
}

impl Default for CollectiveParameters {
    fn default() -> Self {
        Self {
            meeting_notice_days_min: 10,
            roll_filing_days_max: 30,
            distribution_plan_days_min: 10,
            reserve_min: None,
            share_plan_days_min: None,
            share_cap: None,
        }
    }
}
