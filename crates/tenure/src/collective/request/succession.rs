//! What is asked of a succession: which collectives are followed, and by which.

use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};

use crate::collective::{Asset, Charter, Organ, Particulars, SuccessionKind};
use crate::{ObjectId, Shares};

/// 合并、分立、村改居: it takes effect on the day on which it is entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessionAsked {
    pub succession: SuccessionKind,
    /// The credit codes of the others that are followed, in a merger.
    #[serde(default)]
    pub together_with: Vec<String>,
    pub successors: Vec<SuccessorAsked>,
    /// 乡镇人民政府、街道办事处审核
    #[serde(default)]
    pub township_reviewed: Option<NaiveDate>,
    /// 县级以上地方人民政府批准
    #[serde(default)]
    pub county_approved: Option<NaiveDate>,
    /// 资产负债表和财产清单, by SHA-256
    #[serde(default)]
    pub balance_sheet_sha256: Option<String>,
}

/// A collective as it is after the succession: a new one, or one that goes on under its code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessorAsked {
    pub credit_code: String,
    pub division: DivisionCode,
    pub name: String,
    pub legal_representative: String,
    pub particulars: Particulars,
    pub charter: Charter,
    pub organs: Vec<Organ>,
    #[serde(default)]
    pub assets: Vec<Asset>,
    /// Whose memberships and shares go on here; where there is one successor they are everybody's, and nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<ObjectId>>,
    /// What the collective itself holds of its shares.
    pub own_shares: Shares,
    /// 总份额: the shares of the people and of the collective.
    pub total_shares: Shares,
}
