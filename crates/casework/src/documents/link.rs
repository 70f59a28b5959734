//! Documents as evidence: linked to a case or to a register act, in the unit of work that needs them.

use chrono::{DateTime, Utc};
use identity::County;
use store::{DocumentId, DocumentLink, DocumentSubject, Store, StoredDocument, Unit};
use uuid::Uuid;

use super::not_found;
use super::title::one_line;
use crate::{Officer, Refused};

/// Links a document that the officer sees to a case or an act, in a role such as `承包合同`.
///
/// It is part of the unit of work, and happens when that is committed; the same link again changes nothing.
/// The case or the act must be there already; that the officer may work on it is known to whoever has it in hand.
pub async fn link_document(
    unit: &mut Unit,
    officer: &Officer,
    document: DocumentId,
    subject: DocumentSubject,
    role: &str,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    let role = one_line("role of one line", role)?;
    let seen = unit.stored_document(&officer.scope, document).await;
    seen.map_err(|error| not_found("document", document, error))?;
    let linked_by = officer.name.clone();
    let link = DocumentLink { document, subject, role, linked_by, linked_at: now };
    Ok(unit.insert_document_link(&link).await?)
}

/// The documents of a case that the officer sees, in the order of their roles.
pub async fn documents_of_case(
    store: &Store,
    officer: &Officer,
    case: Uuid,
) -> Result<Vec<(DocumentLink, StoredDocument)>, Refused> {
    let file = crate::case::read_file(store, officer, case).await?;
    documents_of(store, officer, file.case.county, DocumentSubject::Case(case)).await
}

/// The documents of a case or an act that the officer sees, in the order of their roles.
pub async fn documents_of(
    store: &Store,
    officer: &Officer,
    county: County,
    subject: DocumentSubject,
) -> Result<Vec<(DocumentLink, StoredDocument)>, Refused> {
    Ok(store.documents_of(&officer.scope, county, subject).await?)
}
