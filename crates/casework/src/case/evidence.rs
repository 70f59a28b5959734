//! Evidence 证据: whatever a case names by its SHA-256 is a stored document that the officer may see, and is linked to the case.

use std::collections::HashMap;

use ledger::Digest;
use store::{DocumentId, DocumentLink, DocumentSubject, Scope, StoredDocument, Unit};
use tenure::case::{
    CaseDocument, Decision, DocumentRole, Objection, ObjectionWithdrawal, Request, Signature,
};
use uuid::Uuid;

use super::counter::Counter;
use crate::{Refused, link_document};

/// A document that a request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Where in what was handed in.
    field: String,
    sha256: String,
    /// What it is evidence for, as the link says.
    role: String,
}

/// A digest that belongs to no document in the officer's sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotStored {
    /// Where in what was handed in, such as `documents[2].sha256`.
    pub field: String,
    pub sha256: String,
}

impl Named {
    pub(crate) fn sha256(&self) -> &str {
        &self.sha256
    }
}

pub(crate) fn named(field: String, sha256: &str, role: &str) -> Named {
    Named { field, sha256: sha256.to_owned(), role: role.to_owned() }
}

/// The documents that are handed in with a case.
pub(super) fn of_submission(
    documents: &[CaseDocument],
    decisions: &[Decision],
    request: &Request,
) -> Vec<Named> {
    let documents = documents.iter().enumerate();
    let documents = documents.map(|(n, it)| of_document(&format!("documents[{n}]."), it));
    let decisions = decisions.iter().enumerate();
    let decisions = decisions.map(|(n, it)| of_decision(&format!("decisions[{n}]."), it));
    documents.chain(decisions).chain(of_request(request)).collect()
}

/// The documents that a request names itself: the proof of land elsewhere (承包法 31).
pub(super) fn of_request(request: &Request) -> Vec<Named> {
    let Request::MemberChange(change) = request else { return Vec::new() };
    let leaving = change.leaving.iter().enumerate();
    let proofs = leaving.filter_map(|(n, it)| {
        let field = format!("request.leaving[{n}].land_elsewhere_sha256");
        Some(named(field, it.land_elsewhere_sha256.as_deref()?, "land-elsewhere"))
    });
    proofs.collect()
}

pub(super) fn of_document(within: &str, document: &CaseDocument) -> Named {
    let DocumentRole(role) = &document.role;
    named(format!("{within}sha256"), &document.sha256, role)
}

pub(crate) fn of_decision(within: &str, decision: &Decision) -> Named {
    named(format!("{within}record_sha256"), &decision.record_sha256, "decision-record")
}

pub(super) fn of_signature(signature: &Signature) -> Option<Named> {
    Some(of_mandate("mandate_sha256".to_owned(), signature.mandate_sha256.as_deref()?))
}

pub(super) fn of_mandate(field: String, sha256: &str) -> Named {
    named(field, sha256, "mandate")
}

pub(super) fn of_withdrawal(withdrawal: &ObjectionWithdrawal) -> Named {
    named("evidence_sha256".to_owned(), &withdrawal.evidence_sha256, "objection-withdrawal")
}

pub(super) fn of_objection(objection: &Objection) -> Option<Named> {
    let evidence = objection.evidence_sha256.as_deref()?;
    Some(named("evidence_sha256".to_owned(), evidence, "objection-evidence"))
}

/// The stored documents that are named, each with its role; all that are missing are told at once.
///
/// The same bytes may be several documents: the first that came in is taken.
pub(crate) async fn stored(
    unit: &mut Unit,
    scope: &Scope,
    named: Vec<Named>,
) -> Result<Vec<(DocumentId, String)>, Refused> {
    let digests: Vec<Digest> = named.iter().filter_map(|it| Digest::parse(&it.sha256)).collect();
    let mut found: HashMap<String, DocumentId> = HashMap::new();
    for StoredDocument { sha256, id, .. } in unit.documents_by_sha256(scope, &digests).await? {
        found.entry(sha256.to_string()).or_insert(id);
    }
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    for Named { field, sha256, role } in named {
        match found.get(&sha256) {
            Some(id) => there.push((*id, role)),
            None => missing.push(NotStored { field, sha256 }),
        }
    }
    if missing.is_empty() { Ok(there) } else { Err(Refused::NotStored(missing)) }
}

/// Links documents to a case that is there.
pub(super) async fn link(
    unit: &mut Unit,
    counter: &Counter<'_>,
    case: Uuid,
    documents: Vec<(DocumentId, String)>,
) -> Result<(), Refused> {
    let (officer, now) = (counter.officer, counter.occasion.at);
    let case = DocumentSubject::Case(case);
    for (document, role) in documents {
        link_document(unit, officer, document, case, &role, now).await?;
    }
    Ok(())
}

/// Links all that a case rests on to the act that entered it, whoever may see it.
pub(super) async fn link_to_act(
    unit: &mut Unit,
    case: Uuid,
    act: &tenure::Act,
) -> Result<(), Refused> {
    let of_case = unit.documents_of(&Scope::Everywhere, DocumentSubject::Case(case)).await?;
    for (link, _document) in of_case {
        let (subject, linked_by) = (DocumentSubject::Act(act.id.0), act.officer.clone());
        let link = DocumentLink { subject, linked_by, linked_at: act.recorded_at, ..link };
        unit.insert_document_link(&link).await?;
    }
    Ok(())
}
