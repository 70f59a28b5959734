//! The front door: where to go from here, and the OpenAPI document.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use utoipa::openapi::OpenApi;

use crate::AppState;

/// The address of the OpenAPI document.
const DOCUMENT: &str = "/api/v1/openapi.json";

/// The address of the pages, for whoever comes with a browser.
const WORKBENCH: &str = "/workbench/";

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
    Router::new().route("/", get(front_door)).route(DOCUMENT, get(|| async { Json(document) }))
}

/// A browser asks for a page and is shown the workbench; a program is told where everything is.
async fn front_door(headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    if accepted.is_some_and(|it| it.contains("text/html")) {
        return Redirect::to(WORKBENCH).into_response();
    }
    Json(INDEX).into_response()
}
