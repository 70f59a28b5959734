//! Bytes that are kept, damaged, missed and cleared away.

use std::fs;
use std::path::PathBuf;

use bytes::Bytes;
use identity::County;
use ledger::Digest;
use tempfile::TempDir;
use uuid::Uuid;

use super::{BlobError, Blobs};
use crate::DocumentId;

const UPLOAD: DocumentId = DocumentId(Uuid::from_u128(0x0192_3d4f_8a00_7abc_8def_0123_4567_89ab));
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn blobs() -> (TempDir, Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_folder(folder.path()).unwrap();
    (folder, blobs)
}

fn county() -> County {
    County::parse("510182").unwrap()
}

/// Every file of a folder.
fn files(folder: &TempDir) -> Vec<PathBuf> {
    let mut folders = vec![folder.path().to_owned()];
    let mut files = Vec::new();
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

#[tokio::test]
async fn bytes_lie_under_their_digest_and_come_back() {
    let (folder, blobs) = blobs();
    let digest = blobs.put_document(Bytes::from_static(b"abc")).await.unwrap();
    assert_eq!(digest.to_string(), ABC);
    assert_eq!(files(&folder), [folder.path().join("documents/ba/78").join(ABC)]);
    assert_eq!(blobs.document(digest, 3).await.unwrap(), "abc");
}

#[tokio::test]
async fn the_same_bytes_are_stored_once() {
    let (folder, blobs) = blobs();
    for _ in 0..2 {
        blobs.put_document(Bytes::from_static(b"abc")).await.unwrap();
    }
    assert_eq!(files(&folder).len(), 1);
}

#[tokio::test]
async fn bytes_that_were_altered_are_not_served() {
    let (folder, blobs) = blobs();
    let digest = blobs.put_document(Bytes::from_static(b"abc")).await.unwrap();
    let file = folder.path().join("documents/ba/78").join(ABC);
    for (bytes, told) in [
        (
            "abd",
            "their SHA-256 is a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9",
        ),
        ("ab", "2 bytes and not 3"),
    ] {
        fs::write(&file, bytes).unwrap();
        let refused = blobs.document(digest, 3).await.unwrap_err();
        let told = format!("the bytes of `documents/ba/78/{ABC}` have been altered: {told}");
        assert_eq!(refused.to_string(), told);
    }
    blobs.put_document(Bytes::from_static(b"abc")).await.unwrap();
    assert!(blobs.document(digest, 3).await.is_ok(), "the same bytes again mend it");
}

#[tokio::test]
async fn bytes_that_are_not_there_are_missing() {
    let (_folder, blobs) = blobs();
    let refused = blobs.document(Digest::of_bytes(b"abc"), 3).await;
    assert!(matches!(refused, Err(BlobError::Missing { .. })), "{refused:?}");
}

#[tokio::test]
async fn the_chunks_of_an_upload_go_and_the_documents_stay() {
    let (folder, blobs) = blobs();
    blobs.put_document(Bytes::from_static(b"abc")).await.unwrap();
    assert_eq!(blobs.uploads(9).await.unwrap(), []);
    let chunk = blobs.put_chunk(county(), UPLOAD, Bytes::from_static(b"ab")).await.unwrap();
    blobs.put_chunk(county(), UPLOAD, Bytes::from_static(b"c")).await.unwrap();
    assert_eq!(blobs.uploads(9).await.unwrap(), [(county(), UPLOAD)]);
    assert_eq!(blobs.chunk(county(), UPLOAD, chunk, 2).await.unwrap(), "ab");

    blobs.remove_upload(county(), UPLOAD).await.unwrap();
    assert_eq!(blobs.uploads(9).await.unwrap(), []);
    assert_eq!(files(&folder).len(), 1, "the document");
}

#[test]
fn an_address_that_is_no_bucket_is_refused() {
    for address in ["documents", "file:///srv/documents", "http://bucket/documents"] {
        let refused = Blobs::at(address, []).unwrap_err();
        let told = format!("`{address}` is no address of the form `s3://bucket/prefix`");
        assert_eq!(refused.to_string(), told);
    }
}
