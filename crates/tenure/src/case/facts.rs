//! All that a rule about a case may look at.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::{Decimal, dec};
use serde::{Deserialize, Serialize};

use super::{
    CaseDocument, CaseKind, Decision, NearParcel, Notice, Outcome, Request, Scene, Step,
    Surroundings,
};

/// A case with what is registered, and what would be.
#[derive(Clone, Copy, Debug)]
pub struct CaseFacts<'a> {
    pub kind: CaseKind,
    pub request: &'a Request,
    /// The objects that the case touches, as they are registered.
    pub before: &'a Scene,
    /// What the request would make of them.
    pub outcome: &'a Outcome,
    pub around: &'a Surroundings,
    /// Parcels of permanent basic farmland whose envelopes meet those of the case's homesteads.
    pub basic_farmland: &'a [NearParcel],
    pub documents: &'a [CaseDocument],
    /// The roles that the checklist of the case type asks for.
    pub documents_asked: &'a [String],
    pub decisions: &'a [Decision],
    pub notices: &'a [Notice],
    /// The rounds of notice that the case type asks for, each with its days.
    pub notice_rounds: u32,
    pub fees: &'a [Fee],
    pub signatures: &'a [Signature],
    pub steps: &'a [StepTaken],
    /// The officer who would take the next step, by name.
    pub officer: &'a str,
    pub accepted_day: NaiveDate,
    pub today: NaiveDate,
    /// The last day on which the case is in time.
    pub due_day: NaiveDate,
    pub parameters: &'a CaseParameters,
}

/// Money asked for in a case, in fen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// `booklet` 工本费, or whatever else was asked for.
    pub item: String,
    pub amount_fen: i64,
}

/// Who signed that the results are right 确认签字.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    pub day: NaiveDate,
    /// Whoever signs for somebody else says with which mandate.
    pub mandate_sha256: Option<String>,
}

/// A step that was taken, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    pub step: Step,
    pub officer: String,
    pub at: DateTime<Utc>,
}

/// What the rules about cases are run with; a county may be stricter, never laxer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseParameters {
    /// HR-29: how far the measured area may be from the former contract's, as a share of it, before a reason is asked for …
    pub area_difference_share_warn: Decimal,
    /// … and before a decision is.
    pub area_difference_share_max: Decimal,
    /// HR-32: the share of reserve land in the arable land of a collective (承包法 67).
    pub reserve_share_max: Decimal,
    /// HR-64: the area of a homestead, in square metres, by province and kind of land; none where the county has not set it.
    pub homestead_area_m2_max: Option<Decimal>,
    /// HR-73: after so many days without a suit an objection lapses (民法典 220).
    pub objection_days: u32,
    /// HR-73: after so many days an advance notice lapses (民法典 221).
    pub advance_notice_days: u32,
    /// HR-33, S20: a plan is published for so many days (农村土地承包合同管理办法).
    pub plan_days_min: u32,
    /// HR-35: what the booklet may cost, in fen; nothing until the county has set it.
    pub booklet_fen_max: i64,
    /// HR-71: a round of notice is posted for so many days at least.
    pub notice_days_min: u32,
    /// HR-71: … and the announcement of a homestead's first registration for so many.
    pub homestead_notice_days_min: u32,
    /// CR-07, CR-09: how far areas may be from what they were made of.
    pub conserved_area_m2_max: Decimal,
}

impl CaseParameters {
    /// A parameter by the name that its rule gives it, as text; what the county has not set is empty.
    pub fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "area_difference_share_warn" => self.area_difference_share_warn.to_string(),
            "area_difference_share_max" => self.area_difference_share_max.to_string(),
            "reserve_share_max" => self.reserve_share_max.to_string(),
            "homestead_area_m2_max" => {
                self.homestead_area_m2_max.map_or_else(String::new, |it| it.to_string())
            }
            "objection_days" => self.objection_days.to_string(),
            "advance_notice_days" => self.advance_notice_days.to_string(),
            "plan_days_min" => self.plan_days_min.to_string(),
            "booklet_fen_max" => self.booklet_fen_max.to_string(),
            "notice_days_min" => self.notice_days_min.to_string(),
            "homestead_notice_days_min" => self.homestead_notice_days_min.to_string(),
            "conserved_area_m2_max" => self.conserved_area_m2_max.to_string(),
            _ => return None,
        })
    }
}

impl Default for CaseParameters {
    fn default() -> Self {
        Self {
            area_difference_share_warn: dec!(0.05),
            area_difference_share_max: dec!(0.20),
            reserve_share_max: dec!(0.05),
            homestead_area_m2_max: None,
            objection_days: 15,
            advance_notice_days: 90,
            plan_days_min: 15,
            booklet_fen_max: 0,
            notice_days_min: 7,
            homestead_notice_days_min: 15,
            conserved_area_m2_max: dec!(0.01),
        }
    }
}
