//! Taking in a chunk of a document.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use ledger::Digest;
use store::{DocumentChunk, DocumentId, DocumentUpload, Store, StoreError};

use super::upload::under_way;
use super::{Archive, DocumentRefused, Upload, not_found};
use crate::{Officer, Refused};

/// A chunk is one mebibyte at most, so that a bad line loses little. The number is our own.
pub const CHUNK_BYTES_MAX: u64 = 1 << 20;

/// An upload has so many chunks at most, so that nobody fills the register with single bytes.
///
/// It is four times as many as the largest document of a gibibyte needs. The number is our own.
const CHUNKS_MAX: usize = 4_096;

/// A chunk as it comes in.
#[derive(Clone, Debug)]
pub struct IncomingChunk {
    /// The place of its first byte in the document.
    pub offset_bytes: u64,
    pub bytes: Bytes,
    /// The SHA-256 that came with it.
    pub announced: Digest,
}

/// Takes in the next chunk of an upload, if its bytes are those of the digest that came with it.
///
/// Its bytes are on the disk before the chunk is entered, and it is entered before it is said to be there:
/// whatever is interrupted, the upload goes on from the place that it tells.
/// The same chunk again is what a client sends that never heard the answer, and changes nothing.
pub async fn add_chunk(
    store: &Store,
    archive: &Archive,
    officer: &Officer,
    id: DocumentId,
    incoming: IncomingChunk,
    now: DateTime<Utc>,
) -> Result<Upload, Refused> {
    let chunk = checked(&incoming)?;
    let upload = under_way(store, officer, id, now).await?;
    if let Place::There = place(&upload, chunk)? {
        return Ok(Upload::from(&upload));
    }
    let stored = archive.blobs.put_chunk(upload.county, id, incoming.bytes).await;
    stored.map_err(StoreError::from)?;
    let mut unit = store.begin(upload.county).await?;
    // Another chunk may have come in meanwhile.
    let upload = unit.document_upload(&officer.scope, id).await;
    let mut upload = upload.map_err(|error| not_found("upload", id, error))?;
    if let Place::Next = place(&upload, chunk)? {
        unit.add_chunk(id, chunk).await?;
        unit.commit().await?;
        upload.chunks.push(chunk);
    }
    Ok(Upload::from(&upload))
}

fn checked(incoming: &IncomingChunk) -> Result<DocumentChunk, DocumentRefused> {
    let IncomingChunk { offset_bytes, bytes, announced } = incoming;
    let (offset_bytes, announced) = (*offset_bytes, *announced);
    let size_bytes = bytes.len() as u64;
    let found = Digest::of_bytes(bytes);
    match size_bytes {
        0 => Err(DocumentRefused::Empty { what: "chunk" }),
        it if it > CHUNK_BYTES_MAX => {
            Err(DocumentRefused::TooLarge { what: "chunk", size_bytes, bytes_max: CHUNK_BYTES_MAX })
        }
        _ if found != announced => {
            Err(DocumentRefused::Altered { what: "chunk", announced, found })
        }
        _ => Ok(DocumentChunk { offset_bytes, size_bytes, sha256: found }),
    }
}

/// Where a chunk stands in an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It is the next one.
    Next,
    /// It has come in before.
    There,
}

fn place(upload: &DocumentUpload, chunk: DocumentChunk) -> Result<Place, DocumentRefused> {
    let (received_bytes, size_bytes) = (upload.received_bytes(), upload.size_bytes);
    if upload.chunks.contains(&chunk) {
        return Ok(Place::There);
    }
    if chunk.offset_bytes != received_bytes {
        return Err(DocumentRefused::Elsewhere { received_bytes, size_bytes });
    }
    if chunk.size_bytes > size_bytes.saturating_sub(received_bytes) {
        return Err(DocumentRefused::Beyond { received_bytes, size_bytes });
    }
    if upload.chunks.len() >= CHUNKS_MAX {
        return Err(DocumentRefused::TooManyChunks { n_max: CHUNKS_MAX });
    }
    Ok(Place::Next)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use identity::DivisionCode;
    use ledger::Digest;
    use store::{DocumentChunk, DocumentId, DocumentUpload};
    use uuid::Uuid;

    use super::{CHUNK_BYTES_MAX, CHUNKS_MAX, IncomingChunk, Place, checked, place};
    use crate::documents::DocumentRefused;

    fn chunk(offset_bytes: u64, size_bytes: u64) -> DocumentChunk {
        DocumentChunk { offset_bytes, size_bytes, sha256: Digest::of_bytes(b"") }
    }

    /// An upload of ten bytes, of which the first six are there.
    fn upload() -> DocumentUpload {
        let division = DivisionCode::parse("220221901901").unwrap();
        DocumentUpload {
            county: division.county(),
            id: DocumentId(Uuid::nil()),
            sha256: Digest::of_bytes(b""),
            size_bytes: 10,
            title: "承包合同".to_owned(),
            division,
            started_by: "经办甲".to_owned(),
            started_at: "2026-11-22T08:00:00Z".parse().unwrap(),
            chunks: vec![chunk(0, 4), chunk(4, 2)],
        }
    }

    #[test]
    fn a_chunk_is_the_next_one_or_there_already() {
        assert_eq!(place(&upload(), chunk(6, 4)), Ok(Place::Next));
        assert_eq!(place(&upload(), chunk(6, 1)), Ok(Place::Next));
        assert_eq!(place(&upload(), chunk(4, 2)), Ok(Place::There));
        assert_eq!(place(&upload(), chunk(0, 4)), Ok(Place::There));
    }

    #[test]
    fn a_chunk_elsewhere_is_refused_with_the_place_to_go_on() {
        let elsewhere = DocumentRefused::Elsewhere { received_bytes: 6, size_bytes: 10 };
        for it in [chunk(7, 1), chunk(5, 1), chunk(0, 2), chunk(u64::MAX, 1)] {
            assert_eq!(place(&upload(), it), Err(elsewhere.clone()));
        }
        let other = DocumentChunk { sha256: Digest::of_bytes(b"other"), ..chunk(4, 2) };
        assert_eq!(place(&upload(), other), Err(elsewhere));
    }

    #[test]
    fn a_chunk_beyond_the_announced_size_is_refused() {
        let beyond = DocumentRefused::Beyond { received_bytes: 6, size_bytes: 10 };
        assert_eq!(place(&upload(), chunk(6, 5)), Err(beyond));
    }

    #[test]
    fn an_upload_in_single_bytes_is_refused_at_last() {
        let n_max = CHUNKS_MAX as u64;
        let chunks: Vec<DocumentChunk> = (0..n_max).map(|it| chunk(it, 1)).collect();
        let full = DocumentUpload { size_bytes: n_max + 1, chunks, ..upload() };
        let refused = DocumentRefused::TooManyChunks { n_max: CHUNKS_MAX };
        assert_eq!(place(&full, chunk(n_max, 1)), Err(refused));
        assert_eq!(place(&full, chunk(n_max - 1, 1)), Ok(Place::There));
        let mut room = full;
        room.chunks.pop();
        assert_eq!(place(&room, chunk(n_max - 1, 1)), Ok(Place::Next));
    }

    #[test]
    fn a_chunk_has_a_byte_at_least_and_a_mebibyte_at_most() {
        let mebibyte = usize::try_from(CHUNK_BYTES_MAX).unwrap();
        for (n_bytes, accepted) in [(0, false), (1, true), (mebibyte, true), (mebibyte + 1, false)]
        {
            let bytes = Bytes::from(vec![0; n_bytes]);
            let announced = Digest::of_bytes(&bytes);
            let incoming = IncomingChunk { offset_bytes: 0, bytes, announced };
            assert_eq!(checked(&incoming).is_ok(), accepted, "{n_bytes}");
        }
    }
}
