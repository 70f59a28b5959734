//! Completing an upload: the document is checked as a whole, stored, and entered.

use bytes::{Bytes, BytesMut};
use chrono::{DateTime, Utc};
use ledger::Digest;
use store::{DocumentId, DocumentUpload, Store, StoreError, StoredDocument};

use super::upload::under_way;
use super::{Archive, DocumentRefused, not_found};
use crate::{Officer, Refused};

/// Makes a document of an upload, if it is all there, is what was announced, and is a scan.
///
/// The bytes are on the disk before the document is entered; what is interrupted between can be completed again.
/// A completion that was carried out already answers with the document.
/// One that is refused leaves the upload as it is, until it expires.
pub async fn complete_upload(
    store: &Store,
    archive: &Archive,
    officer: &Officer,
    id: DocumentId,
    now: DateTime<Utc>,
) -> Result<StoredDocument, Refused> {
    match store.stored_document(&officer.scope, id).await {
        Err(StoreError::NotFound) => {}
        found => return Ok(found?),
    }
    let upload = under_way(store, officer, id, now).await?;
    let bytes = whole(archive, &upload).await?;
    let media_type = scan::recognise(&bytes).map_err(DocumentRefused::from)?;
    archive.blobs.put_document(bytes).await.map_err(StoreError::from)?;

    let DocumentUpload { county, sha256, size_bytes, title, division, .. } = upload;
    let uploaded_by = officer.name.clone();
    let document = StoredDocument {
        county,
        id,
        sha256,
        media_type,
        size_bytes,
        title,
        division,
        uploaded_by,
        uploaded_at: now,
    };
    let mut unit = store.begin(county).await?;
    // Two may complete it at once, or it may have been cleared away: one of them ends it.
    match unit.stored_document(&officer.scope, id).await {
        Err(StoreError::NotFound) => {}
        found => return Ok(found?),
    }
    unit.end_upload(id).await.map_err(|error| not_found("upload", id, error))?;
    unit.insert_document(&document).await?;
    unit.commit().await?;
    if let Err(error) = archive.blobs.remove_upload(county, id).await {
        // The document stands; what is left is cleared at the next start.
        tracing::warn!(%error, "the chunks of an upload could not be removed");
    }
    Ok(document)
}

/// The whole document from its chunks; it fits into memory, since its size is limited.
async fn whole(archive: &Archive, upload: &DocumentUpload) -> Result<Bytes, Refused> {
    let (received_bytes, size_bytes) = (upload.received_bytes(), upload.size_bytes);
    if received_bytes != size_bytes {
        return Err(DocumentRefused::Unfinished { received_bytes, size_bytes }.into());
    }
    let mut whole = BytesMut::with_capacity(usize::try_from(size_bytes).unwrap_or_default());
    for chunk in &upload.chunks {
        let bytes =
            archive.blobs.chunk(upload.county, upload.id, chunk.sha256, chunk.size_bytes).await;
        whole.extend_from_slice(&bytes.map_err(StoreError::from)?);
    }
    let (announced, found) = (upload.sha256, Digest::of_bytes(&whole));
    if found != announced {
        return Err(DocumentRefused::Altered { what: "document", announced, found }.into());
    }
    Ok(whole.freeze())
}
