//! Scanned papers, from their announcement to those who may see them.

mod bucket;
mod limits;
mod links;
mod paper;
mod resumption;

use e2e_tests::{Engine, Registry, on_both_engines, pdf};
use serde_json::json;

use paper::{Paper, jpeg, png};

on_both_engines!(
    a_paper_comes_in_by_chunks_and_goes_out_as_it_was,
    a_completion_can_be_asked_again,
    the_same_bytes_twice_are_two_documents_and_one_file,
    a_picture_that_calls_itself_a_contract_is_a_picture,
    a_document_of_another_village_is_not_found,
    an_upload_of_another_village_is_not_found,
    bytes_that_were_altered_on_the_disk_are_not_served,
    what_is_no_scan_is_refused_with_what_it_is,
    a_document_with_another_digest_is_refused,
);

const VILLAGE: &str = "220221901901";
const SIBLING: &str = "220221901902";

async fn a_paper_comes_in_by_chunks_and_goes_out_as_it_was(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let begun = paper.announce(&registry).await;
    assert_eq!(begun.status, 201, "{begun}");
    let id = begun.body["id"].as_str().unwrap().to_owned();
    assert_eq!(begun.headers["location"], format!("/api/v1/documents/{id}/upload"));
    assert_eq!(begun.body["expires_at"], "2026-11-29T08:00:00Z");

    for (offset, chunk) in [(0, &paper.bytes[..100]), (100, &paper.bytes[100..])] {
        let answer = paper::put(&registry, &id, offset, chunk).await;
        assert_eq!(answer.status, 200, "{answer}");
        assert_eq!(answer.body["received_bytes"], offset + chunk.len());
        assert_eq!(registry.get(&format!("/api/v1/documents/{id}/upload")).await.body, answer.body);
    }
    let document = paper::complete(&registry, &id).await;
    assert_eq!(document.status, 200, "{document}");
    assert_eq!(document.headers["location"], format!("/api/v1/documents/{id}"));
    let known = json!({
        "id": id,
        "title": "承包合同",
        "division": VILLAGE,
        "media_type": "application/pdf",
        "size_bytes": paper.bytes.len(),
        "sha256": paper.sha256(),
        "uploaded_by": "经办甲",
        "uploaded_at": "2026-11-22T08:00:00Z",
    });
    assert_eq!(document.body, known);
    assert_eq!(registry.get(&format!("/api/v1/documents/{id}/metadata")).await.body, known);

    let out = registry.get(&format!("/api/v1/documents/{id}")).await;
    assert_eq!((out.status, &out.bytes), (200, &paper.bytes));
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("repr-digest", &paper::content_digest(&paper.bytes)),
        (
            "content-disposition",
            &format!(
                "attachment; filename=\"{id}.pdf\"; filename*=UTF-8''%E6%89%BF%E5%8C%85%E5%90%88%E5%90%8C.pdf"
            ),
        ),
    ] {
        assert_eq!(out.headers[name], value, "{name}");
    }
    let over = registry.get(&format!("/api/v1/documents/{id}/upload")).await;
    assert_eq!(over.status, 404, "the upload is over: {over}");
    assert_eq!(registry.archive.blobs.uploads(9).await.unwrap(), [], "its chunks are gone");
}

async fn a_completion_can_be_asked_again(engine: Engine) {
    let registry = Registry::new(engine).await;
    let id = Paper::of(png()).hand_in(&registry).await;
    let again = paper::complete(&registry, &id).await;
    assert_eq!((again.status, &again.body["id"]), (200, &json!(id)), "{again}");
}

async fn the_same_bytes_twice_are_two_documents_and_one_file(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(jpeg());
    let (one, other) = (paper.hand_in(&registry).await, paper.hand_in(&registry).await);
    assert_ne!(one, other);
    for id in [one, other] {
        let out = registry.get(&format!("/api/v1/documents/{id}")).await;
        assert_eq!(out.bytes, paper.bytes);
    }
    assert_eq!(paper::stored_files(&registry), [paper.place()]);
}

async fn a_picture_that_calls_itself_a_contract_is_a_picture(engine: Engine) {
    let registry = Registry::new(engine).await;
    let id = Paper { title: "承包合同.pdf", ..Paper::of(png()) }.hand_in(&registry).await;
    assert_eq!(registry.get(&format!("/api/v1/documents/{id}")).await.content_type, "image/png");
}

async fn a_document_of_another_village_is_not_found(engine: Engine) {
    let registry = Registry::new(engine).await;
    let id = Paper::of(pdf(b"page")).hand_in(&registry).await;
    let paths = ["", "/metadata"].map(|it| format!("/api/v1/documents/{id}{it}"));
    let clerk = registry.as_officer_of(VILLAGE);
    for path in &paths {
        assert_eq!(clerk.get(path).await.status, 200, "{path}");
    }
    let clerk = clerk.as_officer_of(SIBLING);
    for path in &paths {
        let answer = clerk.get(path).await;
        assert_eq!(answer.status, 404, "{answer}");
        assert_eq!(
            answer.body["detail"],
            format!("there is no document `{id}` in the officer's division")
        );
    }
    assert_eq!(paper::complete(&clerk, &id).await.status, 404);
}

async fn an_upload_of_another_village_is_not_found(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.send(&registry).await;
    let clerk = registry.as_officer_of(SIBLING);
    assert_eq!(clerk.get(&format!("/api/v1/documents/{id}/upload")).await.status, 404);
    assert_eq!(paper::put(&clerk, &id, 0, &paper.bytes).await.status, 404);
    assert_eq!(paper::complete(&clerk, &id).await.status, 404);
    let refused = paper.announce(&clerk).await;
    assert_eq!(refused.status, 404, "{refused}");
    assert_eq!(paper::complete(&clerk.as_officer_of(VILLAGE), &id).await.status, 200);
}

async fn bytes_that_were_altered_on_the_disk_are_not_served(engine: Engine) {
    let registry = Registry::new(engine).await;
    let paper = Paper::of(pdf(b"page"));
    let id = paper.hand_in(&registry).await;
    std::fs::write(registry.data().join(paper.place()), pdf(b"else")).unwrap();
    let (answer, log) = registry.get_incident(&format!("/api/v1/documents/{id}")).await;
    assert_eq!(answer.status, 500, "{answer}");
    assert_eq!(answer.body["type"], "/problems/broken");
    assert!(!answer.text.contains(&paper.sha256()), "the cause is in the log alone");
    assert!(log.contains("the register could not answer"), "{log}");
}

async fn what_is_no_scan_is_refused_with_what_it_is(engine: Engine) {
    let registry = Registry::new(engine).await;
    let whole = pdf(b"page");
    for (bytes, told) in [
        (b"<html><body>".to_vec(), "it is an HTML page; a scan is a PDF, a JPEG or a PNG"),
        (whole[..whole.len() - 30].to_vec(), "it is a PDF that is cut off"),
        (png()[..40].to_vec(), "it is a PNG that is cut off"),
    ] {
        let id = Paper::of(bytes).send(&registry).await;
        // However often it is asked.
        for _ in 0..2 {
            let answer = paper::complete(&registry, &id).await;
            assert_eq!(answer.status, 422, "{answer}");
            assert_eq!(answer.body["type"], "/problems/not-a-scan");
            assert_eq!(answer.body["detail"], format!("the document is not accepted: {told}"));
        }
        assert_eq!(registry.get(&format!("/api/v1/documents/{id}")).await.status, 404);
    }
    assert_eq!(paper::stored_files(&registry).len(), 0);
}

async fn a_document_with_another_digest_is_refused(engine: Engine) {
    let registry = Registry::new(engine).await;
    let begun = Paper::of(pdf(b"page")).announce(&registry).await;
    let id = begun.body["id"].as_str().unwrap();
    paper::put(&registry, id, 0, &pdf(b"else")).await;
    let answer = paper::complete(&registry, id).await;
    assert_eq!((answer.status, &answer.body["type"]), (422, &json!("/problems/digest-mismatch")));
    assert_eq!(paper::stored_files(&registry).len(), 0);
}
