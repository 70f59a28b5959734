//! The charter 章程 of a collective, as far as the register goes by it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Proportion, Shares};

/// The charter 章程 (集体法 20), in versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// Counted upwards from 1.
    pub version: u32,
    pub adopted_day: NaiveDate,
    #[serde(default)]
    pub filings: Filings,
    /// What the assembly must reach; never less than two thirds (集体法 27(3)).
    pub majority: Proportion,
    /// Whether there is an assembly of delegates 成员代表大会 (集体法 28(1)).
    pub delegates: bool,
    /// What it says about becoming and ceasing to be a member.
    #[serde(default)]
    pub member_clauses: Vec<MemberClause>,
    pub share_mode: ShareMode,
    /// The share classes beside those of members and of the collective, such as 扶贫股.
    #[serde(default)]
    pub other_share_classes: Vec<String>,
    /// What one member may hold at most of all shares, where the charter says so.
    pub share_cap: Option<Proportion>,
    /// 公积公益金: what is taken from the year's net income before anything is distributed (集体法 42).
    pub reserve: Proportion,
}

/// A clause about membership, by what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberClause {
    pub effect: ClauseEffect,
    pub text: String,
}

/// What a clause does to whom it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseEffect {
    /// Gives or keeps a membership, a share or a benefit.
    Grants,
    /// Denies or ends one, or makes it less.
    Denies,
}

/// Whether shares follow the number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareMode {
    /// 静态管理: 生不增、死不减
    Fixed,
    /// 动态管理: adjusted at the times that the charter names
    Adjusted,
}

/// Where something was filed 备案, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filings {
    /// 乡镇人民政府、街道办事处
    pub township: Option<NaiveDate>,
    /// 县级人民政府农业农村主管部门
    pub county: Option<NaiveDate>,
}

impl Charter {
    /// Whether a class of shares is the law's or the charter's.
    pub fn has_share_class(&self, class: &str) -> bool {
        matches!(class, "member" | "collective")
            || (class == "other" && !self.other_share_classes.is_empty())
    }

    /// Whether a holding is within the cap of the charter and of the province; either may be absent.
    pub fn within_cap(&self, held: Shares, total: Shares, province: Option<Proportion>) -> bool {
        let mut caps = self.share_cap.into_iter().chain(province);
        caps.all(|it| held.is_at_most(it, total))
    }
}
