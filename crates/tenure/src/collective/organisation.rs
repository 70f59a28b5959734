//! A collective with its registration, its charter, its organs and its property.

use chrono::NaiveDate;
use identity::{CollectiveLevel, DivisionLevel, IssuerCode};
use serde::{Deserialize, Serialize};

use super::{Asset, Charter, Collective, Organ, OrganKind};

/// A collective as an organisation 农村集体经济组织.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    pub collective: Collective,
    /// Its code as an issuer, under which it decides (集体法 5(1)).
    pub issuer: IssuerCode,
    /// 住所
    pub address: String,
    pub certificate: RegistrationCertificate,
    pub charter: Charter,
    pub organs: Vec<Organ>,
    pub assets: Vec<Asset>,
    pub reform: Reform,
}

/// 农村集体经济组织登记证书
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationCertificate {
    pub number: String,
    pub issued_day: NaiveDate,
    /// The last day on which it is valid, where it names one.
    pub last_day: Option<NaiveDate>,
}

/// How far the reform of collective property rights 产权制度改革 has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reform {
    /// 未开展
    NotBegun,
    /// 清产核资
    Verifying,
    /// 成员身份确认
    ConfirmingMembers,
    /// 股份（份额）量化
    Quantifying,
    /// 已登记赋码
    Registered,
}

/// What is registered of an organisation beside its name and code 登记事项.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// Its code as an issuer, under which it decides (集体法 5(1)).
    pub issuer: IssuerCode,
    /// 住所
    pub address: String,
    pub certificate: RegistrationCertificate,
    pub reform: Reform,
}

impl Reform {
    /// Every state, in their order.
    pub const ALL: [Self; 5] = [
        Self::NotBegun,
        Self::Verifying,
        Self::ConfirmingMembers,
        Self::Quantifying,
        Self::Registered,
    ];

    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::Verifying => "verifying",
            Self::ConfirmingMembers => "confirming-members",
            Self::Quantifying => "quantifying",
            Self::Registered => "registered",
        }
    }

    /// Reads what [`Reform::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl Organisation {
    /// 集体经济组织层级, as its credit code says; `None` where the code is no collective's.
    pub fn level(&self) -> Option<CollectiveLevel> {
        self.collective.credit_code.collective_level()
    }

    /// The level that its division makes it.
    pub fn level_of_division(&self) -> Option<CollectiveLevel> {
        match self.collective.division.level() {
            DivisionLevel::Group => Some(CollectiveLevel::Group),
            DivisionLevel::Village => Some(CollectiveLevel::Village),
            DivisionLevel::Town => Some(CollectiveLevel::Town),
            DivisionLevel::County => None,
        }
    }

    /// The organ of a kind, where there is one.
    pub fn organ(&self, kind: OrganKind) -> Option<&Organ> {
        self.organs.iter().find(|it| it.kind == kind)
    }
}
