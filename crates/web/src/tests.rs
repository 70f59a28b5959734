//! What is served, and how long a browser may keep it.

use std::fs;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use tower::ServiceExt as _;

use crate::{Pages, routes};

fn built() -> Pages {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("assets")).unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
    fs::write(folder.path().join("assets/desk-1a.js"), "export {}").unwrap();
    Pages::in_folder(folder.path()).unwrap()
}

async fn ask(pages: Pages, path: &str) -> Response {
    let request = Request::get(path).body(Body::empty()).unwrap();
    routes::<()>(pages).with_state(()).oneshot(request).await.unwrap()
}

fn header_of(response: &Response, name: header::HeaderName) -> &str {
    response.headers()[name].to_str().unwrap()
}

#[tokio::test]
async fn every_address_of_the_workbench_is_the_one_page_and_is_asked_for_anew() {
    for path in ["/workbench/", "/workbench/cases/1", "/workbench/find"] {
        let response = ask(built(), path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(header_of(&response, header::CACHE_CONTROL), "no-cache");
    }
}

#[tokio::test]
async fn an_asset_is_kept_for_ever() {
    let response = ask(built(), "/assets/desk-1a.js").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(header_of(&response, header::CACHE_CONTROL).contains("immutable"));
    assert!(header_of(&response, header::CONTENT_TYPE).starts_with("text/javascript"));
}

#[tokio::test]
async fn nothing_beside_the_built_files_is_given_out() {
    for path in ["/assets/other.js", "/assets/../Cargo.toml", "/assets/%2e%2e/Cargo.toml"] {
        assert_eq!(ask(built(), path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn where_no_page_was_built_it_says_what_to_do() {
    assert!(!Pages::default().are_there());
    assert_eq!(ask(Pages::default(), "/workbench/").await.status(), StatusCode::NOT_FOUND);
}
