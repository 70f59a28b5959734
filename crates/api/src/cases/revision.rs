//! The revision of a case as an `ETag`, and `If-Match`: of two officers at once one wins, and the other is told.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use casework::case::CaseView;

use super::wire::CaseOut;
use crate::{AppState, Problem};

/// An answer with the revision of the case.
pub(super) struct Revised<T> {
    pub(super) revision: i64,
    pub(super) body: T,
}

impl Revised<Json<CaseOut>> {
    pub(super) fn of(view: CaseView) -> Self {
        Self { revision: view.file.case.revision, body: Json(view.into()) }
    }
}

impl<T: IntoResponse> IntoResponse for Revised<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, format!("\"{}\"", self.revision))], self.body).into_response()
    }
}

/// The revision that the officer has seen.
pub(super) struct IfMatch(pub(super) i64);

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Err(Problem::precondition_required(
                "say with `If-Match` which revision of the case you have seen",
            ));
        };
        let text = value.to_str().unwrap_or_default().trim_matches('"');
        let revision = text.parse();
        revision
            .map(Self)
            .map_err(|_not_ours| Problem::bad_request("`If-Match` is not an `ETag` of ours"))
    }
}
