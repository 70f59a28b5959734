//! MK-07 homestead-transfer-unlawful
//!
//! A homestead goes with its dwelling to a household of the collective that has none, with the collective's consent and the township's approval.
//! 宅基地使用权随房转让给本集体经济组织内无宅基地的农户，须经集体同意、乡镇批准。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::listing_view::{of_listing, receivers};
use super::moments::FROM_APPROVAL;
use super::transfer_view::of_transfer;
use crate::listing::{ListingFacts, ObjectKind};
use crate::transfer::{Priced, Transfer, TransferFacts, TransfereeKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-07", name: "homestead-transfer-unlawful" },
    title_zh: "宅基地转让不符合条件",
    title_en: "a homestead goes to a household that may not have it, or without consent or approval",
    citation: Citation::Article { law: Law::LandAdministration, article: 62, paragraph: Some(1) },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Transfer::Priced(Priced::Homestead(it)) = &facts.proposal.transfer else {
        return Vec::new();
    };
    let transferee = &facts.proposal.transferee;
    let outside = (transferee.kind != TransfereeKind::Household || facts.to_outsider())
        .then(|| format!("受让方“{}”不是本集体经济组织的农户", transferee.name));
    let held: Vec<&str> = it.held_by_receiver.iter().map(identity::UnitCode::as_str).collect();
    let second = (!held.is_empty()).then(|| format!("受让方已有宅基地“{}”", held.join("、")));
    let consent = it.collective_consent.is_none().then(|| "没有集体同意的材料".to_owned());
    let approval = it.township_approval.is_none().then(|| "没有乡镇批准的材料".to_owned());
    let troubles = [outside, second, consent, approval].into_iter().flatten();
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}

/// The same of a listing: to whom it may go before it is struck, and to whom it goes afterwards.
pub(super) fn check_listing(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let listing = facts.listing;
    if listing.application().object.kind() != ObjectKind::Homestead {
        return Vec::new();
    }
    let unfit = receivers(facts).filter_map(|(enrolment, receiver)| {
        let number = enrolment.number;
        let Some(receiver) = receiver.filter(|it| it.inside) else {
            return Some(format!("{number}号竞买人不是本集体经济组织的农户"));
        };
        let held: Vec<&str> = receiver.homesteads.iter().map(identity::UnitCode::as_str).collect();
        (!held.is_empty()).then(|| format!("{number}号竞买人已有宅基地“{}”", held.join("、")))
    });
    let signed = listing.contract().is_some();
    let approval =
        (signed && listing.approval().is_none()).then(|| "没有集体同意、乡镇批准的材料".to_owned());
    unfit.chain(approval).map(|it| of_listing(&RULE, facts, it)).collect()
}
