//! What a case asks the register to enter 申请事项: one form for each kind, as it comes over the wire and as it is kept.

use chrono::NaiveDate;
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};
use serde::{Deserialize, Serialize};

use super::{CaseKind, HomesteadGrant, Rows};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Request {
    FirstRegistration(Registration),
    FirstRegistrationOther(Registration),
    HomesteadFirstRegistration(HomesteadGrant),
    HomesteadConfirmation(Registration),
    MemberChange(MemberChange),
    HeadChange(HeadChange),
    ParcelChange(ParcelChange),
    HouseholdSplit(HouseholdSplit),
    HouseholdMerge(HouseholdMerge),
    Exchange(Exchange),
    Assignment(Assignment),
    Correction(Correction),
    ObjectionRegistration(Restraint),
    AdvanceNotice(Restraint),
    Seizure(Restraint),
    Mortgage(Restraint),
    Lifting(Lifting),
    Reissue(CertificateRequest),
    Replacement(CertificateRequest),
    Cancellation(Cancellation),
    Expropriation(Expropriation),
    TermExtension(TermExtension),
    IssuerSuccession(IssuerSuccession),
}

/// Rows that are to be entered as they are, in the tables of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    pub rows: Rows,
}

/// A person of a household, by name and, among namesakes, by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonRef {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
}

/// 家庭成员变化 (1031)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    pub household: ContractorCode,
    /// New members, as rows of the table of members.
    #[serde(default)]
    pub joining: Rows,
    #[serde(default)]
    pub leaving: Vec<Leaving>,
}

/// A co-holder who is to be taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    pub person: PersonRef,
    pub reason: LeavingReason,
    /// SHA-256 of the proof that the person holds contracted land at the new place (承包法 31).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land_elsewhere_sha256: Option<String>,
}

/// Why a co-holder is to be taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeavingReason {
    /// 死亡
    Death,
    /// 取得其他农村集体经济组织成员身份
    MembershipElsewhere,
    /// 结婚
    Marriage,
    /// 离婚
    Divorce,
    /// 丧偶
    Widowhood,
    /// 误登
    EnteredInError,
}

/// 承包方代表变更 (1032)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadChange {
    pub household: ContractorCode,
    pub head: PersonRef,
    /// What each member is to the new head (GB/T 4761), the head among them.
    pub relations: Vec<RelationTo>,
}

/// What a member is to the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationTo {
    pub person: PersonRef,
    pub relation: String,
}

/// 地块增加、减少、更正 (1033)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParcelChange {
    pub contract: ContractCode,
    /// New parcels and their places in the contract, as rows of both tables.
    #[serde(default)]
    pub added: Rows,
    #[serde(default)]
    pub lost: Vec<ParcelLoss>,
    /// Parcels surveyed anew, as rows.
    #[serde(default)]
    pub corrected: Rows,
}

/// A parcel that is no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParcelLoss {
    pub parcel: ParcelCode,
    pub reason: LossReason,
}

/// Why a parcel is no more; a household's wish is not among the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LossReason {
    /// 自然灾害灭失
    Disaster,
    /// 土地整理
    Consolidation,
    /// 依法调整 (承包法 28)
    Adjustment,
}

/// 分户 (1051, 1052)
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdSplit {
    pub household: ContractorCode,
    /// The code of the household that leaves; it must be new.
    pub new_household: ContractorCode,
    pub new_head: PersonRef,
    /// The address of the household that leaves.
    pub address: String,
    /// Who leaves, the new head among them, with what each is to the new head.
    pub members: Vec<RelationTo>,
    /// Parcels that go whole.
    #[serde(default)]
    pub parcels: Vec<ParcelCode>,
    /// Parcels that are divided.
    #[serde(default)]
    pub divided: Vec<ParcelDivision>,
}

/// A parcel divided along a line 分割.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParcelDivision {
    pub parcel: ParcelCode,
    /// The line, as eastings and northings in metres in the system of the parcel's survey.
    pub line: Vec<[f64; 2]>,
    /// The code of the piece to the left of the line, seen along it; it must be new.
    pub left: ParcelCode,
    /// The code of the piece to the right; it must be new.
    pub right: ParcelCode,
    /// Which of the two goes, by its code.
    pub goes: ParcelCode,
}

impl ParcelDivision {
    /// The code of the piece that does not go.
    pub fn stays(&self) -> ParcelCode {
        if self.goes == self.left { self.right } else { self.left }
    }
}

/// 合户 (1061)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdMerge {
    /// The household that ends; its members and parcels go over.
    pub from: ContractorCode,
    /// The household that stays.
    pub into: ContractorCode,
    /// What each of the joining members is to the head of the household that stays.
    pub relations: Vec<RelationTo>,
}

/// 互换 (1041, 1042)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub one: ExchangeSide,
    pub other: ExchangeSide,
}

/// What one household gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeSide {
    pub contract: ContractCode,
    pub parcels: Vec<ParcelCode>,
}

/// 转让 (1021, 1022)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub contract: ContractCode,
    pub parcels: Vec<ParcelCode>,
    /// A household of the same collective that holds a contract already.
    pub transferee: ContractCode,
    /// The price, in fen; it belongs to the household that assigns.
    pub price_fen: i64,
    /// How the issuer answered (承包法 34).
    pub consent: IssuerConsent,
}

/// What the issuer said to an assignment; a refusal without a lawful reason does not stand in its way (法释 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssuerConsent {
    /// 同意
    Agreed,
    /// 无法定理由不同意
    RefusedWithoutReason,
    /// 拖延表态
    Delayed,
    /// 依法不同意
    Refused,
}

/// 更正登记
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The rows as they should stand.
    pub rows: Rows,
    pub reason: String,
}

/// 异议、预告、查封、抵押
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restraint {
    /// The code of the contract or of the homestead's unit.
    pub on: String,
    /// Who asks for it: the objector, the buyer, the court, the creditor.
    pub party: String,
    /// The document that it rests on.
    pub basis: String,
    /// The last day, where the document sets one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
}

/// 解除
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifting {
    /// The code of the restriction.
    pub restriction: String,
    pub basis: String,
}

/// 补发、换发
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateRequest {
    pub certificate: ContractCode,
    pub reason: String,
}

/// 注销登记
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// The code of the contract or of the homestead's unit.
    pub on: String,
    pub reason: CancellationReason,
}

/// Why a right ends; a voluntary paid exit is a case of its own, and settling in town is no reason at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancellationReason {
    /// 农户消失 (1072): nobody of the household is left
    HouseholdExtinct,
    /// 自然灾害导致全部土地灭失 (1073)
    Disaster,
    /// 人民法院、仲裁机构的生效文书
    CourtDecision,
}

/// 征收: a taking by law with compensation, and never an exit
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expropriation {
    pub contract: ContractCode,
    pub approval_number: String,
    pub compensation_fen: i64,
    /// Parcels that are taken whole.
    #[serde(default)]
    pub parcels: Vec<ParcelCode>,
    /// Parcels of which a part is taken.
    #[serde(default)]
    pub divided: Vec<ParcelDivision>,
}

/// 二轮延包
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermExtension {
    pub issuer: IssuerCode,
    /// The contracts of the batch.
    pub contracts: Vec<ContractCode>,
    /// The last day of the new term.
    pub last_day: NaiveDate,
    /// The day on which the new contracts were signed.
    pub signed_day: NaiveDate,
}

/// 发包方承继
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerSuccession {
    /// The issuer as it is registered; its code and the codes under it stay.
    pub issuer: IssuerCode,
    /// The name of the successor.
    pub name: String,
    pub head_name: String,
    /// The identity document of the head; asked for where another head follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_document: Option<DocumentRef>,
    pub reason: SuccessionReason,
    pub basis: String,
}

/// An identity document as a request names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRef {
    /// 证件类型 (C.15)
    pub kind: String,
    pub number: String,
}

/// How one issuer followed another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionReason {
    /// 村合并
    VillageMerger,
    /// 村改居
    VillageToCommunity,
    /// 集体经济组织成立后接替村民委员会、村民小组
    CollectiveFounded,
}

impl Request {
    /// The kind of case that this is the request of.
    pub fn kind(&self) -> CaseKind {
        match self {
            Self::FirstRegistration(_) => CaseKind::FirstRegistration,
            Self::FirstRegistrationOther(_) => CaseKind::FirstRegistrationOther,
            Self::HomesteadFirstRegistration(_) => CaseKind::HomesteadFirstRegistration,
            Self::HomesteadConfirmation(_) => CaseKind::HomesteadConfirmation,
            Self::MemberChange(_) => CaseKind::MemberChange,
            Self::HeadChange(_) => CaseKind::HeadChange,
            Self::ParcelChange(_) => CaseKind::ParcelChange,
            Self::HouseholdSplit(_) => CaseKind::HouseholdSplit,
            Self::HouseholdMerge(_) => CaseKind::HouseholdMerge,
            Self::Exchange(_) => CaseKind::Exchange,
            Self::Assignment(_) => CaseKind::Assignment,
            Self::Correction(_) => CaseKind::Correction,
            Self::ObjectionRegistration(_) => CaseKind::ObjectionRegistration,
            Self::AdvanceNotice(_) => CaseKind::AdvanceNotice,
            Self::Seizure(_) => CaseKind::Seizure,
            Self::Mortgage(_) => CaseKind::Mortgage,
            Self::Lifting(_) => CaseKind::Lifting,
            Self::Reissue(_) => CaseKind::Reissue,
            Self::Replacement(_) => CaseKind::Replacement,
            Self::Cancellation(_) => CaseKind::Cancellation,
            Self::Expropriation(_) => CaseKind::Expropriation,
            Self::TermExtension(_) => CaseKind::TermExtension,
            Self::IssuerSuccession(_) => CaseKind::IssuerSuccession,
        }
    }
}
