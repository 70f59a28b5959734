//! What is handed in: its body, and the key under which it may come again (Idempotency-Key).

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use casework::Officer;
use casework::case::{Again, Counter, Mode};
use ledger::Digest;
use serde::de::DeserializeOwned;
use store::Answer;

use crate::idempotency_key::key;
use crate::{AppState, Problem};

/// A body as it was handed in.
pub(crate) struct Handed<T> {
    pub(crate) body: T,
    pub(crate) request: RequestId,
}

/// What a request is known again by.
pub(crate) struct RequestId {
    /// The method and the address, without what follows the question mark.
    operation: String,
    /// The SHA-256 of the body.
    body_sha256: String,
    key: Option<String>,
}

impl RequestId {
    /// A request whose body is no JSON, by the SHA-256 of its bytes.
    pub(crate) fn of(
        headers: &HeaderMap,
        operation: String,
        body_sha256: String,
    ) -> Result<Self, Problem> {
        Ok(Self { operation, body_sha256, key: key(headers)? })
    }

    /// The officer at work; a trial changes nothing, and is never a repetition.
    pub(crate) fn counter<'a, V>(
        &'a self,
        app: &'a AppState,
        officer: &'a Officer,
        mode: Mode,
        answer: &'a (dyn Fn(&V) -> Answer + Sync),
    ) -> Counter<'a, V> {
        let Self { operation, body_sha256: request, key } = self;
        let key = key.as_deref().filter(|_| mode == Mode::Real);
        let again = key.map(|key| Again { operation, key, request, answer });
        Counter { store: &app.store, desk: &app.desk, officer, occasion: app.occasion(), again }
    }
}

impl<T: DeserializeOwned> FromRequest<AppState> for Handed<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Problem> {
        let key = key(request.headers())?;
        let operation = format!("{} {}", request.method(), request.uri().path());
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, app).await?;
        let body_sha256 = Digest::of_bytes(&bytes).to_string();
        let again = Request::from_parts(parts, Body::from(bytes));
        let Json(body) = Json::from_request(again, app).await?;
        Ok(Self { body, request: RequestId { operation, body_sha256, key } })
    }
}
