//! What every answer carries: the number of its request, and that it is of the type that it says.
//!
//! The number stands in the log too, so that whoever was refused can tell the operator which request it was.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use crate::AppState;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

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
    request.extensions_mut().insert(RequestId(id));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn named(request: &Request) -> Option<Uuid> {
    Uuid::parse_str(request.headers().get(REQUEST_ID)?.to_str().ok()?).ok()
}
