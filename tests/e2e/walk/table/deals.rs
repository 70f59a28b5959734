//! Deals: a listing, an exit and a transfer, with the county's figures and approvals.

use serde_json::{Value, json};

use super::super::place::{COUNTY, Place, VILLAGE};
use super::super::who::Who::AnyClerk;
use super::{
    APPROVER, INTAKE, MARKET, REGISTRAR, REVIEWER, Row, act, bank_file, file, get, list, send,
};

pub(super) fn rows(at: &Place) -> Vec<Row> {
    [listings(at), exits(at), transfers(at), county(at)].into_iter().flatten().collect()
}

fn why() -> Value {
    json!({ "reason": "原件毁损" })
}

fn orders(at: &Place) -> Value {
    json!({ "orders": [{ "person": at.person, "account": "6228480000000001", "amount_fen": 1 }] })
}

fn listings(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/listings/{}{what}", at.deals.listing);
    vec![
        list("GET /api/v1/listings", "/api/v1/listings"),
        list("GET /api/v1/listings", &format!("/api/v1/listings?division={VILLAGE}")),
        get("GET /api/v1/listings/{number}", of("")),
        get("GET /api/v1/listings/{number}/papers", of("/papers")),
        send(
            "POST /api/v1/listings",
            "/api/v1/listings".to_owned(),
            MARKET,
            at.deals.homestead.clone(),
        ),
        file("POST /api/v1/listings/{number}/bank-files", of("/bank-files"), MARKET, bank_file()),
        act(
            "POST /api/v1/listings/{number}/papers/{paper}",
            of("/papers/listing-notice"),
            AnyClerk,
        ),
        send(
            "POST /api/v1/listings/{number}/papers/{paper}/approvals",
            of("/papers/listing-notice/approvals"),
            AnyClerk,
            why(),
        ),
        send(
            "POST /api/v1/listings/{number}/steps",
            of("/steps"),
            MARKET,
            json!({ "step": "submit" }),
        ),
        send("POST /api/v1/listings/{number}/erasure", of("/erasure"), MARKET, json!({})),
    ]
}

fn exits(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/exits/{}{what}", at.deals.exit);
    vec![
        list("GET /api/v1/exits", "/api/v1/exits"),
        list("GET /api/v1/exits", &format!("/api/v1/exits?division={VILLAGE}")),
        get("GET /api/v1/exits/{number}", of("")),
        get("GET /api/v1/exits/{number}/dues", of("/dues")),
        get("GET /api/v1/exits/{number}/papers", of("/papers")),
        send("POST /api/v1/exits", "/api/v1/exits".to_owned(), INTAKE, at.deals.leaving.clone()),
        send("POST /api/v1/exits/{number}/orders", of("/orders"), INTAKE, orders(at)),
        act("POST /api/v1/exits/{number}/papers/{paper}", of("/papers/exit-agreement"), AnyClerk),
        send(
            "POST /api/v1/exits/{number}/papers/{paper}/approvals",
            of("/papers/exit-agreement/approvals"),
            AnyClerk,
            why(),
        ),
        file("POST /api/v1/exits/{number}/payments", of("/payments"), REGISTRAR, bank_file()),
        send(
            "POST /api/v1/exits/{number}/steps",
            of("/steps"),
            REGISTRAR,
            json!({ "step": "cancel" }),
        ),
    ]
}

fn transfers(at: &Place) -> Vec<Row> {
    let of = |what: &str| format!("/api/v1/transfers/{}{what}", at.deals.transfer);
    vec![
        list("GET /api/v1/transfers", "/api/v1/transfers"),
        list("GET /api/v1/transfers", &format!("/api/v1/transfers?division={VILLAGE}")),
        get("GET /api/v1/transfers/{number}", of("")),
        get("GET /api/v1/transfers/{number}/dues", of("/dues")),
        get("GET /api/v1/transfers/{number}/papers", of("/papers")),
        send(
            "POST /api/v1/transfers",
            "/api/v1/transfers".to_owned(),
            INTAKE,
            at.deals.lease.clone(),
        ),
        send("POST /api/v1/transfers/{number}/orders", of("/orders"), INTAKE, orders(at)),
        act(
            "POST /api/v1/transfers/{number}/papers/{paper}",
            of("/papers/deal-contract"),
            AnyClerk,
        ),
        send(
            "POST /api/v1/transfers/{number}/papers/{paper}/approvals",
            of("/papers/deal-contract/approvals"),
            AnyClerk,
            why(),
        ),
        file("POST /api/v1/transfers/{number}/payments", of("/payments"), REGISTRAR, bank_file()),
        send(
            "POST /api/v1/transfers/{number}/steps",
            of("/steps"),
            REVIEWER,
            json!({ "step": "approve" }),
        ),
    ]
}

fn county(at: &Place) -> Vec<Row> {
    let pilots = "/api/v1/pilot-approvals";
    let approval = json!({
        "county": COUNTY, "document": at.evidence, "rights": ["homestead"],
        "first_day": "2026-11-01", "last_day": "2027-10-31",
    });
    let day = at.registry.today();
    let revocation = json!({ "county": COUNTY, "document": at.evidence, "day": day });
    let figures = format!("/api/v1/market-figures?division={VILLAGE}");
    vec![
        list("GET /api/v1/market-figures", "/api/v1/market-figures"),
        list("GET /api/v1/market-figures", &figures),
        list("GET /api/v1/market-figures.csv", "/api/v1/market-figures.csv"),
        list("GET /api/v1/market-figures.xlsx", "/api/v1/market-figures.xlsx"),
        get("GET /api/v1/pilot-approvals", format!("{pilots}?county={COUNTY}")).everywhere(),
        send("POST /api/v1/pilot-approvals", pilots.to_owned(), APPROVER, approval),
        send(
            "POST /api/v1/pilot-approvals/{id}/revocation",
            format!("{pilots}/{}/revocation", at.deals.pilot),
            APPROVER,
            revocation,
        ),
    ]
}
