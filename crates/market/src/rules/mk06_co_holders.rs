//! MK-06 co-holder-not-agreed
//!
//! Every adult who holds the right agreed to its transfer, with time, place, identity and evidence.
//! 流转应当自愿：每一名成年共有人均应签字同意。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use tenure::case::china_day;

use super::transfer_view::of_transfer;
use crate::consent::not_agreed;
use crate::transfer::{Transfer, TransferFacts, Unpriced};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-06", name: "co-holder-not-agreed" },
    title_zh: "共有人未全部同意",
    title_en: "an adult co-holder has not agreed",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 38, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let proposal = facts.proposal;
    if matches!(proposal.transfer, Transfer::Unpriced(Unpriced::ShareInheritance(_))) {
        return Vec::new();
    }
    let missing = not_agreed(&proposal.holders, &proposal.consents, facts.today);
    let missing = missing.into_iter().map(|it| format!("共有人“{}”没有签字同意", it.name));
    let nobody = proposal.holders.is_empty().then(|| "没有列明权利人".to_owned());
    let late = proposal.consents.iter().filter(|it| china_day(it.at) > facts.today);
    let late = late.map(|it| format!("签字的日期{}晚于当日", china_day(it.at)));
    let troubles = nobody.into_iter().chain(missing).chain(late);
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}
