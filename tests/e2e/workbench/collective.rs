//! A collective's books as its officers use them.

use e2e_tests::Engine;
use serde_json::json;

use super::deals::signed_in;
use super::stage::tell;
use crate::collective::village::Collective;

#[tokio::test]
async fn a_collectives_roll_comes_back_and_its_income_is_distributed() {
    let village = Box::pin(Collective::quantified(Engine::Sqlite)).await;
    let name = village.get("").await["name"].clone();
    let (_, adults) = village.two_thirds("2026-12-12");
    let people = village.people.len();
    let given = json!({ "code": village.code, "name": name, "adults": adults, "people": people });
    let accounts: [(&str, &str, &[&str]); 2] =
        [("shouli", "受理员甲", &["intake", "archivist"]), ("dengbu", "登簿员戊", &["registrar"])];
    let registry = signed_in(village.registry, &accounts).await;
    tell("collective", &registry, &given).await;
}
