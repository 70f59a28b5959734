//! What is registered, and what is seen over it.

use tenure::case::Role;

use super::super::place::{HOMESTEAD, HOUSEHOLD, Place};
use super::super::who::Who;
use super::{Row, SUPERVISOR, get, list, nothing};

const UNMASKING: Who = Who::HasOneOf(&[Role::Reviewer, Role::Intake, Role::Registrar]);

pub(super) fn rows(at: &Place) -> Vec<Row> {
    let contract = format!("/api/v1/contracts/{HOUSEHOLD}J");
    let household = format!("/api/v1/households/{HOUSEHOLD}");
    let homestead = format!("/api/v1/homesteads/{HOMESTEAD}");
    let parcel = format!("/api/v1/parcels/{}", at.deals.parcel);
    let lineage = format!("/api/v1/lineage/land-contract/{HOUSEHOLD}J");
    let history = |of: &str| format!("{of}/history");
    let numbers = "GET /api/v1/households/{code}/identity-numbers";
    let numbers = get(numbers, format!("{household}/identity-numbers")).of(UNMASKING);
    let numbers = Row { purpose: Some("registration"), ..numbers };
    vec![
        get("GET /api/v1/acts/{number}", "/api/v1/acts/1".to_owned()),
        get("GET /api/v1/contracts/{code}/history", history(&contract)),
        get("GET /api/v1/contracts/{code}", contract),
        get("GET /api/v1/homesteads/{code}/history", history(&homestead)),
        get("GET /api/v1/homesteads/{code}", homestead),
        get("GET /api/v1/households/{code}/history", history(&household)),
        numbers,
        get("GET /api/v1/households/{code}", household),
        get("GET /api/v1/parcels/{code}/history", history(&parcel)),
        get("GET /api/v1/parcels/{code}", parcel),
        list("GET /api/v1/counts", "/api/v1/counts"),
        get("GET /api/v1/lineage/{kind}/{code}", lineage),
        list("GET /api/v1/search", &format!("/api/v1/search?q={HOUSEHOLD}")),
        list("GET /api/v1/parameters", "/api/v1/parameters").everywhere(),
        nothing("GET /api/v1/safeguard-findings", "/api/v1/safeguard-findings").of(SUPERVISOR),
        nothing("GET /api/v1/safeguard-statistics", "/api/v1/safeguard-statistics").of(SUPERVISOR),
    ]
}
