//! The front door: where to go from here, and the OpenAPI document.

use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use utoipa::openapi::OpenApi;

use crate::AppState;

/// The address of the OpenAPI document.
const DOCUMENT: &str = "/api/v1/openapi.json";

/// What the front door says.
#[derive(Serialize)]
struct Index {
    service: &'static str,
    household: &'static str,
    search: &'static str,
    documents: &'static str,
    papers: &'static str,
    verify: &'static str,
    notices: &'static str,
    counts: &'static str,
    rules: &'static str,
    settlement: &'static str,
    openapi: &'static str,
}

const INDEX: Index = Index {
    service: "Sanquan 三权簿",
    household: "/api/v1/households/{code}?as_of=&known_at=",
    search: "/api/v1/search?q=",
    documents: "/api/v1/documents",
    papers: "/api/v1/cases/{id}/papers",
    verify: "/verify",
    notices: "/notices",
    counts: "/api/v1/counts",
    rules: "/api/v1/rules",
    settlement: "/api/v1/settlement/packs",
    openapi: DOCUMENT,
};

pub(crate) fn routes(document: OpenApi) -> Router<AppState> {
    Router::new()
        .route("/", get(|| async { Json(INDEX) }))
        .route(DOCUMENT, get(|| async { Json(document) }))
}
