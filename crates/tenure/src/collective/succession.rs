//! How one collective follows another: merger, division, and a village that becomes a community.

use chrono::NaiveDate;
use identity::{CreditCode, IssuerCode};
use serde::{Deserialize, Serialize};

use crate::Shares;
use crate::membership::{Ending, Ground, Membership};
use crate::shares::HeldShares;

/// One collective, or several, followed by others 承继 (集体法 23–25).
#[derive(Clone, Debug, PartialEq)]
pub struct Succession {
    pub kind: SuccessionKind,
    pub effect_day: NaiveDate,
    pub before: Vec<Party>,
    pub after: Vec<Party>,
    /// 乡镇人民政府、街道办事处审核
    pub township_reviewed: Option<NaiveDate>,
    /// 县级以上地方人民政府批准
    pub county_approved: Option<NaiveDate>,
    /// 资产负债表和财产清单, by SHA-256
    pub balance_sheet_sha256: Option<String>,
}

/// How it comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionKind {
    /// 合并 (集体法 23)
    Merger,
    /// 分立 (集体法 24)
    Division,
    /// 村改居: the collective stays what it is and changes its name or its place.
    VillageToCommunity,
}

/// A collective of a succession, with its members and its shares on that side of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub collective: CreditCode,
    pub issuer: IssuerCode,
    /// Whether all its property is verified 清产核资.
    pub assets_verified: bool,
    pub memberships: Vec<Membership>,
    pub holdings: Vec<HeldShares>,
    /// 总份额
    pub total_shares: Shares,
}

impl Succession {
    /// Whether a collective goes on as what it was, with more or fewer members.
    pub fn goes_on(&self, collective: &CreditCode) -> bool {
        self.after.iter().any(|it| it.collective == *collective)
    }
}

impl Membership {
    /// The membership as it ended on the eve of a succession, and as it goes on in a successor; nothing where it does not hold on the day of effect, or stays where it is.
    ///
    /// An end that was fixed before stays what it was.
    pub fn succeeded(&self, by: &CreditCode, effect_day: NaiveDate) -> Option<(Self, Self)> {
        let eve = effect_day.pred_opt()?;
        if self.collective == *by || !self.holds(effect_day) || self.first_day > eve {
            return None;
        }
        let ended = Self { last_day: Some(eve), ending: Some(Ending::Succeeded), ..self.clone() };
        let collective = by.clone();
        let ground = Ground::Succession;
        Some((ended, Self { collective, ground, first_day: effect_day, ..self.clone() }))
    }
}
