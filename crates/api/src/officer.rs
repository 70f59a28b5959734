//! The officer at the counter: whoever is signed in, or, on a service that believes names, whoever the request names.

use std::collections::BTreeSet;

use access::Desk;
use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use casework::{Officer, Roster, RosterEntry};
use identity::DivisionCode;
use office::Account;
use store::Scope;
use tenure::case::Role;

use crate::sign_in::Caller;
use crate::{AppState, Problem};

/// The header that names the officer, in UTF-8; without a roster it may be left out, and the service's own officer acts.
pub(crate) const OFFICER: HeaderName = HeaderName::from_static("sanquan-officer");

/// The officer who asks, within the scope of the service.
pub(crate) struct AtCounter(pub(crate) Officer);

impl FromRequestParts<AppState> for AtCounter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        if let Some(signed_in) = Caller::at(parts, Desk::Register)? {
            return of_account(&signed_in.account, app.officer.scope).map(Self);
        }
        let name = name(parts)?;
        match (&app.roster, name) {
            (Some(roster), name) => on_roster(roster, name).map(Self),
            (None, None) => Ok(Self(app.officer.clone())),
            (None, Some(name)) => Ok(Self(Officer { name, ..app.officer.clone() })),
        }
    }
}

/// The officer of an account, by the same checks as a roster's.
fn of_account(account: &Account, service: Scope) -> Result<Officer, Problem> {
    let unfit =
        || Problem::unknown_officer("the account's roles or division are not of this register");
    let roles: Option<BTreeSet<Role>> = account.roles.iter().map(|it| Role::parse(it)).collect();
    let division = match &account.division {
        Some(code) => Some(DivisionCode::parse(code).map_err(|_no_code| unfit())?),
        None => None,
    };
    let name = account.officer.clone();
    let entry = RosterEntry { name, roles: roles.ok_or_else(unfit)?, division };
    let roster = Roster::of(service, vec![entry]).map_err(|_unfit| unfit())?;
    roster.officer(&account.officer).cloned().ok_or_else(unfit)
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
