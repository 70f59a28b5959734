//! The town's counter as its officers use it, who see nothing of the register.

use std::sync::Arc;

use access::Desk;
use e2e_tests::{Engine, Registry, TOWN_APPROVER, TOWN_INTAKE};
use serde_json::json;

use super::deals::signed_in;
use super::stage::tell;

#[tokio::test]
async fn somebody_settles_and_is_told_that_no_right_changes() {
    let registry = signed_in(Arc::new(Registry::new(Engine::Sqlite).await), &[]).await;
    for (officer, login, role) in
        [(TOWN_INTAKE, "huji", "intake"), (TOWN_APPROVER, "hujishenpi", "approver")]
    {
        registry.given_account_of(officer, login, Desk::Settlement, &[role], None).await;
    }
    tell("settlement", &registry, &json!({})).await;
}
