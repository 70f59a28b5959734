//! The officer at the town's counter: whoever is signed in there, or whoever the request names.

use std::collections::BTreeSet;

use access::Desk;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderName;
use axum::http::request::Parts;
use identity::DivisionCode;
use office::Account;
use settlement::{Clerk, ClerkEntry, Clerks, Role};

use super::Town;
use crate::Problem;
use crate::sign_in::Caller;

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

/// The officer who is signed in at the town's desk, or whom a request names.
pub(super) fn clerk(parts: &Parts, town: &Town) -> Result<Clerk, Problem> {
    if let Some(signed_in) = Caller::at(parts, Desk::Settlement)? {
        return of_account(&signed_in.account);
    }
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

/// The officer of an account, by the same checks as a roster's.
fn of_account(account: &Account) -> Result<Clerk, Problem> {
    let unfit = || Problem::unknown_officer("the account's roles or division are not of this book");
    let roles: Option<BTreeSet<Role>> = account.roles.iter().map(|it| Role::parse(it)).collect();
    let division = match &account.division {
        Some(code) => Some(DivisionCode::parse(code).map_err(|_no_code| unfit())?),
        None => None,
    };
    let name = account.officer.clone();
    let entry = ClerkEntry { name, roles: roles.ok_or_else(unfit)?, division };
    let clerks = Clerks::of(vec![entry]).map_err(|_unfit| unfit())?;
    clerks.clerk(&account.officer).cloned().ok_or_else(unfit)
}
