//! What is traded, in which form, and to whom it may go 交易品种 (国办发〔2014〕71号).

use std::fmt;

use identity::{ContractCode, CreditCode, IssuerCode, ParcelCode, UnitCode};
use serde::{Deserialize, Serialize};
use tenure::{ObjectId, Shares};

use crate::transfer::TransfereeKind;

/// A right on the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ListedObject {
    /// 农户承包土地经营权
    OperationRight { contract: ContractCode, parcels: Vec<ParcelCode> },
    /// 集体未发包土地、四荒土地经营权
    CollectiveLand { parcels: Vec<ParcelCode> },
    /// 宅基地使用权, with its dwelling
    Homestead { unit: UnitCode },
    /// 集体收益分配权份额, of one class
    Shares { collective: CreditCode, holder: ObjectId, class: String, shares: Shares },
    /// 集体经营性资产
    CollectiveAsset { collective: CreditCode, asset: String },
}

/// The kinds of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectKind {
    OperationRight,
    CollectiveLand,
    Homestead,
    Shares,
    CollectiveAsset,
}

/// The form in which it is traded 交易方式.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TradeForm {
    /// 出租（转包）
    Lease,
    /// 入股
    ShareIn,
    /// 转让
    Transfer,
}

/// Words that name nothing the market trades.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not traded on the market")]
pub struct NotTradeable {
    pub word: String,
}

impl ListedObject {
    pub fn kind(&self) -> ObjectKind {
        match self {
            Self::OperationRight { .. } => ObjectKind::OperationRight,
            Self::CollectiveLand { .. } => ObjectKind::CollectiveLand,
            Self::Homestead { .. } => ObjectKind::Homestead,
            Self::Shares { .. } => ObjectKind::Shares,
            Self::CollectiveAsset { .. } => ObjectKind::CollectiveAsset,
        }
    }
}

impl ObjectKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::OperationRight,
        Self::CollectiveLand,
        Self::Homestead,
        Self::Shares,
        Self::CollectiveAsset,
    ];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OperationRight => "operation-right",
            Self::CollectiveLand => "collective-land",
            Self::Homestead => "homestead",
            Self::Shares => "shares",
            Self::CollectiveAsset => "collective-asset",
        }
    }

    /// Reads what [`ObjectKind::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// As applications write it.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::OperationRight => "农户承包土地经营权",
            Self::CollectiveLand => "集体土地经营权",
            Self::Homestead => "宅基地使用权",
            Self::Shares => "集体收益分配权份额",
            Self::CollectiveAsset => "集体经营性资产",
        }
    }

    /// Reads what an application says it is about.
    pub fn read(text: &str) -> Result<Self, NotTradeable> {
        let word = text.trim();
        let kind = Self::ALL.into_iter().find(|it| it.name_zh() == word);
        kind.ok_or_else(|| NotTradeable { word: word.to_owned() })
    }

    /// Whether a collective decides over it, and not one household or member.
    pub fn is_collective(self) -> bool {
        matches!(self, Self::CollectiveLand | Self::CollectiveAsset)
    }

    /// The forms in which it may be traded.
    pub fn forms(self) -> &'static [TradeForm] {
        match self {
            Self::OperationRight | Self::CollectiveLand => &[TradeForm::Lease, TradeForm::ShareIn],
            Self::Homestead | Self::Shares => &[TradeForm::Transfer],
            Self::CollectiveAsset => &[TradeForm::Lease, TradeForm::ShareIn, TradeForm::Transfer],
        }
    }

    /// Whether somebody may receive it: homesteads and shares stay inside their collective, and nothing else is bound to it.
    pub fn may_go_to(self, kind: TransfereeKind, of: Option<IssuerCode>, here: IssuerCode) -> bool {
        let inside = of == Some(here);
        match self {
            Self::Homestead => {
                inside && matches!(kind, TransfereeKind::Household | TransfereeKind::Collective)
            }
            Self::Shares => {
                inside && matches!(kind, TransfereeKind::Person | TransfereeKind::Collective)
            }
            Self::OperationRight | Self::CollectiveLand => kind != TransfereeKind::Bank,
            Self::CollectiveAsset => true,
        }
    }
}

impl TradeForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Lease, Self::ShareIn, Self::Transfer];

    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lease => "lease",
            Self::ShareIn => "share-in",
            Self::Transfer => "transfer",
        }
    }

    /// Reads what [`TradeForm::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// Whether it gives the use for some days, and not the right itself.
    pub fn has_term(self) -> bool {
        self != Self::Transfer
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Lease => "出租（转包）",
            Self::ShareIn => "入股",
            Self::Transfer => "转让",
        }
    }
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name_zh())
    }
}

#[cfg(test)]
mod tests {
    use super::ObjectKind;
    use crate::sample::{elsewhere, issuer};
    use crate::transfer::TransfereeKind;

    #[test]
    fn ownership_and_the_contracted_status_have_no_word() {
        for word in ["集体土地所有权", "土地所有权", "农户承包权", "承包权", "土地承包权", ""]
        {
            assert!(ObjectKind::read(word).is_err(), "{word}");
        }
        for kind in ObjectKind::ALL {
            assert_eq!(ObjectKind::read(kind.name_zh()), Ok(kind));
        }
    }

    #[test]
    fn homesteads_and_shares_stay_inside_the_collective() {
        let (inside, outside) = (Some(issuer()), Some(elsewhere()));
        let may = |kind: ObjectKind, who, of| kind.may_go_to(who, of, issuer());
        assert!(may(ObjectKind::Homestead, TransfereeKind::Household, inside));
        assert!(!may(ObjectKind::Homestead, TransfereeKind::Household, outside));
        assert!(!may(ObjectKind::Homestead, TransfereeKind::Person, inside));
        assert!(may(ObjectKind::Shares, TransfereeKind::Person, inside));
        assert!(!may(ObjectKind::Shares, TransfereeKind::Person, None));
        assert!(may(ObjectKind::OperationRight, TransfereeKind::Business, None));
        assert!(!may(ObjectKind::OperationRight, TransfereeKind::Bank, None));
    }
}
