//! Problem documents (RFC 9457): the one shape of every refusal.

mod access;
mod conversions;
mod kinds;
mod market;
mod refused;

use std::num::NonZeroU16;

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use identity::mask_identity_numbers_in;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use kinds::{
    BAD_REQUEST, BROKEN, KEY_REUSED, KINDS, METHOD_NOT_ALLOWED, NOT_FOUND, PRECONDITION_REQUIRED,
    ROLE_MISSING, SETTLEMENT_CONFLICT, SETTLEMENT_NOT_BORNE, TOO_LARGE, UNKNOWN_OFFICER,
};

use crate::AppState;
use crate::cases::FindingOut;

const BEARER: HeaderValue = HeaderValue::from_static("Bearer");
const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A problem document (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// The address of a page on problems of this kind, such as `/problems/not-found`.
    #[serde(rename = "type")]
    kind: String,
    /// The same for every problem of its kind.
    title: &'static str,
    /// The status code of the answer.
    status: u16,
    /// What is the matter with this request, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// What the rules found, where they stand in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingOut>,
    /// The documents that are named and not stored, with the fields that name them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<MissingOut>,
    /// How long to wait, as `Retry-After` says it.
    #[serde(skip)]
    retry_after_seconds: Option<NonZeroU16>,
}

/// A digest that belongs to no document in the officer's sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
struct MissingOut {
    /// Such as `documents[2].sha256`.
    field: String,
    sha256: String,
}

impl Problem {
    fn new(name: &str, detail: Option<String>) -> Self {
        // A problem says back what was asked for, and stands in logs of clients.
        let detail = detail.map(|it| mask_identity_numbers_in(&it));
        let (status, title) = KINDS
            .iter()
            .find(|(kind, _, _)| *kind == name)
            .map_or((StatusCode::INTERNAL_SERVER_ERROR, ""), |(_, status, title)| {
                (*status, *title)
            });
        Self {
            kind: format!("/problems/{name}"),
            title,
            status: status.as_u16(),
            detail,
            findings: Vec::new(),
            missing: Vec::new(),
            retry_after_seconds: None,
        }
    }

    pub(crate) fn bad_request(detail: &str) -> Self {
        Self::new(BAD_REQUEST, Some(detail.to_owned()))
    }

    /// A body that is too large, or that cannot be read.
    fn of_body(status: StatusCode, detail: &str) -> Self {
        let too_large = status == StatusCode::PAYLOAD_TOO_LARGE;
        Self::new(if too_large { TOO_LARGE } else { BAD_REQUEST }, Some(detail.to_owned()))
    }

    pub(crate) fn not_found(detail: &str) -> Self {
        Self::new(NOT_FOUND, Some(detail.to_owned()))
    }

    pub(crate) fn precondition_required(detail: &str) -> Self {
        Self::new(PRECONDITION_REQUIRED, Some(detail.to_owned()))
    }

    pub(crate) fn unknown_officer(detail: &str) -> Self {
        Self::new(UNKNOWN_OFFICER, Some(detail.to_owned()))
    }

    pub(crate) fn role_missing(detail: &str) -> Self {
        Self::new(ROLE_MISSING, Some(detail.to_owned()))
    }

    /// Another request came before under the same key.
    pub(crate) fn key_reused(detail: &str) -> Self {
        Self::new(KEY_REUSED, Some(detail.to_owned()))
    }

    /// A municipality's text does not bear what is asked for.
    pub(crate) fn settlement_not_borne(detail: &str) -> Self {
        Self::new(SETTLEMENT_NOT_BORNE, Some(detail.to_owned()))
    }

    /// What is asked for does not follow from what is recorded.
    pub(crate) fn settlement_conflict(detail: &str) -> Self {
        Self::new(SETTLEMENT_CONFLICT, Some(detail.to_owned()))
    }

    /// Something broke; the cause is in the log.
    pub(crate) fn broken() -> Self {
        Self::new(BROKEN, None)
    }

    pub(crate) fn method_not_allowed(detail: &str) -> Self {
        Self::new(METHOD_NOT_ALLOWED, Some(detail.to_owned()))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after_seconds.map(|it| HeaderValue::from(it.get()));
        let mut response =
            (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], Json(self)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            // RFC 9110: whoever is not known is told how to be; browsers ask nobody for a token.
            response.headers_mut().insert(header::WWW_AUTHENTICATE, BEARER);
        }
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_problem))
}

/// Says what problems of a kind are: the page that `type` names.
#[utoipa::path(
    get,
    path = "/problems/{kind}",
    security(()),
    params(("kind" = String, Path, description = "The last part of a problem's `type`.")),
    responses((status = 200, description = "The title, in plain text.", body = String), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
async fn get_problem(path: Result<Path<String>, PathRejection>) -> Result<&'static str, Problem> {
    let Path(kind) = path?;
    let known = KINDS.iter().find(|(name, _, _)| *name == kind);
    known
        .map(|(_, _, title)| *title)
        .ok_or_else(|| Problem::not_found("there is no problem of this kind"))
}
