//! How one collective follows another: merger, division, and a village that becomes a community.

use chrono::NaiveDate;
use identity::{CreditCode, IssuerCode};

use crate::membership::Membership;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
}
