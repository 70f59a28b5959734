//! The types of registration, of the real-estate dictionaries.

use serde::{Deserialize, Serialize};

/// 登记类型, with the code of the real-estate dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum RegistrationType {
    /// 100 首次登记
    First,
    /// 200 转移登记
    Transfer,
    /// 300 变更登记
    Alteration,
    /// 400 注销登记
    Cancellation,
    /// 500 更正登记
    Correction,
    /// 600 异议登记
    Objection,
    /// 700 预告登记
    AdvanceNotice,
    /// 800 查封登记
    Seizure,
    /// 900 其他登记
    Other,
}

/// A number that is no type of registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no type of registration; the types are 100, 200 and so on to 900")]
pub struct UnknownRegistrationType(u16);

impl RegistrationType {
    const ALL: [Self; 9] = [
        Self::First,
        Self::Transfer,
        Self::Alteration,
        Self::Cancellation,
        Self::Correction,
        Self::Objection,
        Self::AdvanceNotice,
        Self::Seizure,
        Self::Other,
    ];

    /// The code of the dictionary.
    pub fn code(self) -> u16 {
        match self {
            Self::First => 100,
            Self::Transfer => 200,
            Self::Alteration => 300,
            Self::Cancellation => 400,
            Self::Correction => 500,
            Self::Objection => 600,
            Self::AdvanceNotice => 700,
            Self::Seizure => 800,
            Self::Other => 900,
        }
    }

    /// The name of the dictionary.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::First => "首次登记",
            Self::Transfer => "转移登记",
            Self::Alteration => "变更登记",
            Self::Cancellation => "注销登记",
            Self::Correction => "更正登记",
            Self::Objection => "异议登记",
            Self::AdvanceNotice => "预告登记",
            Self::Seizure => "查封登记",
            Self::Other => "其他登记",
        }
    }
}

impl TryFrom<u16> for RegistrationType {
    type Error = UnknownRegistrationType;

    fn try_from(code: u16) -> Result<Self, Self::Error> {
        Self::ALL.into_iter().find(|it| it.code() == code).ok_or(UnknownRegistrationType(code))
    }
}

impl From<RegistrationType> for u16 {
    fn from(kind: RegistrationType) -> Self {
        kind.code()
    }
}
