//! The officer at the counter: whoever is signed in, or, on a service that believes names, whoever the request names.

use access::Desk;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use casework::{Officer, Roster, RosterEntry};
use office::Account;
use store::Scope;
use tenure::case::Role;

use crate::sign_in::{Caller, said};
use crate::{AppState, Problem};

/// The officer who asks, within the scope of the service; one who only watches does nothing but read.
pub(crate) struct AtCounter(pub(crate) Officer);

impl FromRequestParts<AppState> for AtCounter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let officer = officer(parts, app)?;
        let reads = [Method::GET, Method::HEAD].contains(&parts.method);
        let watches = officer.roles.iter().all(|it| *it == Role::Supervisor);
        if watches && !reads {
            let name = &officer.name;
            return Err(Problem::role_missing(&format!(
                "`{name}` watches over it, and changes nothing"
            )));
        }
        Ok(Self(officer))
    }
}

fn officer(parts: &Parts, app: &AppState) -> Result<Officer, Problem> {
    if let Some(admitted) = Caller::at(parts, Desk::Register)? {
        let mut officer = of_account(&admitted.account, app.officer.scope)?;
        officer.roles.retain(|it| admitted.works_as(it.as_str()));
        return Ok(officer);
    }
    match (&app.roster, said::name(parts)?) {
        (Some(roster), name) => on_roster(roster, name),
        (None, None) => Ok(app.officer.clone()),
        (None, Some(name)) => Ok(Officer { name, ..app.officer.clone() }),
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
