//! What is handed in at the town's counter: its body, and the key under which it may come again.

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRef, FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use settlement::book::{Answer, RequestKey, Unit};

use super::Town;
use crate::Problem;
use crate::idempotency_key::key;

/// A body as it was handed in.
pub(super) struct Handed<T> {
    pub(super) body: T,
    pub(super) request: Asked,
}

/// What a request is known again by.
pub(super) struct Asked {
    /// The method and the address, without what follows the question mark.
    operation: String,
    body: Bytes,
    key: Option<String>,
}

/// An answer, written once: the same request gets the same bytes.
pub(super) struct Answered(Answer);

impl Asked {
    /// What was answered to the same request before.
    pub(super) async fn answered(&self, unit: &Unit<'_>) -> Result<Option<Answered>, Problem> {
        let Some(asked) = self.key() else { return Ok(None) };
        Ok(unit.answered(asked).await?.map(Answered))
    }

    /// Makes it happen, together with the answer that the same request will have.
    pub(super) async fn conclude(
        &self,
        unit: Unit<'_>,
        status: StatusCode,
        out: &impl Serialize,
    ) -> Result<Answered, Problem> {
        let response = serde_json::to_string(out).map_err(|_unwritable| Problem::broken())?;
        let answer = Answer { status: status.as_u16(), response };
        if let Some(asked) = self.key() {
            unit.remember(asked, &answer).await?;
        }
        unit.commit().await?;
        Ok(Answered(answer))
    }

    fn key(&self) -> Option<RequestKey<'_>> {
        let Self { operation, body, key } = self;
        Some(RequestKey { operation, key: key.as_deref()?, body })
    }
}

impl<S, T> FromRequest<S> for Handed<T>
where
    S: Send + Sync,
    Town: FromRef<S>,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let key = key(request.headers())?;
        let operation = format!("{} {}", request.method(), request.uri().path());
        let (parts, body) = request.into_parts();
        let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), state).await?;
        let again = Request::from_parts(parts, Body::from(bytes.clone()));
        let Json(body) = Json::from_request(again, state).await?;
        Ok(Self { body, request: Asked { operation, body: bytes, key } })
    }
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        let Self(Answer { status, response }) = self;
        match StatusCode::from_u16(status) {
            Ok(status) => (status, [(header::CONTENT_TYPE, JSON)], response).into_response(),
            Err(_out_of_range) => Problem::broken().into_response(),
        }
    }
}
