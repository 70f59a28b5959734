//! MK-12 trade-terms-unsound
//!
//! What is listed is traded in a form that it has, at a price above nothing, by a way that can be opened.
//! 交易形式应与品种相符，底价大于零，交易方式的时间、评委应当完整。

use tenure::{Citation, Rule, RuleCode, Violation};

use super::listing_view::of_listing;
use super::moments::FROM_SUBMIT;
use crate::listing::{Application, ListingFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-12", name: "trade-terms-unsound" },
    title_zh: "交易形式、底价或者交易方式不完整",
    title_en: "the form, the reserve or the way of a trade is unsound",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let Application { object, form, term, reserve, deposit_fen, way, .. } =
        facts.listing.application();
    let kind = object.kind();
    let named =
        (!kind.forms().contains(form)).then(|| format!("{kind}不能以{}的形式交易", form.name_zh()));
    let term = match (form.has_term(), term) {
        (true, None) => Some(format!("{}应写明期限", form.name_zh())),
        (false, Some(_)) => Some(format!("{}没有期限", form.name_zh())),
        _ => None,
    };
    let price = (reserve.reserve_fen <= 0).then(|| "底价应大于零".to_owned());
    let deposit = (*deposit_fen < 0 || *deposit_fen > reserve.reserve_fen)
        .then(|| format!("保证金{deposit_fen}分，应在零至底价之间"));
    let way = (!way.is_sound()).then(|| format!("{}的时间或者评委不完整", way.name_zh()));
    let troubles = [named, term, price, deposit, way].into_iter().flatten();
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}
