//! In which form something goes over, listed or not, and what its contract is called.

use market::listing::{ObjectKind, TradeForm};
use market::transfer::TransferKind;

/// The form in which something goes over 交易方式.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Listed(TradeForm),
    /// Without a listing, by its legal kind.
    Transferred(TransferKind),
}

impl Form {
    pub(super) fn name_zh(self) -> &'static str {
        match self {
            Self::Listed(it) => it.name_zh(),
            Self::Transferred(it) => it.name_zh(),
        }
    }

    /// What goes over: by assignment and exchange the contracted right itself, and not its use.
    pub(super) fn right_zh(self, object: ObjectKind) -> &'static str {
        match self {
            Self::Transferred(TransferKind::Assignment | TransferKind::Exchange) => {
                "土地承包经营权"
            }
            _ => object.name_zh(),
        }
    }

    /// 入股
    pub(super) fn is_share_in(self) -> bool {
        matches!(self, Self::Listed(TradeForm::ShareIn) | Self::Transferred(TransferKind::ShareIn))
    }

    fn is_lease(self) -> bool {
        matches!(self, Self::Listed(TradeForm::Lease) | Self::Transferred(TransferKind::Lease))
    }

    /// What the contract about an object is called.
    pub(super) fn title(self, object: ObjectKind) -> &'static str {
        match object {
            ObjectKind::OperationRight | ObjectKind::CollectiveLand => self.title_of_land(),
            ObjectKind::Homestead => "宅基地使用权转让合同",
            ObjectKind::Shares if self == Self::Transferred(TransferKind::ShareRedemption) => {
                "集体收益分配权份额赎回合同"
            }
            ObjectKind::Shares => "集体收益分配权份额转让合同",
            ObjectKind::CollectiveAsset if self.is_lease() => "农村集体资产出租合同",
            ObjectKind::CollectiveAsset if self.is_share_in() => "农村集体资产入股合同",
            ObjectKind::CollectiveAsset => "农村集体资产转让合同",
        }
    }

    fn title_of_land(self) -> &'static str {
        match self {
            Self::Transferred(TransferKind::Assignment) => "农村土地承包经营权转让合同",
            Self::Transferred(TransferKind::Exchange) => "农村土地承包经营权互换合同",
            Self::Transferred(TransferKind::ReTransfer) => "农村土地经营权再流转合同",
            Self::Transferred(TransferKind::FarmingOnBehalf) => "农村承包地代耕合同",
            _ if self.is_lease() => "农村土地经营权出租合同",
            _ if self.is_share_in() => "农村土地经营权入股合同",
            _ => "农村土地经营权流转合同",
        }
    }
}

#[cfg(test)]
mod tests {
    use market::listing::{ObjectKind, TradeForm};
    use market::transfer::TransferKind;

    use super::Form;

    #[test]
    fn a_contract_of_a_listing_is_called_by_what_goes_over() {
        for (object, form, called) in [
            (ObjectKind::OperationRight, TradeForm::Lease, "农村土地经营权出租合同"),
            (ObjectKind::Homestead, TradeForm::Transfer, "宅基地使用权转让合同"),
            (ObjectKind::Shares, TradeForm::Transfer, "集体收益分配权份额转让合同"),
            (ObjectKind::CollectiveAsset, TradeForm::ShareIn, "农村集体资产入股合同"),
        ] {
            assert_eq!(Form::Listed(form).title(object), called);
        }
    }

    #[test]
    fn a_contract_without_a_listing_is_called_by_its_legal_kind() {
        let land = ObjectKind::OperationRight;
        for (object, kind, called) in [
            (land, TransferKind::Lease, "农村土地经营权出租合同"),
            (land, TransferKind::ShareIn, "农村土地经营权入股合同"),
            (land, TransferKind::ReTransfer, "农村土地经营权再流转合同"),
            (land, TransferKind::FarmingOnBehalf, "农村承包地代耕合同"),
            (land, TransferKind::Assignment, "农村土地承包经营权转让合同"),
            (land, TransferKind::Exchange, "农村土地承包经营权互换合同"),
            (ObjectKind::Homestead, TransferKind::Homestead, "宅基地使用权转让合同"),
            (ObjectKind::Shares, TransferKind::ShareTransfer, "集体收益分配权份额转让合同"),
            (ObjectKind::Shares, TransferKind::ShareRedemption, "集体收益分配权份额赎回合同"),
        ] {
            assert_eq!(Form::Transferred(kind).title(object), called);
        }
    }

    #[test]
    fn what_is_assigned_is_the_contracted_right_and_what_is_lent_its_use() {
        let right = |kind| Form::Transferred(kind).right_zh(ObjectKind::OperationRight);
        assert_eq!(right(TransferKind::Assignment), "土地承包经营权");
        assert_eq!(right(TransferKind::Lease), "农户承包土地经营权");
    }
}
