//! What is refused before it takes room.

use e2e_tests::{Answer, Engine, Registry, on_both_engines, pdf};
use serde_json::{Value, json};

use super::paper::{Paper, announce, complete, content_digest, put, put_with};

on_both_engines!(
    a_document_may_have_twenty_mebibytes_and_not_one_byte_more,
    a_chunk_may_have_a_mebibyte_and_not_one_byte_more,
    a_chunk_beyond_the_announced_size_is_refused,
    a_chunk_without_its_digest_is_refused,
    a_chunk_with_another_digest_is_refused_and_not_entered,
    an_unfinished_upload_cannot_be_completed,
    an_announcement_that_says_nothing_is_refused,
    two_hundred_uploads_of_a_county_may_be_under_way,
);

const MEBIBYTE: usize = 1 << 20;

#[track_caller]
fn refused(answer: &Answer, status: u16, kind: &str, detail: &str) {
    assert_eq!(answer.status, status, "{answer}");
    assert_eq!(answer.body["type"], format!("/problems/{kind}"));
    assert_eq!(answer.body["detail"], detail);
}

/// An announcement in which one thing is said otherwise.
fn with(field: &str, value: Value) -> Value {
    let mut announcement = Paper::of(pdf(b"page")).announcement();
    announcement[field] = value;
    announcement
}

async fn a_document_may_have_twenty_mebibytes_and_not_one_byte_more(engine: Engine) {
    let registry = Registry::new(engine).await;
    let largest = 20 * MEBIBYTE;
    let answer = announce(&registry, &with("size_bytes", json!(largest))).await;
    assert_eq!(answer.status, 201, "{answer}");
    let answer = announce(&registry, &with("size_bytes", json!(largest + 1))).await;
    let told = "a document has 20971520 bytes at most, and this one has 20971521";
    refused(&answer, 413, "too-large", told);
}

async fn a_chunk_may_have_a_mebibyte_and_not_one_byte_more(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(vec![0; 2 * MEBIBYTE]);
    let begun = paper.announce(&registry).await;
    assert_eq!(begun.body["chunk_bytes_max"], MEBIBYTE);
    let id = begun.body["id"].as_str().unwrap();
    let answer = put(&registry, id, 0, &paper.bytes[..=MEBIBYTE]).await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (413, &json!("/problems/too-large")),
        "{answer}"
    );
    let answer = put(&registry, id, 0, &paper.bytes[..MEBIBYTE]).await;
    assert_eq!((answer.status, &answer.body["received_bytes"]), (200, &json!(MEBIBYTE)));
}

async fn a_chunk_beyond_the_announced_size_is_refused(engine: Engine) {
    let registry = Registry::new(engine).await;
    let begun = Paper::of(vec![0; 10]).announce(&registry).await;
    let id = begun.body["id"].as_str().unwrap();
    put(&registry, id, 0, &[0; 6]).await;
    let answer = put(&registry, id, 6, &[0; 5]).await;
    let told = "the upload has 6 bytes of 10, and the chunk goes beyond them";
    refused(&answer, 409, "upload-elsewhere", told);
}

async fn a_chunk_without_its_digest_is_refused(engine: Engine) {
    let registry = Registry::new(engine).await;
    let begun = Paper::of(vec![0; 10]).announce(&registry).await;
    let id = begun.body["id"].as_str().unwrap();
    let answer = put_with(&registry, id, 0, &[0; 10], "md5=:AA==:").await;
    let told = "a chunk comes with its digest: `Content-Digest: sha-256=:…:`";
    refused(&answer, 400, "bad-request", told);
}

async fn a_chunk_with_another_digest_is_refused_and_not_entered(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let begun = paper.announce(&registry).await;
    let id = begun.body["id"].as_str().unwrap();
    let answer = put_with(&registry, id, 0, &pdf(b"pagf"), &content_digest(&paper.bytes)).await;
    assert_eq!((answer.status, &answer.body["type"]), (422, &json!("/problems/digest-mismatch")));
    let upload = registry.get(&format!("/api/v1/documents/{id}/upload")).await;
    assert_eq!(upload.body["received_bytes"], 0);
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), []);
}

async fn an_unfinished_upload_cannot_be_completed(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let begun = paper.announce(&registry).await;
    let id = begun.body["id"].as_str().unwrap();
    put(&registry, id, 0, &paper.bytes[..100]).await;
    let answer = complete(&registry, id).await;
    let told =
        format!("the upload has 100 bytes of {} and cannot be completed yet", paper.bytes.len());
    refused(&answer, 409, "upload-elsewhere", &told);
    put(&registry, id, 100, &paper.bytes[100..]).await;
    assert_eq!(complete(&registry, id).await.status, 200);
}

async fn an_announcement_that_says_nothing_is_refused(engine: Engine) {
    let registry = Registry::new(engine).await;
    for (field, value, told) in [
        ("division", json!("22022190190"), "`22022190190` is not a division code"),
        ("title", json!(" "), "`` is not a title of one line"),
        ("title", json!("a\nb"), "`ab` is not a title of one line"),
        ("sha256", json!("abc"), "`abc` is not a SHA-256"),
        ("size_bytes", json!(0), "a document of no bytes is none"),
    ] {
        let answer = announce(&registry, &with(field, value)).await;
        refused(&answer, 400, "bad-request", told);
    }
    for new in [json!({}), with("size_bytes", json!(-1)), with("media_type", json!("text/html"))] {
        let answer = announce(&registry, &new).await;
        assert_eq!((answer.status, &answer.body["type"]), (400, &json!("/problems/bad-request")));
    }
    let answer = complete(&registry, "no-id").await;
    assert_eq!(answer.status, 400, "{answer}");
}

async fn two_hundred_uploads_of_a_county_may_be_under_way(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.send(&registry).await;
    for _ in 1..200 {
        assert_eq!(paper.announce(&registry).await.status, 201);
    }
    let told = "200 uploads of the county are under way, and no more may be";
    refused(&paper.announce(&registry).await, 429, "too-many-uploads", told);
    let elsewhere = announce(&registry, &with("division", json!("220222"))).await;
    assert_eq!(elsewhere.status, 201, "another county");
    complete(&registry, &id).await;
    assert_eq!(paper.announce(&registry).await.status, 201, "one is over");
}
