//! Documents and uploads as JSON.

use casework::documents::{CHUNK_BYTES_MAX, NewDocument, Upload};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use store::StoredDocument;
use utoipa::ToSchema;
use uuid::Uuid;

/// A document that is announced.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDocumentIn {
    /// The division whose officers may see it (6, 9, 12 or 14 digits).
    division: String,
    /// What a clerk calls it, on one line.
    title: String,
    /// The size of the whole document.
    size_bytes: u64,
    /// SHA-256 of the whole document, in hexadecimal digits.
    sha256: String,
}

impl From<NewDocumentIn> for NewDocument {
    fn from(new: NewDocumentIn) -> Self {
        let NewDocumentIn { division, title, size_bytes, sha256 } = new;
        Self { division, title, size_bytes, sha256 }
    }
}

/// How far an upload is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UploadOut {
    /// The id that the document will have.
    pub(super) id: Uuid,
    /// Where the next chunk begins.
    received_bytes: u64,
    size_bytes: u64,
    /// A chunk has so many bytes at most.
    chunk_bytes_max: u64,
    /// What is not completed by then is gone.
    expires_at: DateTime<Utc>,
}

impl From<Upload> for UploadOut {
    fn from(upload: Upload) -> Self {
        let Upload { id, received_bytes, size_bytes, expires_at } = upload;
        Self { id: id.0, received_bytes, size_bytes, chunk_bytes_max: CHUNK_BYTES_MAX, expires_at }
    }
}

/// What is known of a stored document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DocumentOut {
    pub(super) id: Uuid,
    title: String,
    division: String,
    /// `application/pdf`, `image/jpeg` or `image/png`, by its bytes.
    media_type: &'static str,
    size_bytes: u64,
    /// In lower-case hexadecimal digits.
    sha256: String,
    uploaded_by: String,
    uploaded_at: DateTime<Utc>,
}

impl From<StoredDocument> for DocumentOut {
    fn from(document: StoredDocument) -> Self {
        Self {
            id: document.id.0,
            title: document.title,
            division: document.division.to_string(),
            media_type: document.media_type.as_str(),
            size_bytes: document.size_bytes,
            sha256: document.sha256.to_string(),
            uploaded_by: document.uploaded_by,
            uploaded_at: document.uploaded_at,
        }
    }
}

/// Bytes as they are.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(crate) struct Binary(
    #[expect(dead_code, reason = "it stands for bytes in the OpenAPI document alone")] Vec<u8>,
);
