//! HR-77 below-reserve
//!
//! What a collective owns is valued first, and sold for no less.
//! 集体财产应先评估、设定底价，不得低于底价成交。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::listing_view::of_listing;
use super::moments::FROM_SUBMIT;
use crate::listing::ListingFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-77", name: "below-reserve" },
    title_zh: "集体财产没有评估，或者低于评估价、底价",
    title_en: "what a collective owns is not valued, or goes for less than its valuation or reserve",
    citation: Citation::Article { law: Law::RuralCollectives, article: 35, paragraph: Some(2) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let application = facts.listing.application();
    if !application.object.kind().is_collective() {
        return Vec::new();
    }
    let reserve = application.reserve.reserve_fen;
    let valuation = match &application.reserve.valuation {
        None => Some("没有评估".to_owned()),
        Some((valued, _)) if reserve < *valued => {
            Some(format!("底价{reserve}分，低于评估价{valued}分"))
        }
        Some(_) => None,
    };
    let award = facts.listing.award().filter(|it| it.price_fen < reserve);
    let award = award.map(|it| format!("成交价{}分，低于底价{reserve}分", it.price_fen));
    let troubles = valuation.into_iter().chain(award);
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}
