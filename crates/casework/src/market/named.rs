//! The documents that consents, witnesses and terms name, each with what it is evidence for.

use market::exit::{Application, ExitTerms, Interview};
use market::{Consent, Evidence, Signer};

use crate::case::evidence::{Named, named};

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
}
