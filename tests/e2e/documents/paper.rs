//! Papers that nobody wrote, and the way that a client goes with them.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e_tests::{Answer, Registry};
use ledger::Digest;
use serde_json::json;

use super::VILLAGE;

/// A PNG of one pixel, whose checksums are zeros.
pub(super) fn png() -> Vec<u8> {
    let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", &header[..]), (b"IDAT", b"pixels"), (b"IEND", b"")] {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend([&kind[..], data, &[0; 4]].concat());
    }
    bytes
}

/// A JPEG of a frame and a few pixels.
pub(super) fn jpeg() -> Vec<u8> {
    let frame = [0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0];
    let pixels = [0xFF, 0xDA, 0, 3, 1, 0x12, 0x34, 0xFF, 0xD9];
    [&[0xFF, 0xD8], &frame[..], &pixels[..]].concat()
}

/// A paper with what is said of it.
pub(super) struct Paper {
    pub(super) title: &'static str,
    pub(super) bytes: Vec<u8>,
}

impl Paper {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self { title: "承包合同", bytes }
    }

    pub(super) fn sha256(&self) -> String {
        Digest::of_bytes(&self.bytes).to_string()
    }

    /// Where its bytes lie in the data directory.
    pub(super) fn place(&self) -> PathBuf {
        let digest = self.sha256();
        ["documents", digest.get(..2).unwrap(), digest.get(2..4).unwrap(), &digest].iter().collect()
    }

    /// What announces it.
    pub(super) fn announcement(&self) -> serde_json::Value {
        json!({
            "division": VILLAGE,
            "title": self.title,
            "size_bytes": self.bytes.len(),
            "sha256": self.sha256(),
        })
    }

    pub(super) async fn announce(&self, registry: &Registry) -> Answer {
        announce(registry, &self.announcement()).await
    }

    /// Sends all of it in one chunk; the id of the upload.
    pub(super) async fn send(&self, registry: &Registry) -> String {
        let begun = self.announce(registry).await;
        assert_eq!(begun.status, 201, "{begun}");
        let id = begun.body["id"].as_str().unwrap().to_owned();
        let answer = put(registry, &id, 0, &self.bytes).await;
        assert_eq!(answer.status, 200, "{answer}");
        id
    }

    /// Goes the whole way; the id of the document.
    pub(super) async fn hand_in(&self, registry: &Registry) -> String {
        let id = self.send(registry).await;
        let document = complete(registry, &id).await;
        assert_eq!(document.status, 200, "{document}");
        id
    }
}

pub(super) async fn announce(registry: &Registry, new: &serde_json::Value) -> Answer {
    let headers = [("content-type", "application/json")];
    registry.send("POST", "/api/v1/documents", &headers, new.to_string()).await
}

/// Sends a chunk with its digest.
pub(super) async fn put(registry: &Registry, id: &str, offset: usize, chunk: &[u8]) -> Answer {
    put_with(registry, id, offset, chunk, &content_digest(chunk)).await
}

pub(super) async fn put_with(
    registry: &Registry,
    id: &str,
    offset: usize,
    chunk: &[u8],
    digest: &str,
) -> Answer {
    let path = format!("/api/v1/documents/{id}/chunks/{offset}");
    registry.send("PUT", &path, &[("content-digest", digest)], chunk.to_vec()).await
}

pub(super) async fn complete(registry: &Registry, id: &str) -> Answer {
    registry.request("POST", &format!("/api/v1/documents/{id}/completion")).await
}

/// The header of RFC 9530.
pub(super) fn content_digest(bytes: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Digest::of_bytes(bytes).0))
}

/// The files of stored documents, by their places in the data directory.
pub(super) fn stored_files(registry: &Registry) -> Vec<PathBuf> {
    let mut folders = vec![registry.data().join("documents")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(registry.data()).unwrap().to_owned());
            }
        }
    }
    files
}
