//! CO-15 share-movement-unlawful
//!
//! Shares are transferred to members of the same collective, redeemed by it, inherited or pledged; nobody gives more than is held and free.
//! 份额可以在本组织内部转让、由本组织赎回、继承、质押，不得突破本组织范围，不得超过持有的、未质押的份额。
//!
//! The bound to the collective is that of 中发〔2016〕37号, which was not read in full, so that the rule names no source but itself.
//! What the heirs and the creditor may do beyond income is the charter's to say; a disputed member's shares wait.

use super::collective_view::of_member;
use super::moments::FROM_SUBMIT;
use crate::collective::{CollectiveAct, CollectiveFacts};
use crate::shares::ShareMovement;
use crate::{Citation, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-15", name: "share-movement-unlawful" },
    title_zh: "份额变动超出本组织范围或者超过可以变动的份额",
    title_en: "shares would leave the collective, or more would move than is held and free",
    citation: Citation::Policy,
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    let CollectiveAct::ShareMovement(movement) = facts.act else { return Vec::new() };
    let holder = movement.holder();
    let refused = movement.applied(&facts.before.holdings).err();
    let mut troubles: Vec<String> = refused.map(|it| it.message_zh()).into_iter().collect();
    if let ShareMovement::Transfer { to, .. } = movement
        && !facts.before.is_member(to.person, facts.today)
    {
        troubles.push(format!("受让人“{}”不是本组织成员", to.name));
    }
    let inherited = matches!(movement, ShareMovement::Inheritance { .. });
    if inherited && facts.before.is_member(holder, facts.today) {
        troubles.push("被继承人仍登记为成员，应先办理丧失成员身份".to_owned());
    }
    let mut disputes = facts.disputes.iter().filter(|it| it.person == holder);
    if disputes.any(|it| it.open(facts.today)) {
        troubles.push("成员身份有争议，尚未解决".to_owned());
    }
    let name = facts.before.name_of(holder);
    let tell = |it: String| of_member(&RULE, facts, holder, format!("“{name}”：{it}"));
    troubles.into_iter().map(tell).collect()
}
