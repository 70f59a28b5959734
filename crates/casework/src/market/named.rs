//! The documents that consents, witnesses and terms name, each with what it is evidence for.

use market::exit::{Application, ExitTerms, Interview};
use market::money::{Consideration, Title};
use market::transfer::{
    IssuerAnswer, Priced, Proposal, Transfer, TransferEnd, TransferEvent, Unpriced, WrittenContract,
};
use market::{Consent, Evidence, Signer};

use crate::case::evidence::{Named, named, of_decision};

/// Documents as they are gathered from what was handed in.
#[derive(Default)]
pub(super) struct Gathered(pub(super) Vec<Named>);

impl Gathered {
    pub(super) fn one(mut self, field: &str, evidence: &Evidence, role: &str) -> Self {
        self.0.push(named(field.to_owned(), evidence.as_str(), role));
        self
    }

    pub(super) fn consent(mut self, within: &str, consent: &Consent) -> Self {
        self = self.one(&format!("{within}evidence"), &consent.evidence, "consent");
        match &consent.signer {
            Signer::Holder => self,
            Signer::Mandatary { mandate, .. } => {
                self.one(&format!("{within}signer.mandate"), mandate, "mandate")
            }
            Signer::Guardian { proof, .. } => {
                self.one(&format!("{within}signer.proof"), proof, "guardianship")
            }
        }
    }

    pub(super) fn application(self, application: &Application) -> Self {
        self.consent("signature.", &application.signature)
    }

    pub(super) fn interview(self, interview: &Interview) -> Self {
        let gathered = self.one("with.record", &interview.record, "interview-record");
        match &interview.witness {
            Some(it) => gathered.one("with.witness.signed", &it.signed, "witness"),
            None => gathered,
        }
    }

    pub(super) fn terms(self, terms: &ExitTerms) -> Self {
        match terms {
            ExitTerms::Compensation { basis, .. } => {
                self.one("with.basis", basis, "compensation-basis")
            }
            ExitTerms::Retention { agreement, .. } => {
                self.one("with.agreement", agreement, "retention-agreement")
            }
            ExitTerms::Waived { statement, signed } => {
                let gathered = self.one("with.statement", statement, "waiver");
                let signed = signed.iter().enumerate();
                signed.fold(gathered, |gathered, (n, it)| {
                    gathered.consent(&format!("with.signed[{n}]."), it)
                })
            }
        }
    }

    pub(super) fn proposal(self, within: &str, proposal: &Proposal) -> Self {
        let consents = proposal.consents.iter().enumerate();
        let mut all = consents.fold(self, |gathered, (n, it)| {
            gathered.consent(&format!("{within}consents[{n}]."), it)
        });
        if let Some(it) = contractor_consent(&proposal.transfer) {
            all = all.consent(&format!("{within}transfer.contractor_consent."), it);
        }
        if let Transfer::Priced(Priced::Homestead(it)) = &proposal.transfer {
            all = all.all(it.collective_consent.iter(), within, "transfer.collective_consent");
            all = all.all(it.township_approval.iter(), within, "transfer.township_approval");
        }
        all = all.all(proposal.transfer.proof(), within, "transfer.proof");
        if let Transfer::Unpriced(Unpriced::SharePledge(it)) = &proposal.transfer {
            let place = format!("{within}transfer.pledge.contract_sha256");
            all.0.push(named(place, &it.pledge.contract_sha256, "pledge-contract"));
        }
        let decision = proposal.decision.as_ref();
        all.0.extend(decision.map(|it| of_decision(&format!("{within}decision."), it)));
        let farming = proposal.transferee.farming.iter().map(|it| &it.evidence);
        all = all.all(farming, within, "transferee.farming-ability");
        if let Some(Consideration::Equity { valuation, .. }) = &proposal.consideration {
            all = all.one(&format!("{within}consideration.valuation"), valuation, "valuation");
        }
        if let Some(it) = &proposal.contract {
            all = all.written_contract(&format!("{within}contract."), it);
        }
        match &proposal.issuer_answer {
            Some(it) => all.issuer_answer(&format!("{within}issuer_answer."), it),
            None => all,
        }
    }

    pub(super) fn transfer_event(self, event: &TransferEvent) -> Self {
        match event {
            TransferEvent::Correct(it) => self.proposal("with.", it),
            TransferEvent::Sign(it) => self.written_contract("with.", it),
            TransferEvent::ReviewCapital(it) => {
                self.one("with.evidence", &it.evidence, "capital-review")
            }
            TransferEvent::IssuerAnswer(it) => self.issuer_answer("with.", it),
            TransferEvent::Inspect(it) => self.one("with.record", &it.record, "inspection"),
            TransferEvent::End(TransferEnd::Agreed { agreement }) => {
                self.one("with.agreement", agreement, "ending-agreement")
            }
            TransferEvent::End(TransferEnd::Alone { notice, .. }) => {
                self.one("with.notice", notice, "ending-notice")
            }
            TransferEvent::FindCoercion(it) => {
                self.one("with.document", &it.document, "coercion-finding")
            }
            _ => self,
        }
    }

    fn written_contract(self, within: &str, contract: &WrittenContract) -> Self {
        let gathered = self.one(&format!("{within}document"), &contract.document, "contract");
        let mandate = contract.signature.mandate.iter();
        let gathered = gathered.all(mandate, within, "signature.mandate");
        let titles = contract.deductions.iter().filter_map(|it| it.title.as_ref());
        let titles = titles.map(|it| match it {
            Title::WrittenConsent { evidence }
            | Title::Judgment { evidence }
            | Title::Security { evidence } => evidence,
        });
        gathered.all(titles, within, "deductions.title")
    }

    fn issuer_answer(self, within: &str, answer: &IssuerAnswer) -> Self {
        let evidence = match answer {
            IssuerAnswer::Agreed { evidence }
            | IssuerAnswer::RefusedWithoutGround { evidence }
            | IssuerAnswer::Delayed { asked: evidence } => Some(evidence),
            IssuerAnswer::RefusedLawfully { .. } => None,
        };
        self.all(evidence, within, "issuer-answer")
    }

    /// Documents that stand in one place, with the name of that place for their role.
    fn all<'a>(
        self,
        evidence: impl IntoIterator<Item = &'a Evidence>,
        within: &str,
        place: &str,
    ) -> Self {
        let field = format!("{within}{place}");
        let role = place.rsplit_once('.').map_or(place, |it| it.1).replace('_', "-");
        evidence.into_iter().fold(self, |gathered, it| gathered.one(&field, it, &role))
    }
}

/// What the contractor said to a transferee's re-transfer or security.
fn contractor_consent(transfer: &Transfer) -> Option<&Consent> {
    match transfer {
        Transfer::Priced(Priced::ReTransfer(it)) => it.contractor_consent.as_ref(),
        Transfer::Unpriced(Unpriced::Security(it)) => it.contractor_consent.as_ref(),
        _ => None,
    }
}
