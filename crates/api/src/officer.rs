//! The officer at the counter: until sign-in exists, whoever reaches the service on loopback says who they are.

use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use casework::{Officer, Roster};

use crate::{AppState, Problem};

/// The header that names the officer, in UTF-8; without a roster it may be left out, and the service's own officer acts.
pub(crate) const OFFICER: HeaderName = HeaderName::from_static("sanquan-officer");

/// The officer who asks, within the scope of the service.
pub(crate) struct AtCounter(pub(crate) Officer);

impl FromRequestParts<AppState> for AtCounter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let name = name(parts)?;
        match (&app.roster, name) {
            (Some(roster), name) => on_roster(roster, name).map(Self),
            (None, None) => Ok(Self(app.officer.clone())),
            (None, Some(name)) => Ok(Self(Officer { name, ..app.officer.clone() })),
        }
    }
}

/// The name that a request gives.
fn name(parts: &Parts) -> Result<Option<String>, Problem> {
    let Some(value) = parts.headers.get(OFFICER) else { return Ok(None) };
    let name = str::from_utf8(value.as_bytes()).unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Problem::bad_request("`Sanquan-Officer` names nobody, or not in UTF-8"));
    }
    Ok(Some(name.to_owned()))
}

fn on_roster(roster: &Roster, name: Option<String>) -> Result<Officer, Problem> {
    let Some(name) = name else {
        return Err(Problem::unknown_officer(
            "`Sanquan-Officer` must name an officer of the roster",
        ));
    };
    let officer = roster.officer(&name).cloned();
    officer.ok_or_else(|| Problem::unknown_officer(&format!("`{name}` is not on the roster")))
}
