//! A collective with its registration, its charter, its organs and its property.

use chrono::NaiveDate;
use identity::{CollectiveLevel, DivisionLevel, IssuerCode};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationCertificate {
    pub number: String,
    pub issued_day: NaiveDate,
    /// The last day on which it is valid, where it names one.
    pub last_day: Option<NaiveDate>,
}

/// How far the reform of collective property rights 产权制度改革 has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
