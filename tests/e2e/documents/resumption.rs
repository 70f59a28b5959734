//! Uploads that are interrupted, go on, and end.

use std::io::Write as _;
use std::net::TcpStream;

use bytes::Bytes;
use casework::documents::clear_uploads;
use e2e_tests::{Engine, Registry, Running, Sanquan, on_both_engines, pdf};
use serde_json::json;
use store::DocumentId;

use super::paper::{self, Paper, complete, content_digest, put};

on_both_engines!(
    a_chunk_whose_answer_was_lost_can_be_sent_again,
    a_chunk_elsewhere_is_told_where_to_go_on,
    a_crash_between_the_bytes_of_a_chunk_and_its_entry_leaves_the_upload_where_it_was,
    a_crash_between_the_bytes_of_a_document_and_its_entry_can_be_completed,
    a_service_that_is_killed_within_a_chunk_goes_on_from_the_last_one,
    an_upload_is_gone_after_a_week,
    what_a_crash_left_of_uploads_is_cleared_and_nothing_else,
);

/// The upload of a paper, begun.
async fn begun(registry: &Registry, paper: &Paper) -> (String, DocumentId) {
    let answer = paper.announce(registry).await;
    let id = answer.body["id"].as_str().unwrap().to_owned();
    let upload = DocumentId(id.parse().unwrap());
    (id, upload)
}

fn county() -> identity::County {
    identity::County::parse("220221").unwrap()
}

async fn a_chunk_whose_answer_was_lost_can_be_sent_again(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let (id, _) = begun(&registry, &paper).await;
    for _ in 0..2 {
        let answer = put(&registry, &id, 0, &paper.bytes[..100]).await;
        assert_eq!((answer.status, &answer.body["received_bytes"]), (200, &json!(100)), "{answer}");
    }
    put(&registry, &id, 100, &paper.bytes[100..]).await;
    let answer = put(&registry, &id, 0, &paper.bytes[..100]).await;
    assert_eq!(answer.body["received_bytes"], paper.bytes.len(), "{answer}");
    assert_eq!(complete(&registry, &id).await.status, 200);
}

async fn a_chunk_elsewhere_is_told_where_to_go_on(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(vec![0; 300]);
    let (id, _) = begun(&registry, &paper).await;
    put(&registry, &id, 0, &paper.bytes[..100]).await;
    for offset in [50, 101, 200] {
        let answer = put(&registry, &id, offset, &paper.bytes[..99]).await;
        assert_eq!(
            (answer.status, &answer.body["type"]),
            (409, &json!("/problems/upload-elsewhere"))
        );
        let told = "the upload has 100 bytes of 300: the next chunk begins there";
        assert_eq!(answer.body["detail"], told);
    }
}

async fn a_crash_between_the_bytes_of_a_chunk_and_its_entry_leaves_the_upload_where_it_was(
    engine: Engine,
) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let (id, upload) = begun(&registry, &paper).await;
    let chunk = Bytes::copy_from_slice(&paper.bytes[..100]);
    registry.archive.blobs.put_chunk(county(), upload, chunk).await.unwrap();

    let answer = registry.get(&format!("/api/v1/documents/{id}/upload")).await;
    assert_eq!(answer.body["received_bytes"], 0);
    put(&registry, &id, 0, &paper.bytes).await;
    assert_eq!(complete(&registry, &id).await.status, 200);
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), []);
}

async fn a_crash_between_the_bytes_of_a_document_and_its_entry_can_be_completed(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.send(&registry).await;
    registry.archive.blobs.put_document(Bytes::from(paper.bytes.clone())).await.unwrap();
    assert_eq!(registry.get(&format!("/api/v1/documents/{id}")).await.status, 404, "not yet");

    assert_eq!(complete(&registry, &id).await.status, 200);
    assert_eq!(registry.get(&format!("/api/v1/documents/{id}")).await.bytes, paper.bytes);
    assert_eq!(paper::stored_files(&registry), [paper.place()]);
}

/// Starts the service; its address.
fn serve(sanquan: &Sanquan) -> (Running, String) {
    let mut service = sanquan.start(["serve", "--listen", "127.0.0.1:0"]);
    let line = service.line();
    let address = line.strip_prefix("serving on http://").unwrap_or_else(|| panic!("{line}"));
    let address = address.to_owned();
    (service, address)
}

async fn a_service_that_is_killed_within_a_chunk_goes_on_from_the_last_one(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let (service, address) = serve(&sanquan);
    let paper = Paper::of(pdf("页".repeat(100_000).as_bytes()));
    let (first, second) = paper.bytes.split_at(200_000);
    let registry = Registry::over(sanquan.place()).await;
    let (id, _) = begun(&registry, &paper).await;
    assert_eq!(put(&registry, &id, 0, first).await.status, 200);

    // Half of a chunk is under way when the power fails.
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(
        stream,
        "PUT /api/v1/documents/{id}/chunks/200000 HTTP/1.1\r\nHost: {address}\r\nContent-Digest: {}\r\nContent-Length: {}\r\n\r\n",
        content_digest(second),
        second.len()
    )
    .unwrap();
    stream.write_all(&second[..second.len() / 2]).unwrap();
    assert!(service.kill(), "it was at work");

    let (service, address) = serve(&sanquan);
    let answer = e2e_tests::ask(&address, &format!("/api/v1/documents/{id}/upload"));
    assert!(answer.contains("\"received_bytes\":200000"), "{answer}");
    assert_eq!(put(&registry, &id, 200_000, second).await.status, 200);
    assert_eq!(complete(&registry, &id).await.status, 200);
    assert_eq!(registry.get(&format!("/api/v1/documents/{id}")).await.bytes, paper.bytes);
    let metadata = e2e_tests::ask(&address, &format!("/api/v1/documents/{id}/metadata"));
    assert!(metadata.contains(&paper.sha256()), "{metadata}");
    assert_eq!(service.stop().code, Some(0));
}

async fn an_upload_is_gone_after_a_week(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.send(&registry).await;
    let path = format!("/api/v1/documents/{id}/upload");
    registry.given_hours_later(7 * 24 - 1);
    assert_eq!(registry.get(&path).await.status, 200);
    registry.given_an_hour_later();
    assert_eq!(registry.get(&path).await.status, 404);
    assert_eq!(put(&registry, &id, 0, &paper.bytes).await.status, 404);
    assert_eq!(complete(&registry, &id).await.status, 404);

    // Whoever begins another one clears it away.
    registry.given_an_hour_later();
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap().len(), 1);
    begun(&registry, &paper).await;
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), []);
}

async fn what_a_crash_left_of_uploads_is_cleared_and_nothing_else(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let document = paper.hand_in(&registry).await;
    let kept = DocumentId(paper.send(&registry).await.parse().unwrap());
    let nobodys = DocumentId(document.parse().unwrap());
    let chunk = Bytes::from_static(b"left over");
    registry.archive.blobs.put_chunk(county(), nobodys, chunk).await.unwrap();
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap().len(), 2);

    clear_uploads(&registry.store, &registry.archive, registry.now()).await.unwrap();
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), [(county(), kept)]);
    assert_eq!(complete(&registry, &kept.0.to_string()).await.status, 200);
    let out = registry.get(&format!("/api/v1/documents/{document}")).await;
    assert_eq!(out.bytes, paper.bytes);

    let expired = paper.send(&registry).await;
    registry.given_hours_later(7 * 24 + 1);
    clear_uploads(&registry.store, &registry.archive, registry.now()).await.unwrap();
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), []);
    assert_eq!(registry.get(&format!("/api/v1/documents/{expired}/upload")).await.status, 404);
}
