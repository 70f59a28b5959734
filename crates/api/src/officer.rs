//! The officer at the counter: whoever is signed in, or, on a service that believes names, whoever the request names.

use access::Desk;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use casework::{Officer, Roster, RosterEntry};
use office::Account;
use store::Scope;
use tenure::case::Role;

use crate::sign_in::{Caller, said};
use crate::{AppState, Problem};

/// The officer who asks, within the scope of the service.
pub(crate) struct AtCounter(pub(crate) Officer);

impl FromRequestParts<AppState> for AtCounter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        if let Some(signed_in) = Caller::at(parts, Desk::Register)? {
            return of_account(&signed_in.account, app.officer.scope).map(Self);
        }
        let name = said::name(parts)?;
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
    let (roles, division) = said::duty(account, Role::parse).ok_or_else(unfit)?;
    let entry = RosterEntry { name: account.officer.clone(), roles, division };
    let roster = Roster::of(service, vec![entry]).map_err(|_unfit| unfit())?;
    roster.officer(&account.officer).cloned().ok_or_else(unfit)
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
