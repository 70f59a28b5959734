//! The addresses of the pages.

use std::borrow::Cow;
use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::Pages;

/// The name of an asset changes with its bytes: it can be kept for a year.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The page itself is asked for again each time, so that nobody works in an old one.
const EACH_TIME: &str = "no-cache";

/// What stands where no page was built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>三权簿</title>\
<h1>界面未构建</h1><p>请在源码目录 <code>crates/web/ui</code> 执行 <code>npm ci --ignore-scripts &amp;&amp; npm run build</code>（Node 20.19 以上），然后重新启动服务。接口与命令行不受影响。</p></html>";

/// The pages below `/workbench/`, and their assets.
pub fn routes<S: Clone + Send + Sync + 'static>(pages: Pages) -> Router<S> {
    let pages = Arc::new(pages);
    let index = {
        let pages = Arc::clone(&pages);
        move || async move { index(&pages) }
    };
    let asset = {
        let pages = Arc::clone(&pages);
        move |Path(path): Path<String>| async move { file(&pages, &format!("assets/{path}"), FOR_EVER) }
    };
    let seal = move || async move { file(&pages, "seal.svg", EACH_TIME) };
    Router::new()
        .route("/workbench", get(|| async { Redirect::permanent("/workbench/") }))
        .route("/workbench/", get(index.clone()))
        .route("/workbench/{*path}", get(index))
        .route("/assets/{*path}", get(asset))
        .route("/seal.svg", get(seal))
}

/// The one page; the addresses below it are told apart in the browser.
fn index(pages: &Pages) -> Response {
    let caching = [(header::CACHE_CONTROL, EACH_TIME)];
    match pages.index() {
        Some(page) => (caching, Html(page.to_vec())).into_response(),
        None => (StatusCode::NOT_FOUND, caching, Html(NOT_BUILT)).into_response(),
    }
}

fn file(pages: &Pages, path: &str, caching: &'static str) -> Response {
    let Some(bytes) = pages.file(path) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [(header::CONTENT_TYPE, media_type(path)), (header::CACHE_CONTROL, caching)];
    match bytes {
        Cow::Borrowed(bytes) => (headers, *bytes).into_response(),
        Cow::Owned(bytes) => (headers, bytes.clone()).into_response(),
    }
}

/// The media types of what Vite builds.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
