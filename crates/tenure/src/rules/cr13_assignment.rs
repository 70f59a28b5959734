//! CR-13 assignment-unlawful
//!
//! A contracted right is assigned to another household of the same collective, and not against a lawful refusal of the issuer.
//! 转让应经发包方同意，受让方应是本集体经济组织的其他农户；发包方无法定理由不同意或拖延表态的除外。

use identity::ContractorKind;

use super::case_view::{contract, contract_in, found};
use super::moments::FROM_SUBMIT;
use crate::case::{Assignment, CaseFacts, IssuerConsent, Request};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CR-13", name: "assignment-unlawful" },
    title_zh: "转让未经同意或受让方不是本集体的其他农户",
    title_en: "a right is assigned without consent or to no other household of the collective",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 34, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    let Request::Assignment(request) = facts.request else { return Vec::new() };
    let Assignment { contract: from, transferee, consent, .. } = request;
    let refused = (*consent == IssuerConsent::Refused).then(|| "发包方依法不同意转让".to_owned());
    let no_household = (transferee.contractor().kind() != ContractorKind::Household)
        .then(|| format!("受让方“{}”不是农户", transferee.contractor()));
    let itself = (transferee.contractor() == from.contractor())
        .then(|| format!("受让方“{}”就是转让方", transferee.contractor()));
    let issuer = |code| contract_in(facts.before, code).map(|it| it.contract.fact.issuer);
    let issuers = issuer(from).zip(issuer(transferee));
    let elsewhere = issuers.filter(|(one, other)| one != other).map(|(one, other)| {
        format!("转让方的发包方是“{one}”，受让方的发包方是“{other}”，不是同一集体经济组织")
    });
    let troubles = [refused, no_household, itself, elsewhere].into_iter().flatten();
    troubles.map(|it| found(&RULE, vec![contract(from), contract(transferee)], it)).collect()
}
