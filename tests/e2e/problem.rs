//! Refusals over HTTP: problem documents (RFC 9457), each with a page that says what it is.

use e2e_tests::{Answer, Engine, Registry};
use expect_test::{Expect, expect};

/// A register in which nothing is, and one refusal of it.
async fn refused(method: &str, path: &str, expected: Expect) {
    let registry = Registry::new(Engine::Sqlite).await;
    let answer = registry.request(method, path).await;
    expected.assert_eq(&answer.to_string());
    page_exists(&registry, &answer).await;
}

/// The `type` of a problem is the address of a page.
async fn page_exists(registry: &Registry, answer: &Answer) {
    assert_eq!(answer.content_type, "application/problem+json");
    assert_eq!(answer.body["status"], answer.status);
    let page = answer.body["type"].as_str().unwrap();
    assert!(page.starts_with("/problems/"), "{page}");
    let page = registry.get(page).await;
    assert_eq!(page.status, 200, "{page}");
    assert!(page.text.contains(answer.body["title"].as_str().unwrap()), "{page}");
}

#[tokio::test]
async fn an_address_where_nothing_is() {
    refused(
        "GET",
        "/api/v1/nothing",
        expect![[r#"
        404 application/problem+json
        {
          "detail": "nothing is at `/api/v1/nothing`",
          "status": 404,
          "title": "there is no such object in sight",
          "type": "/problems/not-found"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take() {
    refused(
        "DELETE",
        "/api/v1/households/220221901901010001",
        expect![[r#"
        405 application/problem+json
        {
          "detail": "`/api/v1/households/220221901901010001` does not take this method",
          "status": 405,
          "title": "the address does not take this method",
          "type": "/problems/method-not-allowed"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_method_that_the_front_door_does_not_take() {
    refused(
        "POST",
        "/",
        expect![[r#"
        405 application/problem+json
        {
          "detail": "`/` does not take this method",
          "status": 405,
          "title": "the address does not take this method",
          "type": "/problems/method-not-allowed"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_household_that_is_not_registered() {
    refused(
        "GET",
        "/api/v1/households/220221901901010001",
        expect![[r#"
        404 application/problem+json
        {
          "detail": "there is no household `220221901901010001` in the officer's division",
          "status": 404,
          "title": "there is no such object in sight",
          "type": "/problems/not-found"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_code_that_is_no_households() {
    refused(
        "GET",
        "/api/v1/households/22022190190101000",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "`22022190190101000` is not a household code",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_code_that_is_no_text() {
    refused(
        "GET",
        "/api/v1/households/%FF",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "Invalid URL: Invalid UTF-8 in `code`",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_day_that_does_not_exist() {
    refused(
        "GET",
        "/api/v1/households/220221901901010001?as_of=2026-02-30",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "Failed to deserialize query string: as_of: input is out of range",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_moment_without_a_time() {
    refused(
        "GET",
        "/api/v1/households/220221901901010001?known_at=2026-02-03",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "Failed to deserialize query string: known_at: premature end of input",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_question_without_an_answer() {
    refused(
        "GET",
        "/api/v1/search",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "give either `q`, or `lon` and `lat`",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_question_of_three_digits() {
    refused(
        "GET",
        "/api/v1/search?q=123",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "`123` is not a code, or the last four or more characters of one",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_point_that_is_no_number() {
    refused(
        "GET",
        "/api/v1/search?lon=east&lat=43",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "Failed to deserialize query string: lon: invalid float literal",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_point_beyond_the_pole() {
    refused(
        "GET",
        "/api/v1/search?lon=126.4&lat=143",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "`126.4,143` is not a longitude and latitude in degrees",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn half_a_point() {
    refused(
        "GET",
        "/api/v1/search?lon=126.4",
        expect![[r#"
        400 application/problem+json
        {
          "detail": "give either `q`, or `lon` and `lat`",
          "status": 400,
          "title": "the request cannot be read",
          "type": "/problems/bad-request"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn a_problem_that_does_not_exist() {
    refused(
        "GET",
        "/problems/nothing",
        expect![[r#"
        404 application/problem+json
        {
          "detail": "there is no problem of this kind",
          "status": 404,
          "title": "there is no such object in sight",
          "type": "/problems/not-found"
        }"#]],
    )
    .await;
}

#[tokio::test]
async fn an_identity_number_that_was_asked_for_is_not_said_back() {
    let registry = Registry::new(Engine::Sqlite).await;
    for path in ["/api/v1/households/990001195011213596", "/api/v1/search?q=990001195011213596"] {
        let answer = registry.get(path).await;
        assert!(!answer.text.contains("990001195011213596"), "{answer}");
    }
}
