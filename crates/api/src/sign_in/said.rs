//! What a request or an account says of an officer, whichever book they work in.

use std::collections::BTreeSet;

use axum::http::HeaderName;
use axum::http::request::Parts;
use identity::DivisionCode;
use office::Account;

use crate::Problem;

/// The header that names the officer, in UTF-8; without a roster it may be left out, and the service's own officer acts.
const OFFICER: HeaderName = HeaderName::from_static("sanquan-officer");

/// The name that a request gives.
pub(crate) fn name(parts: &Parts) -> Result<Option<String>, Problem> {
    let Some(value) = parts.headers.get(OFFICER) else { return Ok(None) };
    let name = str::from_utf8(value.as_bytes()).unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Problem::bad_request("`Sanquan-Officer` names nobody, or not in UTF-8"));
    }
    Ok(Some(name.to_owned()))
}

/// The roles and the division of an account; `None` where one of them is no word of the book.
pub(crate) fn duty<R: Ord>(
    account: &Account,
    role: impl Fn(&str) -> Option<R>,
) -> Option<(BTreeSet<R>, Option<DivisionCode>)> {
    let roles: Option<BTreeSet<R>> = account.roles.iter().map(|it| role(it)).collect();
    let division = account.division.as_deref().map(DivisionCode::parse).transpose().ok()?;
    Some((roles?, division))
}
