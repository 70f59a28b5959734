//! What is handed in: its body, and the key under which it may come again (Idempotency-Key).

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName};
use casework::Officer;
use casework::case::{Again, Counter, Mode};
use ledger::Digest;
use serde::de::DeserializeOwned;
use store::Answer;

use crate::{AppState, Problem};

/// The header by which a client says that it asks for one thing, however often it has to ask.
pub(super) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key that is taken; a UUID has 36 characters. The number is our own.
const KEY_LENGTH_MAX: usize = 200;

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

/// The key of a request: one header of printable ASCII, where there is any.
fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let bytes = value.as_bytes();
    let one = values.next().is_none();
    let fits = (1..=KEY_LENGTH_MAX).contains(&bytes.len());
    match str::from_utf8(bytes) {
        Ok(key) if one && fits && bytes.iter().all(u8::is_ascii_graphic) => {
            Ok(Some(key.to_owned()))
        }
        _ => Err(Problem::bad_request(&format!(
            "`Idempotency-Key` comes once, and is 1 to {KEY_LENGTH_MAX} printable ASCII characters without blanks"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::{IDEMPOTENCY_KEY, KEY_LENGTH_MAX, key};

    fn headers(values: &[&str]) -> HeaderMap {
        let value = |it: &&str| HeaderValue::from_bytes(it.as_bytes()).unwrap();
        values.iter().map(|it| (IDEMPOTENCY_KEY, value(it))).collect()
    }

    #[test]
    fn a_key_is_printable_and_not_too_long() {
        let longest = "k".repeat(KEY_LENGTH_MAX);
        for known in ["k", "8e03978e-40d5-43dd-bc93-6894a57f9324", &longest] {
            assert_eq!(key(&headers(&[known])).ok(), Some(Some(known.to_owned())), "{known}");
        }
        let too_long = "k".repeat(KEY_LENGTH_MAX + 1);
        for refused in ["", "a b", "键", "a\tb", &too_long] {
            assert!(key(&headers(&[refused])).is_err(), "{refused}");
        }
        assert!(key(&headers(&["a", "a"])).is_err(), "which of the two?");
        assert_eq!(key(&headers(&[])).ok(), Some(None));
    }
}
