//! The log of readings, on the embedded database; the whole-system tests run it on PostgreSQL too.

use chrono::{DateTime, Utc};
use migrations::MigratorTrait as _;
use sea_orm::ConnectionTrait as _;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{Office, Reading, ReadingFilter};

async fn office() -> (Office, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path().join("office.sqlite").to_str().unwrap()).await.unwrap();
    migrations::Office::up(office.connection(), None).await.unwrap();
    (office, folder)
}

fn reading(n: u128, officer: &str, object: &str) -> Reading {
    Reading {
        id: Uuid::from_u128(n),
        at: "2026-11-22T08:00:00Z".parse::<DateTime<Utc>>().unwrap(),
        officer: officer.to_owned(),
        purpose: "registration".to_owned(),
        legal_ground: "《不动产登记暂行条例》第18条".to_owned(),
        operation: "GET /api/v1/households/{code}".to_owned(),
        object: object.to_owned(),
    }
}

#[tokio::test]
async fn a_reading_is_found_by_who_read_and_by_what_was_read() {
    let (office, _folder) = office().await;
    let (first, second) =
        (reading(1, "甲", "220221901901010001"), reading(2, "乙", "220221901901010002"));
    for it in [&first, &second] {
        office.record_reading(it.clone()).await.unwrap();
    }
    let found = async |filter| office.readings(&filter, 10).await.unwrap();
    assert_eq!(found(ReadingFilter::default()).await, [second.clone(), first.clone()]);
    let by = ReadingFilter { officer: Some("甲".to_owned()), ..ReadingFilter::default() };
    assert_eq!(found(by).await, vec![first.clone()]);
    let of = ReadingFilter { object: Some(second.object.clone()), ..ReadingFilter::default() };
    assert_eq!(found(of).await, vec![second.clone()]);
    let before = ReadingFilter { before: Some(second.id), ..ReadingFilter::default() };
    assert_eq!(found(before).await, [first]);
}

#[tokio::test]
async fn a_reading_can_be_neither_changed_nor_taken_back() {
    let (office, _folder) = office().await;
    office.record_reading(reading(1, "甲", "")).await.unwrap();
    for statement in ["UPDATE register_reading SET officer = '乙'", "DELETE FROM register_reading"]
    {
        let error = office.connection().execute_unprepared(statement).await.unwrap_err();
        assert!(error.to_string().contains("readings are only added"), "{error}");
    }
}
