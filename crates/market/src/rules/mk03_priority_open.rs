//! MK-03 priority-not-published
//!
//! Where members were not asked in writing, they may claim until two months after an outsider began.
//! 未经书面公示的，成员可以在外人开始使用承包地两个月内主张优先权。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::TOLD;
use super::transfer_view::of_transfer;
use crate::transfer::{PriorityStanding, TransferFacts};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "MK-03", name: "priority-not-published" },
    title_zh: "未书面公示优先权",
    title_en: "members were not asked in writing before an outsider was",
    citation: Citation::Article { law: Law::ContractDisputes, article: 11, paragraph: None },
    moments: TOLD,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let proposal = facts.proposal;
    let circulation = proposal.transfer.kind().is_circulation();
    if !circulation || !facts.to_outsider() || proposal.priority.is_some() {
        return Vec::new();
    }
    let standing = PriorityStanding::on(facts.today, None, proposal.use_from);
    let Some(PriorityStanding::Open { last_day }) = standing else { return Vec::new() };
    let message = format!("未书面公示，本集体成员可以主张优先权，至{last_day}止");
    vec![of_transfer(&RULE, facts, message)]
}
