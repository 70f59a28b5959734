//! Whose money it is, and by what title something may be kept back.

use serde::{Deserialize, Serialize};
use tenure::ObjectId;

use crate::consent::Evidence;

/// A deal, from its listing or its application to the archive, by its internal id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DealId(pub ObjectId);

/// An account of the market's book.
///
/// A positive amount is money that stands there; the parties' own accounts are the outside from which it comes, and to which it goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Account {
    /// A party's money outside the market.
    Party { party: ObjectId },
    /// 保证金: held for a bidder until the deal is struck or lost.
    Deposit { deal: DealId, party: ObjectId },
    /// 结算专户: the price, between payment and payout.
    Settlement { deal: DealId },
    /// 交易服务费
    Fees { deal: DealId },
    /// What a title entitles somebody else to.
    Deducted { deal: DealId, title: Title },
}

/// The title of a deduction 扣款依据: no law lets anybody keep back a price without one (承包法 39, 61).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Title {
    /// 承包方本人书面同意, such as to pay a debt
    WrittenConsent { evidence: Evidence },
    /// 生效法律文书: a judgment, an award, an order of enforcement
    Judgment { evidence: Evidence },
    /// 抵押权实现: the creditor is paid first (承包法 47(3))
    Security { evidence: Evidence },
}
