//! MK-13 right-restrained
//!
//! While a contract is seized, objected to or promised to another, no operation right is given of it; a mortgage takes no use away.
//! 查封、异议、预告登记未解除的，不得流转或者担保土地经营权；抵押不妨碍流转。

use tenure::case::{Restriction, RestrictionKind};
use tenure::{Citation, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::{contract, found};
use crate::transfer::TransferFacts;

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-13", name: "right-restrained" },
    title_zh: "承包合同受查封、异议或者预告登记限制",
    title_en: "an operation right is given of a contract that is seized, objected to or promised to another",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let Some(grant) = facts.proposal.transfer.grant() else { return Vec::new() };
    let on = |it: &&Restriction| it.on == grant.contract.as_str();
    let holds = |it: &&Restriction| it.holds_on(facts.today);
    let restrains = |it: &&Restriction| it.kind != RestrictionKind::Mortgage;
    let holding = facts.restrictions.iter().filter(on).filter(holds).filter(restrains);
    let tell = |it: &Restriction| {
        let message = format!("“{}”上有未解除的{}“{}”", it.on, it.kind.name_zh(), it.code);
        found(&RULE, vec![contract(&grant.contract)], message)
    };
    holding.map(tell).collect()
}
