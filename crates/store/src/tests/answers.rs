//! Requests that come again, and papers that are printed again.

use tenure::case::PaperKind;

use super::{
    harness::Scratch,
    on_both_engines,
    village::{act, county, enter, moment, village},
};
use crate::{Answer, Idempotency, Paper, Print, PrintApproval, RequestKey, StoreError};

on_both_engines!(
    the_same_request_has_the_same_answer,
    answers_are_forgotten_after_a_time,
    prints_of_a_paper_are_counted,
    a_printing_is_counted_once,
    a_printing_is_approved_once,
);

fn answer() -> Answer {
    Answer {
        status: 201, etag: "\"1\"".to_owned(), response: r#"{"applicant":"张𬭎"}"#.to_owned()
    }
}

fn asked<'a>(key: &'a str, officer: &'a str, request: &'a str) -> RequestKey<'a> {
    RequestKey { officer, operation: "POST /api/v1/cases", key, request }
}

async fn the_same_request_has_the_same_answer(scratch: &Scratch) {
    let (first, other) = ("ab".repeat(32), "cd".repeat(32));
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.idempotent(asked("k1", "王㙍", &first)).await.unwrap(), Idempotency::New);
    let at = moment("2026-11-02T00:00:00Z");
    unit.remember(asked("k1", "王㙍", &first), &answer(), at).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for (key, officer, request, known) in [
        ("k1", "王㙍", &first, Idempotency::Same(answer())),
        ("k1", "王㙍", &other, Idempotency::Other),
        ("k2", "王㙍", &first, Idempotency::New),
        ("k1", "郑一", &first, Idempotency::New),
    ] {
        let found = unit.idempotent(asked(key, officer, request)).await.unwrap();
        assert_eq!(found, known, "{key} {officer}");
    }
    let elsewhere =
        RequestKey { operation: "POST /api/v1/cases/1/steps", ..asked("k1", "王㙍", &first) };
    assert_eq!(unit.idempotent(elsewhere).await.unwrap(), Idempotency::New);
    let twice = unit.remember(asked("k1", "王㙍", &other), &answer(), at).await;
    assert!(matches!(twice, Err(StoreError::Repeated { .. })), "{twice:?}");
    drop(unit);
    if let Some(file) = scratch.file() {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.extend(std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default());
        let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
        assert!(contains("王㙍".as_bytes()), "the key is in what is looked through");
        assert!(!contains("张𬭎".as_bytes()), "what was answered may name persons");
        assert!(!contains(first.as_bytes()), "a plain digest could be guessed at");
    }
}

async fn answers_are_forgotten_after_a_time(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for (key, at) in [("old", "2026-11-01T00:00:00Z"), ("new", "2026-11-02T00:00:00Z")] {
        unit.remember(asked(key, "王㙍", ""), &answer(), moment(at)).await.unwrap();
    }
    unit.forget_answers(moment("2026-11-02T00:00:00Z")).await.unwrap();
    assert_eq!(unit.idempotent(asked("old", "王㙍", "")).await.unwrap(), Idempotency::New);
    assert_eq!(
        unit.idempotent(asked("new", "王㙍", "")).await.unwrap(),
        Idempotency::Same(answer())
    );
}

const NUMBER: &str = "510182-2026-000001-08-001";

fn certificate() -> Paper {
    Paper {
        county: county(),
        number: NUMBER.to_owned(),
        kind: PaperKind::LandCertificate,
        act: Some(act(1).id),
        subject_code: "510182901001000001J".to_owned(),
        digest: "ab".repeat(32),
        printed_by: "王㙍".to_owned(),
        printed_at: moment("2026-11-02T00:00:00Z"),
        print_count: 1,
    }
}

fn print(count: i32) -> Print {
    Print {
        count,
        printed_by: "王㙍".to_owned(),
        printed_at: moment("2026-11-02T00:00:00Z"),
        approved_by: (count > 2).then(|| "郑一".to_owned()),
        pdf_sha256: "cd".repeat(32),
    }
}

async fn prints_of_a_paper_are_counted(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let paper = certificate();
    let letter = Paper {
        number: "510182-2026-000001-11-001".to_owned(),
        kind: PaperKind::CorrectionLetter,
        act: None,
        ..certificate()
    };
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for count in 1..=3 {
        unit.record_print(&paper, &print(count)).await.unwrap();
    }
    unit.record_print(&letter, &print(1)).await.unwrap();
    unit.commit().await.unwrap();
    let printed = scratch.store.paper(NUMBER).await.unwrap();
    assert_eq!(printed, Paper { print_count: 3, ..paper });
    let all = scratch.store.papers_of_case(county(), "510182-2026-000001").await.unwrap();
    assert_eq!(all, [printed, letter]);
    let another = scratch.store.papers_of_case(county(), "510182-2026-00000").await.unwrap();
    assert_eq!(another, []);
    let prints = scratch.store.prints(county(), NUMBER).await.unwrap();
    assert_eq!(prints, [print(1), print(2), print(3)]);
    for nothing in ["510182-2026-000009", "510183-2026-000001", "", "张三"] {
        let paper = scratch.store.paper(nothing).await;
        assert!(matches!(paper, Err(StoreError::NotFound)), "{nothing}");
    }
}

async fn a_printing_is_counted_once(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_print(&certificate(), &print(1)).await.unwrap();
    unit.commit().await.unwrap();
    for count in [1, 3] {
        let mut unit = scratch.store.begin(county()).await.unwrap();
        let again = unit.record_print(&certificate(), &print(count)).await;
        assert!(matches!(again, Err(StoreError::Repeated { .. })), "{count}: {again:?}");
    }
}

async fn a_printing_is_approved_once(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let approval = PrintApproval {
        number: NUMBER.to_owned(),
        print_count: 2,
        approved_by: "郑一".to_owned(),
        approved_at: moment("2026-11-03T00:00:00Z"),
        reason: "原件污损".to_owned(),
    };
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_print(&certificate(), &print(1)).await.unwrap();
    unit.approve_print(&approval).await.unwrap();
    unit.commit().await.unwrap();
    let case = "510182-2026-000001";
    let approvals = scratch.store.print_approvals_of_case(county(), case).await.unwrap();
    assert_eq!(approvals, std::slice::from_ref(&approval));
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let twice = unit.approve_print(&approval).await;
    assert!(matches!(twice, Err(StoreError::Repeated { .. })), "{twice:?}");
}
