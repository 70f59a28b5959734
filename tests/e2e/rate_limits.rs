//! How often one address may ask for what is costly, or guessed at.

use e2e_tests::{Answer, Engine, Registry};
use serde_json::{Value, json};

const LOOPBACK: &str = "127.0.0.1";
const N_ALLOWED: u32 = 3;

async fn asked_from(address: &str) -> Registry {
    Registry::new(Engine::Sqlite)
        .await
        .with_sign_in()
        .asked_so_often_a_day(N_ALLOWED)
        .asked_from(address)
}

async fn try_from(registry: &Registry, forwarded_for: &str) -> Answer {
    let headers = [("x-forwarded-for", forwarded_for)];
    let body = json!({ "login": "zhang.san", "password": "x" });
    registry.ask_if("POST", "/api/v1/session", &headers, &body).await
}

#[tokio::test]
async fn an_address_that_signs_in_too_often_waits() {
    let registry = asked_from("192.0.2.7").await;
    for _ in 0..N_ALLOWED {
        let refused = try_from(&registry, "").await;
        assert_eq!(refused.kind(), (401, "wrong-password"), "{refused}");
    }
    let refused = try_from(&registry, "198.51.100.1").await;
    assert_eq!(refused.kind(), (429, "too-often"), "what it says of itself is not heard");
    assert_eq!(refused.content_type, "application/problem+json");
    let seconds: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=28_801).contains(&seconds), "{seconds}");
    assert_eq!(registry.get("/api/v1/case-types").await.status, 200, "that is no sign-in");
    let registry = registry.asked_from("192.0.2.8");
    assert_eq!(try_from(&registry, "").await.status, 401, "another address may");
}

#[tokio::test]
async fn behind_a_proxy_of_this_machine_each_client_counts_for_itself() {
    let registry = asked_from(LOOPBACK).await;
    for _ in 0..N_ALLOWED {
        assert_eq!(try_from(&registry, "10.9.9.9, 192.0.2.7").await.status, 401);
    }
    assert_eq!(try_from(&registry, "10.8.8.8, 192.0.2.7").await.status, 429);
    assert_eq!(try_from(&registry, "192.0.2.8").await.status, 401);
}

#[tokio::test]
async fn papers_are_verified_and_exports_taken_so_often() {
    let registry = asked_from("192.0.2.7").await;
    for path in ["/verify/220221202600000101", "/api/v1/market-figures.csv"] {
        for n in 0..N_ALLOWED {
            let answer = registry.ask("GET", path, "", &Value::Null).await;
            assert_ne!(answer.status, 429, "{path} {n}");
        }
        let refused = registry.ask("GET", path, "", &Value::Null).await;
        assert_eq!(refused.kind(), (429, "too-often"), "{path}");
    }
}
