//! Documents that lie in a bucket of an S3-compatible store.

use casework::documents::clear_uploads;
use e2e_tests::{Bucket, Engine, Registry, pdf};

use super::paper::{self, Paper};

/// A register whose documents lie in a bucket.
async fn registry(bucket: &Bucket) -> Registry {
    let mut registry = Registry::new(Engine::Sqlite).await;
    registry.archive.blobs = bucket.blobs();
    registry
}

/// Where the bytes of a paper lie in the bucket.
fn place(paper: &Paper) -> String {
    format!("register/{}", paper.place().display())
}

#[tokio::test]
async fn a_paper_lies_in_the_bucket_once_and_its_chunks_are_gone() {
    let bucket = Bucket::new();
    let registry = registry(&bucket).await;
    let paper = Paper::of(pdf(b"page"));
    for _ in 0..2 {
        let begun = paper.announce(&registry).await;
        let id = begun.body["id"].as_str().unwrap();
        for (offset, chunk) in [(0, &paper.bytes[..100]), (100, &paper.bytes[100..])] {
            let answer = paper::put(&registry, id, offset, chunk).await;
            assert_eq!(answer.status, 200, "{answer}");
        }
        assert_eq!(registry.archive.blobs.uploads(9).await.unwrap().len(), 1);
        let document = paper::complete(&registry, id).await;
        assert_eq!(document.status, 200, "{document}");
        let out = registry.get(&format!("/api/v1/documents/{id}")).await;
        assert_eq!((out.status, &out.bytes), (200, &paper.bytes));
    }
    assert_eq!(bucket.places(), [place(&paper)]);
    assert_eq!(paper::stored_files(&registry).len(), 0, "nothing lies in the data directory");
}

#[tokio::test]
async fn bytes_that_were_altered_in_the_bucket_are_not_served() {
    let bucket = Bucket::new();
    let registry = registry(&bucket).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.hand_in(&registry).await;
    bucket.given(&place(&paper), &pdf(b"else"));
    let (answer, log) = registry.get_incident(&format!("/api/v1/documents/{id}")).await;
    assert_eq!((answer.status, &answer.body["type"]), (500, &"/problems/broken".into()));
    assert!(log.contains("the register could not answer"), "{log}");
}

#[tokio::test]
async fn what_a_crash_left_of_uploads_in_the_bucket_is_cleared() {
    let bucket = Bucket::new();
    let registry = registry(&bucket).await;
    let paper = Paper::of(pdf(b"page"));
    paper.hand_in(&registry).await;
    let left = "register/uploads/220221/01923d4f-8a00-7abc-8def-0123456789ab/chunk";
    bucket.given(left, b"half");
    assert_eq!(bucket.places(), [place(&paper), left.to_owned()]);
    clear_uploads(&registry.store, &registry.archive, registry.now()).await.unwrap();
    assert_eq!(bucket.places(), [place(&paper)]);
}
