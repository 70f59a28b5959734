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
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
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
