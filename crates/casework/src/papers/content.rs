//! The facts of a paper, owned: everything that is printed on it but its imprint.

mod collective;
mod deal;

use chrono::NaiveDate;
use geometry::Outline;
use tenure::case::{NoticeRows, RegistrationType};
use tenure::takeover::MemberFact;
use tenure::{
    BoundaryLine, BoundaryPoint, Certificate, Circulation, Collection, ContractRight,
    ContractedParcel, Contractor, Homestead, Household, Issuer, LandContract, Parcel,
};

pub use collective::{
    DistributionStatement, HeldShare, ReceivedPortion, Recipient, ShareCertificate,
};
pub use deal::{DealPaper, DealTable, Inclusion, Value};

/// What a paper says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    IssuerSurvey(IssuerSurvey),
    ContractorSurvey(ContractorSurvey),
    ParcelSurvey(ParcelSurvey),
    PublicityTable(PublicityTable),
    HouseholdConfirmation(HouseholdConfirmation),
    LandContract(LandContractPaper),
    RegisterPage(RegisterPage),
    HomesteadRegisterPage(HomesteadRegisterPage),
    IssuerRegisterPage(IssuerRegisterPage),
    LandCertificate(LandCertificate),
    HomesteadCertificate(HomesteadCertificate),
    PublicNotice(PublicNotice),
    CorrectionLetter(CorrectionLetter),
    HandOverList(HandOverList),
    HomesteadHandOverList(HomesteadHandOverList),
    ShareCertificate(ShareCertificate),
    DistributionStatement(Box<DistributionStatement>),
    Deal(Box<DealPaper>),
}

/// 发包方调查表
#[derive(Clone, Debug, PartialEq)]
pub struct IssuerSurvey {
    pub issuer: Issuer,
    pub review: Option<Review>,
}

/// 承包方调查表
#[derive(Clone, Debug, PartialEq)]
pub struct ContractorSurvey {
    pub issuer: Issuer,
    pub contractor: Contractor,
    pub members: Vec<MemberFact>,
    pub review: Option<Review>,
}

/// 承包地块调查表
#[derive(Clone, Debug, PartialEq)]
pub struct ParcelSurvey {
    pub holding: Holding,
    pub points: Vec<BoundaryPoint>,
    pub lines: Vec<BoundaryLine>,
    pub makers: Makers,
    pub review: Option<Review>,
}

/// 调查信息公示表
#[derive(Clone, Debug, PartialEq)]
pub struct PublicityTable {
    pub round: u32,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub maker: String,
    pub made_day: NaiveDate,
    pub reviewer: String,
    pub reviewed_day: NaiveDate,
    /// As it was frozen, its identity numbers masked.
    pub rows: Box<NoticeRows>,
}

/// 公示结果归户表
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdConfirmation {
    pub holding: Holding,
    /// 公示记事 was noted on that day.
    pub recorded_day: Option<NaiveDate>,
    /// 公示审核意见
    pub opinion: Option<String>,
}

/// 承包合同
#[derive(Clone, Debug, PartialEq)]
pub struct LandContractPaper {
    pub holding: Holding,
}

/// 登记簿, of a contract
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterPage {
    pub holding: Holding,
    pub right: Box<ContractRight>,
    pub reason: String,
    pub entries: Vec<Entry>,
    pub authority: String,
    pub makers: Makers,
}

/// 登记簿, of a homestead
#[derive(Clone, Debug, PartialEq)]
pub struct HomesteadRegisterPage {
    pub holding: Box<HomesteadHolding>,
    pub reason: String,
    pub entries: Vec<Entry>,
    pub authority: String,
}

/// 登记簿, of an issuer
#[derive(Clone, Debug, PartialEq)]
pub struct IssuerRegisterPage {
    pub issuer: Issuer,
    pub reason: String,
    pub entries: Vec<Entry>,
    pub authority: String,
}

/// 土地承包经营权证
#[derive(Clone, Debug, PartialEq)]
pub struct LandCertificate {
    pub holding: Holding,
    pub right: Box<ContractRight>,
    pub certificate: Certificate,
    pub reason: String,
    pub circulations: Vec<Circulation>,
    pub makers: Makers,
}

/// 不动产权证书, of a homestead
#[derive(Clone, Debug, PartialEq)]
pub struct HomesteadCertificate {
    pub holding: Box<HomesteadHolding>,
    pub reason: String,
    pub authority: String,
    pub registered_day: NaiveDate,
}

/// 公告
#[derive(Clone, Debug, PartialEq)]
pub struct PublicNotice {
    pub subject: String,
    pub addressees: String,
    pub paragraphs: Vec<String>,
    pub attachments: Vec<String>,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub place: String,
    pub office: String,
    pub address: String,
    pub phone: String,
    pub authority: String,
}

/// 一次性补正告知书
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectionLetter {
    pub case_number: String,
    pub applicant: String,
    pub matter: String,
    pub received_day: NaiveDate,
    pub missing: Vec<Missing>,
    pub office: String,
    pub address: String,
    pub phone: String,
    pub officer: String,
    pub written_day: NaiveDate,
}

/// 颁证清册
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverList {
    pub issuer: Issuer,
    pub certificates: Vec<(Contractor, LandContract, ContractRight, Certificate)>,
    pub authority: String,
    pub maker: String,
    pub made_day: NaiveDate,
}

/// 颁证清册, of homesteads
#[derive(Clone, Debug, PartialEq)]
pub struct HomesteadHandOverList {
    /// Each with whoever collected it, once it was.
    pub certificates: Vec<(HomesteadHolding, Collection)>,
    pub authority: String,
    pub maker: String,
    pub made_day: NaiveDate,
}

/// A contract with its parties, its members and its parcels.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    pub issuer: Issuer,
    pub contractor: Contractor,
    pub members: Vec<MemberFact>,
    pub contract: LandContract,
    pub parcels: Vec<HeldParcel>,
}

/// A parcel under a contract, with who lies around it.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldParcel {
    pub parcel: Parcel,
    pub contracted: ContractedParcel,
    /// In the same coordinate system; empty where no sketch is drawn.
    pub neighbours: Vec<Neighbour>,
}

/// A parcel that lies beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Whoever holds it; empty where nobody does.
    pub holder: String,
    pub outline: Outline,
}

/// A homestead with the household that uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct HomesteadHolding {
    pub homestead: Homestead,
    pub household: Household,
    pub members: Vec<MemberFact>,
    /// The parcels around it, in the same coordinate system.
    pub neighbours: Vec<Neighbour>,
}

/// A review that was made 审核意见.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub opinion: String,
    pub reviewer: String,
    pub day: NaiveDate,
}

/// Who surveyed and drew, and who looked it through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Makers {
    pub surveyor: String,
    pub survey_day: NaiveDate,
    pub reviewer: String,
    pub reviewed_day: NaiveDate,
    /// 编制单位
    pub office: String,
}

/// An entry of the register book 登记记载.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: RegistrationType,
    pub day: NaiveDate,
    pub text: String,
    /// 登簿人
    pub registrar: String,
}

/// Something that is missing or wrong in an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub document: String,
    pub requirement: String,
    pub basis: String,
}
