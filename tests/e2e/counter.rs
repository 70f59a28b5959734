//! The rules of the counter: requests that come again, and who may do what.

mod additions;
mod again;
mod boxes;
mod clock;
mod evidence;
mod parameters;
mod roles;

use e2e_tests::{Engine, Registry, village};
use serde_json::{Value, json};

const HOUSEHOLD: &str = "220221901901010001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

/// A request that any case can be made of.
fn request() -> Value {
    let contract = format!("{HOUSEHOLD}J");
    json!({ "kind": "cancellation", "on": contract, "reason": "court-decision" })
}
