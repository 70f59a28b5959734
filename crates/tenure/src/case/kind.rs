//! The kinds of cases.

use serde::{Deserialize, Serialize};

/// What kind of case it is 登记业务类型; the name on the wire is never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseKind {
    /// 首次登记（家庭承包）
    FirstRegistration,
    /// 首次登记（其他方式承包）
    FirstRegistrationOther,
    /// 宅基地使用权首次登记
    HomesteadFirstRegistration,
    /// 宅基地使用权确权登记: of one that has long been there
    HomesteadConfirmation,
    /// 家庭成员变化
    MemberChange,
    /// 承包方代表变更
    HeadChange,
    /// 地块增加、减少、更正
    ParcelChange,
    /// 分户
    HouseholdSplit,
    /// 合户
    HouseholdMerge,
    /// 互换
    Exchange,
    /// 转让
    Assignment,
    /// 更正登记
    Correction,
    /// 异议登记
    ObjectionRegistration,
    /// 预告登记
    AdvanceNotice,
    /// 查封登记
    Seizure,
    /// 抵押登记, where the law allows it
    Mortgage,
    /// 解除异议、预告、查封、抵押
    Lifting,
    /// 权证补发
    Reissue,
    /// 权证换发
    Replacement,
    /// 注销登记
    Cancellation,
    /// 征收
    Expropriation,
    /// 二轮延包
    TermExtension,
    /// 发包方承继: villages merged, or a village turned into a community
    IssuerSuccession,
}

impl CaseKind {
    /// Every kind, in the order of the catalogue.
    pub const ALL: [Self; 23] = [
        Self::FirstRegistration,
        Self::FirstRegistrationOther,
        Self::HomesteadFirstRegistration,
        Self::HomesteadConfirmation,
        Self::MemberChange,
        Self::HeadChange,
        Self::ParcelChange,
        Self::HouseholdSplit,
        Self::HouseholdMerge,
        Self::Exchange,
        Self::Assignment,
        Self::Correction,
        Self::ObjectionRegistration,
        Self::AdvanceNotice,
        Self::Seizure,
        Self::Mortgage,
        Self::Lifting,
        Self::Reissue,
        Self::Replacement,
        Self::Cancellation,
        Self::Expropriation,
        Self::TermExtension,
        Self::IssuerSuccession,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstRegistration => "first-registration",
            Self::FirstRegistrationOther => "first-registration-other",
            Self::HomesteadFirstRegistration => "homestead-first-registration",
            Self::HomesteadConfirmation => "homestead-confirmation",
            Self::MemberChange => "member-change",
            Self::HeadChange => "head-change",
            Self::ParcelChange => "parcel-change",
            Self::HouseholdSplit => "household-split",
            Self::HouseholdMerge => "household-merge",
            Self::Exchange => "exchange",
            Self::Assignment => "assignment",
            Self::Correction => "correction",
            Self::ObjectionRegistration => "objection-registration",
            Self::AdvanceNotice => "advance-notice",
            Self::Seizure => "seizure",
            Self::Mortgage => "mortgage",
            Self::Lifting => "lifting",
            Self::Reissue => "reissue",
            Self::Replacement => "replacement",
            Self::Cancellation => "cancellation",
            Self::Expropriation => "expropriation",
            Self::TermExtension => "term-extension",
            Self::IssuerSuccession => "issuer-succession",
        }
    }

    /// Reads what [`CaseKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}
