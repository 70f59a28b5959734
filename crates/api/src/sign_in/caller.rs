//! Who asks: the account that is signed in, or whoever the request names where the service lets it.

use access::{Desk, Limits, SignedIn};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use super::cookie;
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
    /// Nobody who is signed in.
    Nobody,
    /// An account.
    SignedIn(Box<SignedIn>),
}

impl Caller {
    /// The account at a desk that a request is made by; `None` where a name is believed.
    pub(crate) fn at(parts: &Parts, desk: Desk) -> Result<Option<SignedIn>, Problem> {
        match parts.extensions.get::<Self>() {
            Some(Self::Named) => Ok(None),
            Some(Self::SignedIn(it)) if it.account.desk == desk.as_str() => {
                Ok(Some(it.as_ref().clone()))
            }
            Some(Self::SignedIn(_)) => Err(Problem::wrong_desk()),
            Some(Self::Nobody) | None => Err(Problem::not_signed_in()),
        }
    }

    /// The account that a request is made by, at whichever desk.
    pub(super) fn signed_in(parts: &Parts) -> Result<SignedIn, Problem> {
        match parts.extensions.get::<Self>() {
            Some(Self::SignedIn(it)) => Ok(it.as_ref().clone()),
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
        Door::SignIn { limits, secure } => match cookie::read(request.headers(), secure) {
            None => Caller::Nobody,
            Some(secret) => {
                let found = access::enter(&app.office, &secret, &limits, app.occasion().at).await?;
                found.map_or(Caller::Nobody, |it| Caller::SignedIn(Box::new(it)))
            }
        },
    };
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}
