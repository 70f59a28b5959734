//! What goes over in deals of all kinds, and how: listings, exits and transfers are counted by the same words.

use crate::exit::ExitKind;
use crate::listing::{ObjectKind, TradeForm};
use crate::transfer::TransferKind;

/// What goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TradedRight {
    ContractedLand,
    OperationRight,
    CollectiveLand,
    Homestead,
    Shares,
    CollectiveAsset,
}

/// How it goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TradedForm {
    Lease,
    ShareIn,
    FarmingOnBehalf,
    ReTransfer,
    Exchange,
    Transfer,
    Security,
    Redemption,
    Inheritance,
    Pledge,
    Exit,
}

impl TradedRight {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContractedLand => "contracted-land",
            Self::OperationRight => ObjectKind::OperationRight.as_str(),
            Self::CollectiveLand => ObjectKind::CollectiveLand.as_str(),
            Self::Homestead => ObjectKind::Homestead.as_str(),
            Self::Shares => ObjectKind::Shares.as_str(),
            Self::CollectiveAsset => ObjectKind::CollectiveAsset.as_str(),
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::ContractedLand => "土地承包经营权",
            Self::OperationRight => ObjectKind::OperationRight.name_zh(),
            Self::CollectiveLand => ObjectKind::CollectiveLand.name_zh(),
            Self::Homestead => ObjectKind::Homestead.name_zh(),
            Self::Shares => ObjectKind::Shares.name_zh(),
            Self::CollectiveAsset => ObjectKind::CollectiveAsset.name_zh(),
        }
    }
}

impl TradedForm {
    /// As it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lease => "lease",
            Self::ShareIn => "share-in",
            Self::FarmingOnBehalf => "farming-on-behalf",
            Self::ReTransfer => "re-transfer",
            Self::Exchange => "exchange",
            Self::Transfer => "transfer",
            Self::Security => "security",
            Self::Redemption => "redemption",
            Self::Inheritance => "inheritance",
            Self::Pledge => "pledge",
            Self::Exit => "exit",
        }
    }

    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Lease => "出租（转包）",
            Self::ShareIn => "入股",
            Self::FarmingOnBehalf => "代耕",
            Self::ReTransfer => "再流转",
            Self::Exchange => "互换",
            Self::Transfer => "转让",
            Self::Security => "融资担保",
            Self::Redemption => "赎回",
            Self::Inheritance => "继承",
            Self::Pledge => "质押",
            Self::Exit => "有偿退出",
        }
    }
}

impl From<ObjectKind> for TradedRight {
    fn from(kind: ObjectKind) -> Self {
        match kind {
            ObjectKind::OperationRight => Self::OperationRight,
            ObjectKind::CollectiveLand => Self::CollectiveLand,
            ObjectKind::Homestead => Self::Homestead,
            ObjectKind::Shares => Self::Shares,
            ObjectKind::CollectiveAsset => Self::CollectiveAsset,
        }
    }
}

impl From<TradeForm> for TradedForm {
    fn from(form: TradeForm) -> Self {
        match form {
            TradeForm::Lease => Self::Lease,
            TradeForm::ShareIn => Self::ShareIn,
            TradeForm::Transfer => Self::Transfer,
        }
    }
}

impl From<ExitKind> for TradedRight {
    fn from(kind: ExitKind) -> Self {
        match kind {
            ExitKind::ContractedLand => Self::ContractedLand,
            ExitKind::Homestead => Self::Homestead,
            ExitKind::Shares => Self::Shares,
        }
    }
}

impl From<TransferKind> for TradedRight {
    fn from(kind: TransferKind) -> Self {
        use TransferKind as K;
        match kind {
            K::Lease | K::ShareIn | K::FarmingOnBehalf | K::ReTransfer | K::Security => {
                Self::OperationRight
            }
            K::Exchange | K::Assignment => Self::ContractedLand,
            K::Homestead => Self::Homestead,
            K::ShareTransfer | K::ShareRedemption | K::ShareInheritance | K::SharePledge => {
                Self::Shares
            }
        }
    }
}

impl From<TransferKind> for TradedForm {
    fn from(kind: TransferKind) -> Self {
        use TransferKind as K;
        match kind {
            K::Lease => Self::Lease,
            K::ShareIn => Self::ShareIn,
            K::FarmingOnBehalf => Self::FarmingOnBehalf,
            K::ReTransfer => Self::ReTransfer,
            K::Exchange => Self::Exchange,
            K::Assignment | K::Homestead | K::ShareTransfer => Self::Transfer,
            K::Security => Self::Security,
            K::ShareRedemption => Self::Redemption,
            K::ShareInheritance => Self::Inheritance,
            K::SharePledge => Self::Pledge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TradedForm, TradedRight};
    use crate::transfer::TransferKind;

    #[test]
    fn a_lease_is_one_whether_it_was_listed_or_not() {
        let kind = TransferKind::Lease;
        let counted = (TradedRight::from(kind), TradedForm::from(kind));
        assert_eq!(counted, (TradedRight::OperationRight, TradedForm::Lease));
    }

    #[test]
    fn an_assignment_an_exchange_and_a_lease_are_three_things() {
        let forms = [TransferKind::Assignment, TransferKind::Exchange, TransferKind::Lease];
        let names = forms.map(|it| TradedForm::from(it).name_zh());
        assert_eq!(names, ["转让", "互换", "出租（转包）"]);
    }
}
