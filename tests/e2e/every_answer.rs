//! What every answer carries, also one that refuses.

use e2e_tests::{Answer, Engine, Registry};
use uuid::Uuid;

const OWN: &str = "0197a5a2-7f3c-7000-8000-000000000001";

async fn registry() -> Registry {
    Registry::new(Engine::Sqlite).await
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).unwrap().to_str().unwrap()
}

async fn id_for(registry: &Registry, given: &str) -> String {
    let headers = [("x-request-id", given)];
    let answer = registry.send("GET", "/api/v1/counts", &headers, Vec::new()).await;
    header(&answer, "x-request-id").to_owned()
}

#[tokio::test]
async fn each_request_has_a_number_of_its_own() {
    let registry = registry().await;
    let mut numbers = Vec::new();
    for path in ["/api/v1/counts", "/api/v1/nothing", "/notices", "/api/v1/acts/7"] {
        let answer = registry.get(path).await;
        numbers.push(Uuid::parse_str(header(&answer, "x-request-id")).unwrap());
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 4);
}

#[tokio::test]
async fn a_client_s_own_number_stays_unless_it_may_say_something() {
    let registry = registry().await;
    assert_eq!(id_for(&registry, OWN).await, OWN);
    for other in ["990001195011213596", "查张东明", "", "{}"] {
        let id = id_for(&registry, other).await;
        assert!(Uuid::parse_str(&id).is_ok() && id != other, "{id}");
    }
}

#[tokio::test]
async fn a_browser_is_told_to_load_nothing_from_elsewhere() {
    let registry = registry().await;
    for path in ["/", "/api/v1/counts", "/api/v1/nothing", "/notices", "/verify", "/healthz"] {
        let answer = registry.get(path).await;
        let policy = header(&answer, "content-security-policy");
        assert!(policy.starts_with("default-src '"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("http") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&answer, "x-frame-options"), "DENY", "{path}");
        assert_eq!(header(&answer, "referrer-policy"), "no-referrer", "{path}");
        assert!(header(&answer, "permissions-policy").contains("geolocation=()"), "{path}");
        assert!(!answer.headers.contains_key("strict-transport-security"), "{path}");
    }
    let (script, page) = (registry.get("/").await, registry.get("/verify").await);
    assert!(header(&script, "content-security-policy").starts_with("default-src 'self'"));
    assert!(header(&page, "content-security-policy").starts_with("default-src 'none'"));
}

#[tokio::test]
async fn a_browser_that_comes_by_tls_is_told_to_come_by_nothing_else() {
    let registry = registry().await.with_sign_in_by_tls();
    let led = [("sec-fetch-site", "cross-site")];
    for answer in [
        registry.get("/verify").await,
        registry.get("/api/v1/cases").await,
        registry.send("DELETE", "/api/v1/session", &led, "").await,
    ] {
        assert_eq!(header(&answer, "strict-transport-security"), "max-age=31536000", "{answer}");
    }
}

#[tokio::test]
async fn nobody_keeps_an_answer_that_is_not_public() {
    let registry = registry().await;
    let kept = |answer: &Answer| answer.headers.get("cache-control").cloned();
    for path in [
        "/api/v1/counts",
        "/api/v1/cases",
        "/api/v1/session",
        "/api/v1/notices",
        "/api/v1/households/220221901901010001",
        "/api/v1/settlement/applications",
        "/api/v1/nothing",
        "/notices",
        "/verify/1",
    ] {
        let answer = registry.get(path).await;
        assert_eq!(kept(&answer).unwrap(), "no-store", "{path}");
    }
    for path in ["/api/v1/case-types", "/api/v1/rules", "/api/v1/settlement/packs"] {
        assert_eq!(kept(&registry.get(path).await), None, "{path}");
    }
}
