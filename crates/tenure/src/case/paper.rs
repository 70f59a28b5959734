//! The kinds of papers that cases, the books of collectives and the deals of the market print.

use serde::{Deserialize, Serialize};

/// A kind of printed paper 登记文书; the name on the wire and the two digits are never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// 发包方调查表
    IssuerSurvey,
    /// 承包方调查表
    ContractorSurvey,
    /// 承包地块调查表
    ParcelSurvey,
    /// 调查信息公示表
    PublicityTable,
    /// 公示结果归户表
    HouseholdConfirmation,
    /// 承包合同
    LandContract,
    /// 登记簿
    RegisterPage,
    /// 土地承包经营权证
    LandCertificate,
    /// 不动产权证书, of a homestead
    HomesteadCertificate,
    /// 公告
    PublicNotice,
    /// 一次性补正告知书
    CorrectionLetter,
    /// 颁证清册
    HandOverList,
    /// 集体收益分配权份额证书, of a collective
    ShareCertificate,
    /// 集体收益分配告知单, of a collective
    DistributionStatement,
    /// 农村产权交易公告
    ListingNotice,
    /// 农村产权交易竞价记录
    BidRecord,
    /// 交易合同, whose own title says what goes over
    DealContract,
    /// 农村产权交易鉴证书
    Attestation,
    /// 交易资金收付凭证
    PaymentReceipt,
    /// 自愿有偿退出协议
    ExitAgreement,
    /// 自愿有偿退出告知书, to the household that left a right
    ExitStatement,
}

impl PaperKind {
    /// Every kind, in the order of the catalogue of forms.
    pub const ALL: [Self; 21] = [
        Self::IssuerSurvey,
        Self::ContractorSurvey,
        Self::ParcelSurvey,
        Self::PublicityTable,
        Self::HouseholdConfirmation,
        Self::LandContract,
        Self::RegisterPage,
        Self::LandCertificate,
        Self::HomesteadCertificate,
        Self::PublicNotice,
        Self::CorrectionLetter,
        Self::HandOverList,
        Self::ShareCertificate,
        Self::DistributionStatement,
        Self::ListingNotice,
        Self::BidRecord,
        Self::DealContract,
        Self::Attestation,
        Self::PaymentReceipt,
        Self::ExitAgreement,
        Self::ExitStatement,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IssuerSurvey => "issuer-survey",
            Self::ContractorSurvey => "contractor-survey",
            Self::ParcelSurvey => "parcel-survey",
            Self::PublicityTable => "publicity-table",
            Self::HouseholdConfirmation => "household-confirmation",
            Self::LandContract => "land-contract",
            Self::RegisterPage => "register-page",
            Self::LandCertificate => "land-certificate",
            Self::HomesteadCertificate => "homestead-certificate",
            Self::PublicNotice => "public-notice",
            Self::CorrectionLetter => "correction-letter",
            Self::HandOverList => "hand-over-list",
            Self::ShareCertificate => "share-certificate",
            Self::DistributionStatement => "distribution-statement",
            Self::ListingNotice => "listing-notice",
            Self::BidRecord => "bid-record",
            Self::DealContract => "deal-contract",
            Self::Attestation => "attestation",
            Self::PaymentReceipt => "payment-receipt",
            Self::ExitAgreement => "exit-agreement",
            Self::ExitStatement => "exit-statement",
        }
    }

    /// Reads what [`PaperKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// The two digits that stand for the kind in the number of a paper; our own choice, as no standard sets a form.
    pub fn digits(self) -> &'static str {
        match self {
            Self::IssuerSurvey => "01",
            Self::ContractorSurvey => "02",
            Self::ParcelSurvey => "03",
            Self::PublicityTable => "04",
            Self::HouseholdConfirmation => "05",
            Self::LandContract => "06",
            Self::RegisterPage => "07",
            Self::LandCertificate => "08",
            Self::HomesteadCertificate => "09",
            Self::PublicNotice => "10",
            Self::CorrectionLetter => "11",
            Self::HandOverList => "12",
            Self::ShareCertificate => "13",
            Self::DistributionStatement => "14",
            Self::ListingNotice => "15",
            Self::BidRecord => "16",
            Self::DealContract => "17",
            Self::Attestation => "18",
            Self::PaymentReceipt => "19",
            Self::ExitAgreement => "20",
            Self::ExitStatement => "21",
        }
    }

    /// The Chinese name.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::IssuerSurvey => "发包方调查表",
            Self::ContractorSurvey => "承包方调查表",
            Self::ParcelSurvey => "承包地块调查表",
            Self::PublicityTable => "调查信息公示表",
            Self::HouseholdConfirmation => "公示结果归户表",
            Self::LandContract => "农村土地承包合同",
            Self::RegisterPage => "登记簿",
            Self::LandCertificate => "农村土地承包经营权证",
            Self::HomesteadCertificate => "不动产权证书",
            Self::PublicNotice => "公告",
            Self::CorrectionLetter => "一次性补正告知书",
            Self::HandOverList => "颁证清册",
            Self::ShareCertificate => "集体收益分配权份额证书",
            Self::DistributionStatement => "集体收益分配告知单",
            Self::ListingNotice => "农村产权交易公告",
            Self::BidRecord => "农村产权交易竞价记录",
            Self::DealContract => "农村产权交易合同",
            Self::Attestation => "农村产权交易鉴证书",
            Self::PaymentReceipt => "交易资金收付凭证",
            Self::ExitAgreement => "自愿有偿退出协议",
            Self::ExitStatement => "自愿有偿退出告知书",
        }
    }

    /// The English name.
    pub fn title_en(self) -> &'static str {
        match self {
            Self::IssuerSurvey => "survey form of the issuer",
            Self::ContractorSurvey => "survey form of the contractor",
            Self::ParcelSurvey => "survey form of the parcels",
            Self::PublicityTable => "publicity table",
            Self::HouseholdConfirmation => "results of publicity by household",
            Self::LandContract => "land contract",
            Self::RegisterPage => "page of the register book",
            Self::LandCertificate => "certificate of the land contractual management right",
            Self::HomesteadCertificate => "certificate of the homestead",
            Self::PublicNotice => "public notice",
            Self::CorrectionLetter => "letter on what is missing",
            Self::HandOverList => "hand-over list",
            Self::ShareCertificate => "certificate of shares",
            Self::DistributionStatement => "statement of a distribution",
            Self::ListingNotice => "notice of a listing",
            Self::BidRecord => "bid record",
            Self::DealContract => "contract of a deal",
            Self::Attestation => "attestation of a deal",
            Self::PaymentReceipt => "receipt of a payment",
            Self::ExitAgreement => "agreement on an exit",
            Self::ExitStatement => "statement to a household that left a right",
        }
    }

    /// Whether it goes out before anything is entered, with a frozen content of its own.
    pub fn precedes_the_act(self) -> bool {
        matches!(self, Self::PublicityTable | Self::PublicNotice | Self::CorrectionLetter)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::PaperKind;

    #[test]
    fn every_kind_has_a_name_and_digits_of_its_own() {
        let names: BTreeSet<_> = PaperKind::ALL.iter().map(|it| it.as_str()).collect();
        let digits: BTreeSet<_> = PaperKind::ALL.iter().map(|it| it.digits()).collect();
        assert_eq!((names.len(), digits.len()), (21, 21));
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::parse(kind.as_str()), Some(kind));
            let on_the_wire = serde_json::to_value(kind).unwrap();
            assert_eq!(on_the_wire, kind.as_str());
        }
        assert_eq!(PaperKind::parse("household-register"), None);
    }
}
