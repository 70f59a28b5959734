//! Requests that come again: done once, and answered alike.

use super::super::{Answer, BookError, RequestKey};
use super::{Desk, NUMBER, new_person, number};
use crate::Clerk;

const ASKED: RequestKey<'static> =
    RequestKey { operation: "POST /people", key: "k1", body: b"{\"name\":\"\"}" };

fn answer() -> Answer {
    Answer { status: 201, response: "{\"name\":\"张三\"}".to_owned() }
}

/// Enters a person under the key, as the counter does.
async fn enter(desk: &Desk, n: u128) {
    let unit = desk.book.unit(&desk.on("2026-01-05")).await.unwrap();
    assert_eq!(unit.answered(ASKED).await.unwrap(), None);
    unit.enter_person(new_person(n, "张三", Some(number(NUMBER)))).await.unwrap();
    unit.remember(ASKED, &answer()).await.unwrap();
    unit.commit().await.unwrap();
}

#[tokio::test]
async fn the_same_request_again_gets_the_answer_of_before() {
    let desk = Desk::new().await;
    enter(&desk, 1).await;
    let unit = desk.book.unit(&desk.on("2026-01-06")).await.unwrap();
    assert_eq!(unit.answered(ASKED).await.unwrap(), Some(answer()));
    let elsewhere = RequestKey { operation: "POST /permits", ..ASKED };
    assert_eq!(unit.answered(elsewhere).await.unwrap(), None, "a key is an operation's own");
}

#[tokio::test]
async fn another_request_under_the_key_is_refused() {
    let desk = Desk::new().await;
    enter(&desk, 1).await;
    let unit = desk.book.unit(&desk.on("2026-01-05")).await.unwrap();
    let other = unit.answered(RequestKey { body: b"{}", ..ASKED }).await;
    assert!(matches!(&other, Err(BookError::KeyReused(key)) if key == "k1"), "{other:?}");
}

#[tokio::test]
async fn a_key_is_an_officers_own() {
    let desk = Desk::new().await;
    enter(&desk, 1).await;
    let other = Clerk { name: "户籍乙".to_owned(), ..desk.clerk.clone() };
    let mut occasion = desk.on("2026-01-05");
    occasion.clerk = &other;
    let unit = desk.book.unit(&occasion).await.unwrap();
    assert_eq!(unit.answered(ASKED).await.unwrap(), None);
}

#[tokio::test]
async fn what_did_not_happen_uses_up_no_key() {
    let desk = Desk::new().await;
    let unit = desk.book.unit(&desk.on("2026-01-05")).await.unwrap();
    unit.remember(ASKED, &answer()).await.unwrap();
    drop(unit);
    enter(&desk, 1).await;
}

#[tokio::test]
async fn an_answer_is_forgotten_after_thirty_days() {
    let desk = Desk::new().await;
    enter(&desk, 1).await;
    let later = RequestKey { key: "k2", ..ASKED };
    for (today, kept) in [("2026-02-04", true), ("2026-02-05", false)] {
        let unit = desk.book.unit(&desk.on(today)).await.unwrap();
        unit.remember(later, &answer()).await.unwrap();
        assert_eq!(unit.answered(ASKED).await.unwrap().is_some(), kept, "{today}");
    }
}
