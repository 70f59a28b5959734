//! Documents in: scanned papers 扫描件 come in by chunks, are checked as a whole, and are evidence for cases and acts.

mod chunk;
mod completion;
mod expiry;
mod link;
mod refused;
mod title;
mod upload;

pub use chunk::{CHUNK_BYTES_MAX, IncomingChunk, add_chunk};
pub use completion::complete_upload;
pub use expiry::{UPLOAD_DAYS, clear_uploads};
pub use link::{documents_of, documents_of_case, link_document};
pub use refused::DocumentRefused;
pub use upload::{NewDocument, UPLOADS_MAX, Upload, begin_upload, upload};

use bytes::Bytes;
use store::{Blobs, DocumentId, Store, StoreError, StoredDocument};

use crate::{Officer, Refused};

/// The size limit of a document where nobody says otherwise: twenty mebibytes. The number is our own.
pub const DOCUMENT_BYTES_MAX: u64 = 20 << 20;

/// Where the bytes of documents go, and how many one may have.
#[derive(Clone, Debug)]
pub struct Archive {
    pub blobs: Blobs,
    pub document_bytes_max: u64,
}

/// What is known of a document in the officer's division.
pub async fn document(
    store: &Store,
    officer: &Officer,
    id: DocumentId,
) -> Result<StoredDocument, Refused> {
    store
        .stored_document(&officer.scope, id)
        .await
        .map_err(|error| not_found("document", id, error))
}

/// A document with its bytes, which are those that were stored.
pub async fn document_bytes(
    store: &Store,
    archive: &Archive,
    officer: &Officer,
    id: DocumentId,
) -> Result<(StoredDocument, Bytes), Refused> {
    let document = document(store, officer, id).await?;
    let bytes = archive.blobs.document(document.sha256, document.size_bytes).await;
    Ok((document, bytes.map_err(StoreError::from)?))
}

/// What is not there, and what the officer may not see, are refused alike.
fn not_found(what: &'static str, id: DocumentId, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what, code: id.0.to_string() },
        other => other.into(),
    }
}
