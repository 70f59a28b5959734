//! What is for sale or lent in the village: a lease, an exit, a listing, and one on notice.

use std::sync::Arc;

use e2e_tests::{APPROVER, CENTRE, INTAKE, Registry};
use serde_json::{Value, json};

use super::{COUNTY, OF_EXIT, handed_in};
use crate::collective::village::Collective;
use crate::listings::market::Market;
use crate::transfers::counter::{PARCELS, RENT_FEN, TransferCounter};

pub(in crate::walk) struct Deals {
    pub(in crate::walk) parcel: String,
    /// What can be handed in once more.
    pub(in crate::walk) lease: Value,
    pub(in crate::walk) leaving: Value,
    pub(in crate::walk) homestead: Value,
    pub(in crate::walk) transfer: String,
    pub(in crate::walk) exit: String,
    pub(in crate::walk) listing: String,
    /// A listing that is on notice.
    pub(in crate::walk) published: String,
    pub(in crate::walk) pilot: String,
}

impl Deals {
    pub(super) async fn made(village: &Collective) -> Self {
        let registry = &*village.registry;
        let counter = TransferCounter::of_collective(village).await;
        let lease = counter.lease();
        let transfer = counter.taken_in(&lease).await;
        let pilot = pilot(registry, &counter.evidence).await;
        let leaving = leaving(&counter).await;
        let exit = handed_in(registry, (INTAKE, "/api/v1/exits"), &leaving).await;
        paid(&counter).await;
        let market = Market { registry: Arc::clone(&village.registry) };
        let homestead = market.homestead().await;
        let listing = handed_in(registry, (CENTRE, "/api/v1/listings"), &homestead).await;
        let published = published(&market).await;
        let parcel = parcel(&counter.before);
        Self { parcel, lease, leaving, homestead, transfer, exit, listing, published, pilot }
    }
}

/// Spare land that is offered, on notice, with a bidder.
async fn published(market: &Market) -> String {
    let mut land = market.spare_land().await;
    land["first_day"] = json!("2027-03-01");
    land["way"]["opens_at"] = json!("2027-01-18T01:00:00Z");
    land["way"]["closes_at"] = json!("2027-01-18T02:00:00Z");
    let number = market.draft(&land).await;
    for step in ["submit", "publish"] {
        market.step(&number, json!({ "step": step })).await;
    }
    market.enrol(&number, "外来甲", false).await;
    number
}

/// A lease that runs, and whose first rent is ordered.
async fn paid(counter: &TransferCounter) {
    let grant = counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31");
    let number = counter.entered(&counter.lease_of(&grant)).await;
    counter.ordered(&number, RENT_FEN / 2).await;
}

/// That the county may try exits out.
async fn pilot(registry: &Registry, evidence: &str) -> String {
    let approval = json!({
        "county": COUNTY, "document": evidence, "rights": ["contracted-land"],
        "first_day": "2026-11-01", "last_day": "2027-10-31",
    });
    handed_in(registry, (APPROVER, "/api/v1/pilot-approvals"), &approval).await
}

/// An application to leave the first parcel of a contract.
async fn leaving(counter: &TransferCounter) -> Value {
    let file = counter.registry.get(&format!("/api/v1/households/{OF_EXIT}")).await.body;
    let members = file["members"].as_array().unwrap();
    let head = |it: &&Value| ["01", "02"].contains(&it["relation_code"].as_str().unwrap());
    let head = members.iter().find(head).unwrap();
    let contract = format!("{OF_EXIT}J");
    let right =
        json!({ "kind": "contracted-land", "contract": contract, "parcels": [parcel(&file)] });
    let signature = counter.consent(&head["person"]);
    json!({ "right": right, "signature": signature, "notified_day": counter.registry.today() })
}

/// The first parcel of a household's file.
fn parcel(file: &Value) -> String {
    let first = &file["contracted_land"]["parcels"]["features"][0];
    first["properties"]["code"].as_str().unwrap().to_owned()
}
