//! The papers that there are, and what each hands to the press.

use serde::Serialize;
use serde_json::{Error, Value};

use crate::{
    ContractorSurvey, CorrectionLetter, DealPaper, DistributionStatement, HandOverList,
    HomesteadCertificate, HomesteadHandOverList, HomesteadRegisterPage, HouseholdConfirmation,
    IssuerRegisterPage, IssuerSurvey, LandCertificate, LandContractPaper, Letter, ParcelSurvey,
    PublicNotice, PublicityTable, RegisterPage, ShareCertificate,
};

/// A paper with its facts.
#[derive(Clone, Copy, Debug)]
pub enum Paper<'a> {
    /// 发包方调查表
    IssuerSurvey(IssuerSurvey<'a>),
    /// 承包方调查表
    ContractorSurvey(ContractorSurvey<'a>),
    /// 承包地块调查表
    ParcelSurvey(ParcelSurvey<'a>),
    /// 调查信息公示表
    PublicityTable(PublicityTable<'a>),
    /// 公示结果归户表
    HouseholdConfirmation(HouseholdConfirmation<'a>),
    /// 承包合同
    LandContract(LandContractPaper<'a>),
    /// 登记簿
    RegisterPage(RegisterPage<'a>),
    /// 登记簿, of a homestead
    HomesteadRegisterPage(HomesteadRegisterPage<'a>),
    /// 登记簿, of an issuer
    IssuerRegisterPage(IssuerRegisterPage<'a>),
    /// 土地承包经营权证
    LandCertificate(LandCertificate<'a>),
    /// 不动产权证书, of a homestead
    HomesteadCertificate(HomesteadCertificate<'a>),
    /// 公告
    PublicNotice(PublicNotice<'a>),
    /// 一次性补正告知书
    CorrectionLetter(CorrectionLetter<'a>),
    /// 颁证清册
    HandOverList(HandOverList<'a>),
    /// 颁证清册, of homesteads
    HomesteadHandOverList(HomesteadHandOverList<'a>),
    /// 份额证书
    ShareCertificate(ShareCertificate<'a>),
    /// 收益分配告知单
    DistributionStatement(DistributionStatement<'a>),
    /// 交易文书
    Deal(DealPaper<'a>),
    /// 告知书
    Letter(Letter<'a>),
}

/// What the press asks of a paper.
pub(crate) trait Printed {
    /// Its name, as it stands at its head.
    fn title(&self) -> &'static str;
    /// Its template.
    fn template(&self) -> &'static str;
    /// Its cells, worded as they are printed.
    fn facts(&self) -> impl Serialize;
}

/// The same of any paper.
trait AnyPrinted {
    fn title(&self) -> &'static str;
    fn template(&self) -> &'static str;
    fn facts(&self) -> Result<Value, Error>;
}

impl<T: Printed> AnyPrinted for T {
    fn title(&self) -> &'static str {
        Printed::title(self)
    }

    fn template(&self) -> &'static str {
        Printed::template(self)
    }

    fn facts(&self) -> Result<Value, Error> {
        serde_json::to_value(Printed::facts(self))
    }
}

impl Paper<'_> {
    /// The Chinese name of the paper.
    pub fn title(&self) -> &'static str {
        self.printed().title()
    }

    pub(crate) fn template(&self) -> &'static str {
        self.printed().template()
    }

    pub(crate) fn facts(&self) -> Result<Value, Error> {
        self.printed().facts()
    }

    fn printed(&self) -> &dyn AnyPrinted {
        match self {
            Self::IssuerSurvey(it) => it,
            Self::ContractorSurvey(it) => it,
            Self::ParcelSurvey(it) => it,
            Self::PublicityTable(it) => it,
            Self::HouseholdConfirmation(it) => it,
            Self::LandContract(it) => it,
            Self::RegisterPage(it) => it,
            Self::HomesteadRegisterPage(it) => it,
            Self::IssuerRegisterPage(it) => it,
            Self::LandCertificate(it) => it,
            Self::HomesteadCertificate(it) => it,
            Self::PublicNotice(it) => it,
            Self::CorrectionLetter(it) => it,
            Self::HandOverList(it) => it,
            Self::HomesteadHandOverList(it) => it,
            Self::ShareCertificate(it) => it,
            Self::DistributionStatement(it) => it,
            Self::Deal(it) => it,
            Self::Letter(it) => it,
        }
    }
}
