//! Whoever comes to the service: each has an account, made when they first come, and signs in once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use access::Desk;
use e2e_tests::Registry;
use serde_json::json;

use super::who::{Comer, Worker};

/// The header by which somebody is known.
pub(super) type Known = (&'static str, String);

/// Those who have come to a registry.
pub(super) struct People<'a> {
    registry: &'a Registry,
    known: RefCell<BTreeMap<Comer, Known>>,
}

impl<'a> People<'a> {
    pub(super) fn of(registry: &'a Registry) -> Self {
        Self { registry, known: RefCell::default() }
    }

    /// The header by which somebody is known.
    pub(super) async fn known(&self, comer: &Comer) -> Known {
        let found = self.known.borrow().get(comer).cloned();
        if let Some(known) = found {
            return known;
        }
        let known = match comer {
            Comer::Nobody => ("cookie", String::new()),
            Comer::Officer(worker) => ("cookie", self.sign_in(worker).await),
            Comer::Program(worker, scopes) => {
                let owner = Box::pin(self.known(&Comer::Officer(worker.clone()))).await;
                ("authorization", self.token(&owner, scopes).await)
            }
        };
        self.known.borrow_mut().insert(comer.clone(), known.clone());
        known
    }

    async fn sign_in(&self, worker: &Worker) -> String {
        let Worker { desk, roles, division, newcomer } = worker;
        let login = format!("walker.{}", self.known.borrow().len());
        let desk = Desk::parse(desk).unwrap();
        if *newcomer {
            self.registry.given_newcomer(&login, desk, roles).await;
        } else {
            self.registry.given_account(&login, desk, roles, *division).await;
        }
        self.registry.signed_in(&login).await
    }

    async fn token(&self, (header, cookie): &Known, scopes: &[&str]) -> String {
        let asked = json!({ "name": "走一遍", "scopes": scopes, "lasts_days": 30 });
        let headers = [(*header, cookie.as_str())];
        let made = self.registry.ask_if("POST", "/api/v1/tokens", &headers, &asked).await;
        assert_eq!(made.status, 201, "{made}");
        format!("Bearer {}", made.body["secret"].as_str().unwrap())
    }
}
