//! The officer at the town's counter: whoever is signed in there, or whoever the request names.

use access::Desk;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use office::Account;
use settlement::{Clerk, ClerkEntry, Clerks, Role};

use super::Town;
use crate::Problem;
use crate::sign_in::Caller;
use crate::sign_in::said;

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
    if let Some(admitted) = Caller::at(parts, Desk::Settlement)? {
        let mut clerk = of_account(&admitted.account)?;
        clerk.roles.retain(|it| admitted.works_as(it.as_str()));
        return Ok(clerk);
    }
    match (&town.clerks, said::name(parts)?) {
        (Some(clerks), name) => among(clerks, name),
        (None, None) => Ok(town.clerk.clone()),
        (None, Some(name)) => Ok(Clerk { name, ..town.clerk.clone() }),
    }
}

fn among(clerks: &Clerks, name: Option<String>) -> Result<Clerk, Problem> {
    let Some(name) = name else {
        return Err(Problem::unknown_officer("`Sanquan-Officer` must name an officer"));
    };
    clerks.clerk(&name).cloned().ok_or_else(|| {
        Problem::unknown_officer(&format!("`{name}` is no officer of the settlement book"))
    })
}

/// The officer of an account, by the same checks as a roster's.
fn of_account(account: &Account) -> Result<Clerk, Problem> {
    let unfit = || Problem::unknown_officer("the account's roles or division are not of this book");
    let (roles, division) = said::duty(account, Role::parse).ok_or_else(unfit)?;
    let entry = ClerkEntry { name: account.officer.clone(), roles, division };
    let clerks = Clerks::of(vec![entry]).map_err(|_unfit| unfit())?;
    clerks.clerk(&account.officer).cloned().ok_or_else(unfit)
}
