//! HR-45 contractor-not-asked
//!
//! A transferee gives on or pledges what it has only with the contractor's written consent, and the collective is told.
//! 受让方再流转、以土地经营权融资担保，须经承包方书面同意并备案。

use tenure::{Citation, Law, Rule, RuleCode, Violation};

use super::moments::FROM_SUBMIT;
use super::transfer_view::of_transfer;
use crate::transfer::{Priced, Transfer, TransferFacts, Unpriced};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-45", name: "contractor-not-asked" },
    title_zh: "再流转或者受让方担保未经承包方书面同意、备案",
    title_en: "a transferee gives on or pledges without the contractor's consent or without telling the collective",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 46, paragraph: None },
    moments: FROM_SUBMIT,
    parameters: &[],
};

pub(super) fn check(facts: &TransferFacts<'_>) -> Vec<Violation> {
    let consent = match &facts.proposal.transfer {
        Transfer::Priced(Priced::ReTransfer(it)) => it.contractor_consent.as_ref(),
        Transfer::Unpriced(Unpriced::Security(it)) if it.under.is_some() => {
            it.contractor_consent.as_ref()
        }
        _ => return Vec::new(),
    };
    let kind = facts.proposal.transfer.kind().name_zh();
    let consent = consent.is_none().then(|| format!("{kind}没有承包方的书面同意"));
    let filing = facts.proposal.filing.is_none().then(|| format!("{kind}没有备案"));
    let troubles = consent.into_iter().chain(filing);
    troubles.map(|it| of_transfer(&RULE, facts, it)).collect()
}
