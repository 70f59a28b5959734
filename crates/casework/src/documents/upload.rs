//! Beginning an upload, and asking how far it is.

use chrono::{DateTime, TimeDelta, Utc};
use identity::DivisionCode;
use ledger::Digest;
use store::{DocumentId, DocumentUpload, Store};
use uuid::{NoContext, Timestamp, Uuid};

use super::expiry::{UPLOAD_DAYS, expire};
use super::title::one_line;
use super::{Archive, DocumentRefused, not_found};
use crate::{Officer, Refused};

/// So many uploads of a county may be under way at once, so that what is never completed stays small. The number is our own.
pub const UPLOADS_MAX: u64 = 200;

/// What is announced of a document before its bytes come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// The division whose officers may see it.
    pub division: String,
    pub title: String,
    pub size_bytes: u64,
    /// SHA-256 of the whole document, in hexadecimal digits.
    pub sha256: String,
}

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    pub id: DocumentId,
    /// Where the next chunk begins.
    pub received_bytes: u64,
    pub size_bytes: u64,
    /// What is not completed by then is gone.
    pub expires_at: DateTime<Utc>,
}

impl From<&DocumentUpload> for Upload {
    fn from(upload: &DocumentUpload) -> Self {
        Self {
            id: upload.id,
            received_bytes: upload.received_bytes(),
            size_bytes: upload.size_bytes,
            expires_at: upload.started_at + TimeDelta::days(UPLOAD_DAYS),
        }
    }
}

/// Begins an upload for a division of the officer's.
///
/// Whoever knows a digest does not have the document: the bytes are sent even where they lie already.
pub async fn begin_upload(
    store: &Store,
    archive: &Archive,
    officer: &Officer,
    new: NewDocument,
    now: DateTime<Utc>,
) -> Result<Upload, Refused> {
    let upload = announced(archive, officer, new, now)?;
    let mut unit = store.begin(upload.county).await?;
    let over = expire(&mut unit, now).await?;
    if unit.n_uploads().await? >= UPLOADS_MAX {
        return Err(DocumentRefused::TooMany { n_max: UPLOADS_MAX }.into());
    }
    unit.begin_upload(&upload).await?;
    unit.commit().await?;
    over.clear(archive).await;
    Ok(Upload::from(&upload))
}

fn announced(
    archive: &Archive,
    officer: &Officer,
    new: NewDocument,
    now: DateTime<Utc>,
) -> Result<DocumentUpload, Refused> {
    let NewDocument { division, title, size_bytes, sha256 } = new;
    let malformed = |what, text: &str| Refused::Malformed { what, text: text.to_owned() };
    let code = DivisionCode::parse(&division)
        .map_err(|_malformed| malformed("division code", &division))?;
    if !officer.scope.contains(&code) {
        return Err(Refused::NotFound { what: "division", code: division });
    }
    let bytes_max = archive.document_bytes_max;
    match size_bytes {
        0 => return Err(DocumentRefused::Empty { what: "document" }.into()),
        it if it > bytes_max => {
            return Err(
                DocumentRefused::TooLarge { what: "document", size_bytes, bytes_max }.into()
            );
        }
        _ => {}
    }
    Ok(DocumentUpload {
        county: code.county(),
        id: DocumentId(Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            u64::try_from(now.timestamp()).unwrap_or_default(),
            now.timestamp_subsec_nanos(),
        ))),
        sha256: Digest::parse(&sha256).ok_or_else(|| malformed("SHA-256", &sha256))?,
        size_bytes,
        title: one_line("title of one line", &title)?,
        division: code,
        started_by: officer.name.clone(),
        started_at: now,
        chunks: Vec::new(),
    })
}

/// How far an upload of the officer's division is.
pub async fn upload(
    store: &Store,
    officer: &Officer,
    id: DocumentId,
    now: DateTime<Utc>,
) -> Result<Upload, Refused> {
    Ok(Upload::from(&under_way(store, officer, id, now).await?))
}

/// An upload that has not expired, in the officer's division.
pub(super) async fn under_way(
    store: &Store,
    officer: &Officer,
    id: DocumentId,
    now: DateTime<Utc>,
) -> Result<DocumentUpload, Refused> {
    let found = store.document_upload(&officer.scope, id).await;
    let found = found.map_err(|error| not_found("upload", id, error))?;
    if Upload::from(&found).expires_at <= now {
        return Err(Refused::NotFound { what: "upload", code: id.0.to_string() });
    }
    Ok(found)
}
