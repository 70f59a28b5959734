//! The officer at the town's counter, by the header that names them.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderName;
use axum::http::request::Parts;
use settlement::Clerk;

use super::Town;
use crate::Problem;

/// The header that names the officer, in UTF-8; without a roster it may be left out, and the service's own officer acts.
const OFFICER: HeaderName = HeaderName::from_static("sanquan-officer");

/// The officer who asks.
pub(super) struct AtTown(pub(super) Clerk);

impl<S> FromRequestParts<S> for AtTown
where
    S: Send + Sync,
    Town: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        clerk(parts, &Town::from_ref(state)).map(Self)
    }
}

/// The officer whom a request names.
pub(super) fn clerk(parts: &Parts, town: &Town) -> Result<Clerk, Problem> {
    let Some(value) = parts.headers.get(OFFICER) else {
        return match town.clerks {
            None => Ok(town.clerk.clone()),
            Some(_) => Err(Problem::unknown_officer("`Sanquan-Officer` must name an officer")),
        };
    };
    let name = str::from_utf8(value.as_bytes()).unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Problem::bad_request("`Sanquan-Officer` names nobody, or not in UTF-8"));
    }
    match &town.clerks {
        None => Ok(Clerk { name: name.to_owned(), ..town.clerk.clone() }),
        Some(clerks) => clerks.clerk(name).cloned().ok_or_else(|| {
            Problem::unknown_officer(&format!("`{name}` is no officer of the settlement book"))
        }),
    }
}
