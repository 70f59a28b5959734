//! What every answer carries: the number of its request, where the next page is, what a browser may do with it, and whether anybody may keep it.
//!
//! The number stands in the log too, so that whoever was refused can tell the operator which request it was.

mod protection;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use crate::{AppState, page};

pub(crate) use protection::protected;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What says the same to everybody until the service starts anew, and may be kept on the way.
const PUBLIC: &[&str] = &[
    "/api/v1/case-types",
    "/api/v1/openapi.json",
    "/api/v1/rules",
    "/api/v1/settlement/packs",
    "/api/v1/settlement/packs/{pack}",
];

/// The number of a request.
#[derive(Clone, Copy)]
pub(crate) struct RequestId(pub(crate) Uuid);

/// Numbers a request, lets it be answered, and completes the answer.
///
/// The number that a client gave it stays where it is a UUID; any other text may say what no log should.
pub(crate) async fn complete(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = named(&request).unwrap_or_else(|| (app.ids)());
    let (closed, uri) = (closed(&request), request.uri().clone());
    request.extensions_mut().insert(RequestId(id));
    let mut response = next.run(request).await;
    page::link(&uri, &mut response);
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(REQUEST_ID, id);
    }
    if closed {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Whether nobody may keep the answer: under `/api/v1` all but what is public, what is refused too.
fn closed(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let public = route.is_some_and(|it| PUBLIC.contains(&it));
    request.uri().path().starts_with("/api/") && !public
}

fn named(request: &Request) -> Option<Uuid> {
    Uuid::parse_str(request.headers().get(REQUEST_ID)?.to_str().ok()?).ok()
}
