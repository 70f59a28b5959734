//! MK-08 shares-leave-collective
//!
//! Shares go to members of the collective or to the collective itself; only heirs may be others.
//! 份额只能转让给本集体经济组织成员或者由本组织赎回；继承除外。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::listing_view::{of_listing, receivers};
use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::listing::{ListingFacts, ObjectKind};
use crate::transfer::{TransferFacts, TransferKind, TransfereeKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-08", name: "shares-leave-collective" },
    title_zh: "份额转让给本集体以外的人",
    title_en: "shares go to somebody outside the collective",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let transferee = &facts.proposal.transferee;
    let trouble = match facts.proposal.transfer.kind() {
        TransferKind::ShareTransfer if facts.to_outsider() => {
            format!("受让方“{}”不是本集体经济组织成员", transferee.name)
        }
        TransferKind::ShareRedemption if transferee.kind != TransfereeKind::Collective => {
            format!("赎回方“{}”不是农村集体经济组织", transferee.name)
        }
        TransferKind::SharePledge if transferee.kind != TransfereeKind::Bank => {
            format!("质权人“{}”不是金融机构", transferee.name)
        }
        _ => return Vec::new(),
    };
    vec![of_transfer(&RULE, facts, trouble)]
}

/// The same of a listing: to whom they may go before it is struck, and to whom they go afterwards.
pub(super) fn check_listing(facts: &ListingFacts<'_>) -> Vec<Violation> {
    if facts.listing.application().object.kind() != ObjectKind::Shares {
        return Vec::new();
    }
    let outside = receivers(facts).filter(|(_, receiver)| receiver.is_none_or(|it| !it.inside));
    let troubles = outside.map(|(it, _)| format!("{}号竞买人不是本集体经济组织成员", it.number));
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}
