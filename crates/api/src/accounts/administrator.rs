//! The administrator who asks: by a session, or, where something is read, by a token.

use access::{AccountDeed, Administrator, Authority, Desk, Occasion};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use office::Account;

use crate::sign_in::Caller;
use crate::{AppState, Problem};

/// The administrator who asks.
pub(crate) struct ByAdministrator {
    pub(crate) account: Account,
    pub(crate) administrator: Administrator,
}

impl ByAdministrator {
    /// Refuses what is another administrator's part, before anything is read of the request.
    pub(super) fn check(&self, deed: AccountDeed) -> Result<(), Problem> {
        Ok(Authority::Administrator(self.administrator).check(deed)?)
    }

    /// Refuses whoever is another administrator.
    pub(crate) fn must_be(&self, administrator: Administrator) -> Result<(), Problem> {
        if self.administrator == administrator {
            return Ok(());
        }
        Err(access::Refused::PartOf(administrator).into())
    }

    /// The administrator at work, now.
    pub(super) fn occasion(&self, app: &AppState) -> Occasion<'_> {
        let now = app.occasion();
        let authority = Authority::Administrator(self.administrator);
        Occasion { by: &self.account.officer, authority, id: now.id, at: now.at }
    }
}

impl FromRequestParts<AppState> for ByAdministrator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &AppState) -> Result<Self, Problem> {
        let admitted = Caller::at(parts, Desk::Administration)?.ok_or_else(Problem::no_sign_in)?;
        if admitted.by_token() && parts.method != Method::GET {
            return Err(Problem::not_by_token());
        }
        let account = admitted.account;
        let administrator = Administrator::of(&account)
            .ok_or_else(|| Problem::unknown_officer("the account is no administrator's"))?;
        Ok(Self { account, administrator })
    }
}
