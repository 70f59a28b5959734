//! HR-75 listing-not-verified
//!
//! What is listed is registered, current and free; those who hold it agree, and a collective has decided.
//! 挂牌的权利应登记有效、无查封异议，权利人同意；集体资产须经成员大会决议。

use tenure::{Citation, Law, Proportion, Rule, RuleCode, Violation};

use super::listing_view::of_listing;
use super::moments::FROM_SUBMIT;
use crate::consent::not_agreed;
use crate::listing::ListingFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-75", name: "listing-not-verified" },
    title_zh: "挂牌的权利未核实，或者没有同意、决议",
    title_en: "what is listed is not registered or not free, or nobody agreed or decided",
    citation: Citation::Article { law: Law::RuralCollectives, article: 26, paragraph: Some(1) },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &ListingFacts<'_>) -> Vec<Violation> {
    let register = facts.register;
    let ended = (!register.right_current).then(|| "挂牌的权利不是现势登记".to_owned());
    let restrictions = register.restrictions.iter();
    let restrictions = restrictions.map(|it| format!("权利上有{}“{}”", it.kind.name_zh(), it.code));
    let disputes = register.open_disputes.iter().map(|it| format!("争议未解决：{it}"));
    let given = register.not_free.iter().map(|it| format!("期限内权利已有“{it}”"));
    let troubles = ended.into_iter().chain(outlived(facts)).chain(restrictions).chain(given);
    let troubles = troubles.chain(disputes).chain(agreed(facts));
    troubles.map(|it| of_listing(&RULE, facts, it)).collect()
}

/// Nothing is given for longer than it is had.
fn outlived(facts: &ListingFacts<'_>) -> Option<String> {
    let (term, until) = (facts.listing.application().term?, facts.register.right_until?);
    (term.last() > until).then(|| format!("期限至{}，权利至{until}", term.last()))
}

/// Who must agree: the members of a collective by a decision, the holders of a right each for themselves.
fn agreed(facts: &ListingFacts<'_>) -> Vec<String> {
    let application = facts.listing.application();
    if application.object.kind().is_collective() {
        let trouble = match &application.decision {
            None => "没有集体决议".to_owned(),
            Some(it) if it.issuer != application.collective => {
                format!("决议由“{}”作出，不是本集体", it.issuer)
            }
            Some(it) if !it.reaches(Proportion::TWO_THIRDS) => {
                format!("应到{}人，同意{}人，不足三分之二", it.n_entitled, it.n_yes)
            }
            Some(_) => return Vec::new(),
        };
        return vec![trouble];
    }
    let holders = facts.register.holders;
    let missing = not_agreed(holders, &application.consents, facts.today);
    let missing = missing.into_iter().map(|it| format!("共有人“{}”没有签字同意", it.name));
    let nobody = holders.is_empty().then(|| "没有列明权利人".to_owned());
    nobody.into_iter().chain(missing).collect()
}
