//! The legal kinds of transfers, each with what it is about.

use identity::{ContractCode, ParcelCode, UnitCode};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tenure::HouseholdCode;

use super::{ShareInheritance, SharePledge, ShareRedemption, ShareTransfer};
use crate::consent::{Consent, Evidence};
use crate::days::Days;
use crate::money::DealId;

/// A transfer: with a price, or of a kind that may be without one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    Priced(Priced),
    Unpriced(Unpriced),
}

/// What is given for a consideration 有偿.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Priced {
    Lease(Lease),
    ShareIn(ShareIn),
    ReTransfer(ReTransfer),
    Assignment(Assignment),
    Homestead(HomesteadTransfer),
    ShareTransfer(ShareTransfer),
    ShareRedemption(ShareRedemption),
}

/// What the law allows without a price; it is never counted as paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Unpriced {
    FarmingOnBehalf(FarmingOnBehalf),
    Exchange(Exchange),
    Security(Security),
    ShareInheritance(ShareInheritance),
    SharePledge(SharePledge),
}

/// Operation rights over parcels for some days 土地经营权.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    pub contract: ContractCode,
    pub parcels: Vec<GrantedParcel>,
    pub days: Days,
}

/// A parcel, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantedParcel {
    pub parcel: ParcelCode,
    pub area_m2: Decimal,
    /// 土地用途 (C.9) afterwards.
    pub purpose: String,
}

/// 出租（转包） (承包法 36)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    pub grant: Grant,
    pub form: LeaseForm,
}

/// To whom a lease is given; the law treats both alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeaseForm {
    /// 出租: to anybody
    Lease,
    /// 转包: to another household of the collective
    Subcontract,
}

/// 入股 (承包法 36): the operation right becomes equity of an enterprise or a cooperative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareIn {
    pub grant: Grant,
}

/// 代耕 (承包法 40(3)): somebody works the land for the contractor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarmingOnBehalf {
    pub grant: Grant,
}

/// 再流转 (承包法 46): a transferee gives on what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReTransfer {
    pub grant: Grant,
    /// The deal that it is made under.
    pub under: DealId,
    /// The contractor's written consent; the rules ask for it.
    pub contractor_consent: Option<Consent>,
}

/// 互换 (承包法 33): contracted rights change places.
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

/// 转让 (承包法 34): the contracted right itself goes to another household of the collective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub contract: ContractCode,
    pub parcels: Vec<ParcelCode>,
}

/// 融资担保 (承包法 47): the operation right secures a loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    pub grant: Grant,
    /// The deal by which a transferee has what it pledges; `None` where the contractor does.
    pub under: Option<DealId>,
    pub secured_fen: i64,
    /// The contractor's written consent to a transferee's security.
    pub contractor_consent: Option<Consent>,
}

/// 宅基地使用权内部转让: with the dwelling, inside the collective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomesteadTransfer {
    pub unit: UnitCode,
    pub to: HouseholdCode,
    /// The homesteads that the receiving household has already.
    pub held_by_receiver: Vec<UnitCode>,
    pub collective_consent: Option<Evidence>,
    pub township_approval: Option<Evidence>,
}

/// The kinds, by the codes of the transfer ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferKind {
    Lease,
    ShareIn,
    FarmingOnBehalf,
    ReTransfer,
    Exchange,
    Assignment,
    Security,
    Homestead,
    ShareTransfer,
    ShareRedemption,
    ShareInheritance,
    SharePledge,
}

impl TransferKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Lease,
        Self::ShareIn,
        Self::FarmingOnBehalf,
        Self::ReTransfer,
        Self::Exchange,
        Self::Assignment,
        Self::Security,
        Self::Homestead,
        Self::ShareTransfer,
        Self::ShareRedemption,
        Self::ShareInheritance,
        Self::SharePledge,
    ];

    /// The code in the transfer ledger 流转台账, of this system's own numbering.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lease => "L1",
            Self::ShareIn => "L2",
            Self::FarmingOnBehalf => "L4",
            Self::ReTransfer => "L5",
            Self::Exchange => "C1",
            Self::Assignment => "C2",
            Self::Security => "F1",
            Self::Homestead => "H1",
            Self::ShareTransfer => "S1",
            Self::ShareRedemption => "S2",
            Self::ShareInheritance => "S3",
            Self::SharePledge => "S4",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Lease => "出租（转包）",
            Self::ShareIn => "入股",
            Self::FarmingOnBehalf => "代耕",
            Self::ReTransfer => "再流转",
            Self::Exchange => "互换",
            Self::Assignment => "转让",
            Self::Security => "融资担保",
            Self::Homestead => "宅基地内部转让",
            Self::ShareTransfer => "份额内部转让",
            Self::ShareRedemption => "份额赎回",
            Self::ShareInheritance => "份额继承",
            Self::SharePledge => "份额质押",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether the right itself goes to somebody else, and not its use or its worth for a time.
    pub fn goes_over(self) -> bool {
        matches!(
            self,
            Self::Exchange
                | Self::Assignment
                | Self::Homestead
                | Self::ShareTransfer
                | Self::ShareRedemption
                | Self::ShareInheritance
        )
    }

    /// Whether the operation right is lent out 流转: by lease, share-in, farming on behalf or re-transfer.
    pub fn is_circulation(self) -> bool {
        matches!(self, Self::Lease | Self::ShareIn | Self::FarmingOnBehalf | Self::ReTransfer)
    }

    /// Whether what went over can go back the way that it came; what the collective took back, or heirs have, its own acts put right.
    pub fn goes_back(self) -> bool {
        matches!(
            self,
            Self::Assignment
                | Self::Exchange
                | Self::Homestead
                | Self::ShareTransfer
                | Self::SharePledge
        )
    }
}

impl Transfer {
    pub fn kind(&self) -> TransferKind {
        match self {
            Self::Priced(it) => it.kind(),
            Self::Unpriced(it) => it.kind(),
        }
    }

    /// The operation rights that it is about, where it is about those.
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Self::Priced(
                Priced::Lease(Lease { grant, .. })
                | Priced::ShareIn(ShareIn { grant })
                | Priced::ReTransfer(ReTransfer { grant, .. }),
            )
            | Self::Unpriced(
                Unpriced::FarmingOnBehalf(FarmingOnBehalf { grant })
                | Unpriced::Security(Security { grant, .. }),
            ) => Some(grant),
            _ => None,
        }
    }

    /// What shows who inherits; whatever else goes over rests on consents and contracts.
    pub fn proof(&self) -> Option<&Evidence> {
        match self {
            Self::Unpriced(Unpriced::ShareInheritance(it)) => Some(&it.proof),
            _ => None,
        }
    }

    /// The parcels that go into another hand.
    pub fn parcels_gone(&self) -> Vec<ParcelCode> {
        match self {
            Self::Priced(Priced::Assignment(it)) => it.parcels.clone(),
            Self::Unpriced(Unpriced::Exchange(Exchange { one, other })) => {
                one.parcels.iter().chain(&other.parcels).copied().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The deal that it is made under, where a transferee makes it.
    pub fn under(&self) -> Option<DealId> {
        match self {
            Self::Priced(Priced::ReTransfer(it)) => Some(it.under),
            Self::Unpriced(Unpriced::Security(it)) => it.under,
            _ => None,
        }
    }
}

impl Priced {
    pub fn kind(&self) -> TransferKind {
        match self {
            Self::Lease(_) => TransferKind::Lease,
            Self::ShareIn(_) => TransferKind::ShareIn,
            Self::ReTransfer(_) => TransferKind::ReTransfer,
            Self::Assignment(_) => TransferKind::Assignment,
            Self::Homestead(_) => TransferKind::Homestead,
            Self::ShareTransfer(_) => TransferKind::ShareTransfer,
            Self::ShareRedemption(_) => TransferKind::ShareRedemption,
        }
    }
}

impl Unpriced {
    pub fn kind(&self) -> TransferKind {
        match self {
            Self::FarmingOnBehalf(_) => TransferKind::FarmingOnBehalf,
            Self::Exchange(_) => TransferKind::Exchange,
            Self::Security(_) => TransferKind::Security,
            Self::ShareInheritance(_) => TransferKind::ShareInheritance,
            Self::SharePledge(_) => TransferKind::SharePledge,
        }
    }
}
