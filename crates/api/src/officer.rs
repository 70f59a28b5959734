//! The officer at the counter: until sign-in exists, whoever reaches the service on loopback says who they are.

use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use casework::Officer;

use crate::{AppState, Problem};

/// The header that names the officer, in UTF-8; without it, the service's own officer acts.
pub(crate) const OFFICER: HeaderName = HeaderName::from_static("sanquan-officer");

/// The officer who asks, within the scope of the service.
pub(crate) struct AtCounter(pub(crate) Officer);

impl FromRequestParts<AppState> for AtCounter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(OFFICER) else {
            return Ok(Self(app.officer.clone()));
        };
        let name = std::str::from_utf8(value.as_bytes()).unwrap_or_default().trim();
        if name.is_empty() {
            return Err(Problem::bad_request("`Sanquan-Officer` names nobody, or not in UTF-8"));
        }
        Ok(Self(Officer { name: name.to_owned(), ..app.officer.clone() }))
    }
}
