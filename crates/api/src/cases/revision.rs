//! The revision of a case as an `ETag`, and `If-Match`: of two officers at once one wins, and the other is told.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::case::{CaseView, Reply};
use store::Answer;

use super::wire::CaseOut;
use crate::{AppState, Problem};

/// An answer with the revision of the case as its `ETag`, written once: the same request gets the same bytes.
pub(crate) struct Answered(Answer);

impl Answered {
    /// An answer as it is.
    pub(crate) fn with(answer: Answer) -> Self {
        Self(answer)
    }

    /// The case as it stands now.
    pub(super) fn now(view: &CaseView) -> Self {
        Self(answer(StatusCode::OK, view))
    }

    /// What was done, or what was answered when it was.
    pub(crate) fn of<V>(reply: Reply<V>, answer: impl Fn(&V) -> Answer) -> Self {
        match reply {
            Reply::Now(view) => Self(answer(&view)),
            Reply::Before(answer) => Self(answer),
        }
    }
}

/// How a case is answered.
pub(super) fn answer(status: StatusCode, view: &CaseView) -> Answer {
    Answer {
        status: status.as_u16(),
        etag: format!("\"{}\"", view.file.case.revision),
        response: CaseOut::from(view).to_json(),
    }
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        let Self(Answer { status, etag, response }) = self;
        let (Ok(status), Ok(etag)) = (StatusCode::from_u16(status), HeaderValue::try_from(etag))
        else {
            return Problem::broken().into_response();
        };
        (status, [(header::CONTENT_TYPE, JSON), (header::ETAG, etag)], response).into_response()
    }
}

/// The revision that was seen.
pub(crate) struct IfMatch(pub(crate) i64);

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Err(Problem::precondition_required(
                "say with `If-Match` which revision you have seen",
            ));
        };
        let text = value.to_str().unwrap_or_default().trim_matches('"');
        let revision = text.parse();
        revision
            .map(Self)
            .map_err(|_not_ours| Problem::bad_request("`If-Match` is not an `ETag` of ours"))
    }
}
