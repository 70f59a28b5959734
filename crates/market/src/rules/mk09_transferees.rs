//! MK-09 transferee-not-allowed
//!
//! Homesteads and shares stay inside their collective, and farmland goes to whoever can farm; nobody else is kept out.
//! 宅基地使用权、份额限于本集体；承包土地经营权的受让方须有农业经营能力；其他品种不限制受让方。

use tenure::{Citation, Rule, RuleCode, Standard, Violation};

use super::listing_view::of_listing;
use super::moments::FROM_APPROVAL;
use crate::listing::{Bidder, ListingFacts, ObjectKind};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-09", name: "transferee-not-allowed" },
    title_zh: "受让方不符合条件",
    title_en: "a bidder may not receive what is listed",
    citation: Citation::Standard { standard: Standard::MarketOpinions, place: "受让方资格" },
    moments: FROM_APPROVAL,
    parameters: &[],
};

pub(super) fn check(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let application = facts.listing.application();
    let object = application.object.kind();
    let qualified = facts.listing.enrolments().filter(|it| it.qualified && !it.withdrawn);
    let troubles = qualified.filter_map(|it| {
        let Bidder { kind, collective, farming, .. } = &it.bidder;
        let number = it.number;
        if !object.may_go_to(*kind, *collective, application.collective) {
            return Some(format!("{number}号竞买人（{}）不能受让{object}", kind.name_zh()));
        }
        let farmland = matches!(object, ObjectKind::OperationRight | ObjectKind::CollectiveLand);
        (farmland && farming.is_none())
            .then(|| format!("没有{number}号竞买人农业经营能力或者资质的证明"))
    });
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}
