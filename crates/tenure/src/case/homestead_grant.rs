//! 宅基地使用权首次登记: what is asked for, and what the village found of the household's former dwellings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Rows;

/// A homestead that a household is granted, with its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomesteadGrant {
    pub rows: Rows,
    /// What the collective's inquiry found that the household had parted with (土地管理法 62); empty where it had not.
    #[serde(default)]
    pub parted_dwellings: Vec<PartedDwelling>,
}

/// A dwelling that a household sold, let or gave away 出卖、出租、赠与住宅 (土地管理法 62).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartedDwelling {
    /// The code of the household, as its rows have it.
    pub household: String,
    pub how: Parting,
    pub day: NaiveDate,
}

/// How a household parted with a dwelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parting {
    /// 出卖
    Sold,
    /// 出租
    Let,
    /// 赠与
    GivenAway,
}
