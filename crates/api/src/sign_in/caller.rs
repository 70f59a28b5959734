//! Who asks: the account that is signed in, or whoever the request names where the service lets it.

use std::collections::BTreeSet;

use access::{Desk, Limits, READ, Secret, SignedIn};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};
use office::{Account, Token};

use super::{bearer, cookie};
use crate::{AppState, Problem};

/// How a service knows who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// By the name in `Sanquan-Officer`: whoever reaches the service is believed, so that only loopback may.
    Named,
    /// By an account that is signed in.
    SignIn {
        limits: Limits,
        /// Whether browsers come by TLS, so that the cookie may never go without.
        secure: bool,
    },
}

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) enum Caller {
    /// Whoever the request names.
    Named,
    /// Nobody who is known.
    Nobody,
    /// An account that is signed in.
    SignedIn(Box<SignedIn>),
    /// A program that works for an account.
    ByToken(Box<(Account, Token)>),
}

/// An account at its desk.
#[derive(Clone, Debug)]
pub(crate) struct Admitted {
    pub(crate) account: Account,
    /// What the token reaches; `None` where a session does.
    scopes: Option<BTreeSet<String>>,
}

impl Admitted {
    /// Whether a program asks.
    pub(crate) fn by_token(&self) -> bool {
        self.scopes.is_some()
    }

    /// Whether one of the account's roles is in force.
    pub(crate) fn works_as(&self, role: &str) -> bool {
        self.scopes.as_ref().is_none_or(|it| it.contains(role))
    }
}

impl Caller {
    /// The account at a desk that a request is made by; `None` where a name is believed.
    pub(crate) fn at(parts: &Parts, desk: Desk) -> Result<Option<Admitted>, Problem> {
        let (account, scopes) = match parts.extensions.get::<Self>() {
            Some(Self::Named) => return Ok(None),
            Some(Self::Nobody) | None => return Err(Problem::not_signed_in()),
            Some(Self::SignedIn(it)) => (it.account.clone(), None),
            Some(Self::ByToken(it)) => (it.0.clone(), Some(it.1.scopes.clone())),
        };
        if account.password_given_by.is_some() {
            return Err(Problem::password_to_change());
        }
        if account.desk != desk.as_str() {
            return Err(Problem::wrong_desk());
        }
        Ok(Some(Admitted { account, scopes }))
    }

    /// The account that is signed in, at whichever desk; no token stands for its owner.
    pub(super) fn signed_in(parts: &Parts) -> Result<SignedIn, Problem> {
        match parts.extensions.get::<Self>() {
            Some(Self::SignedIn(it)) => Ok(it.as_ref().clone()),
            Some(Self::ByToken(_)) => Err(Problem::not_by_token()),
            _ => Err(Problem::not_signed_in()),
        }
    }
}

/// Finds out who asks, before anything is answered.
pub(crate) async fn recognise(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let caller = match app.door {
        Door::Named => Caller::Named,
        Door::SignIn { limits, secure } => {
            let at = app.occasion().at;
            match bearer::read(request.headers()) {
                Some(token) => by_token(&app, token.ok(), at, request.method()).await?,
                None => by_cookie(&app, request.headers(), (secure, limits), at).await?,
            }
        }
    };
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}

/// Whoever holds the secret of a session.
async fn by_cookie(
    app: &AppState,
    headers: &HeaderMap,
    (secure, limits): (bool, Limits),
    at: DateTime<Utc>,
) -> Result<Caller, Problem> {
    let Some(secret) = cookie::read(headers, secure) else { return Ok(Caller::Nobody) };
    let found = access::enter(&app.office, &secret, &limits, at).await?;
    Ok(found.map_or(Caller::Nobody, |it| Caller::SignedIn(Box::new(it))))
}

/// A program by its token; one that is none is refused everywhere, since no cookie is looked at beside it.
async fn by_token(
    app: &AppState,
    token: Option<Secret>,
    at: DateTime<Utc>,
    method: &Method,
) -> Result<Caller, Problem> {
    let token = token.ok_or_else(Problem::not_signed_in)?;
    let found = access::enter_by_token(&app.office, &token, at).await?;
    let (account, token) = found.ok_or_else(Problem::not_signed_in)?;
    let reads = [Method::GET, Method::HEAD].contains(method);
    let reaches = |it: &String| (it == READ) == reads;
    if !token.scopes.iter().any(reaches) {
        return Err(Problem::not_by_token());
    }
    Ok(Caller::ByToken(Box::new((account, token))))
}
