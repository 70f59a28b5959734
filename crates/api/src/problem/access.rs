//! What stands in the way of coming in, as problems.

use std::num::NonZeroU16;
use std::time::Duration;

use access::Refused;

use super::Problem;
use super::kinds::{
    BAD_REQUEST, FROM_ELSEWHERE, KEY_REUSED, LOCKED_OUT, NOT_BY_TOKEN, NOT_FOUND, NOT_SIGNED_IN,
    PASSWORD_TO_CHANGE, ROLE_MISSING, STALE, TOO_OFTEN, WRONG_DESK, WRONG_PASSWORD,
};

impl Problem {
    /// Nobody is signed in, or the session is over.
    pub(crate) fn not_signed_in() -> Self {
        Self::new(NOT_SIGNED_IN, None)
    }

    /// The password is an administrator's, and has to be changed before anything else.
    pub(crate) fn password_to_change() -> Self {
        let how = "change it with `PUT /api/v1/session/password`";
        Self::new(PASSWORD_TO_CHANGE, Some(how.to_owned()))
    }

    /// A token does not reach so far.
    pub(crate) fn not_by_token() -> Self {
        Self::new(NOT_BY_TOKEN, None)
    }

    /// An address is asked to wait.
    pub(crate) fn too_often(wait: Duration) -> Self {
        let seconds = u16::try_from(wait.as_secs()).unwrap_or(u16::MAX).saturating_add(1);
        let detail = format!("ask again in {seconds} seconds");
        Self { retry_after_seconds: NonZeroU16::new(seconds), ..Self::new(TOO_OFTEN, Some(detail)) }
    }

    /// The service believes names.
    pub(crate) fn no_sign_in() -> Self {
        Self::not_found("this service believes the name in `Sanquan-Officer`, and has no sign-in")
    }

    /// An account of one book asks for something of another.
    pub(crate) fn wrong_desk() -> Self {
        Self::new(WRONG_DESK, None)
    }

    /// A browser was led here by a page of another site.
    pub(crate) fn from_elsewhere() -> Self {
        Self::new(FROM_ELSEWHERE, None)
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Wrong => Self::new(WRONG_PASSWORD, None),
            Refused::Locked(_) => Self::new(LOCKED_OUT, Some(refused.to_string())),
            Refused::PartOf(_) | Refused::OfAdministrator => {
                Self::new(ROLE_MISSING, Some(refused.to_string()))
            }
            Refused::Stale(_) => Self::new(STALE, Some(refused.to_string())),
            Refused::KeyReused => Self::new(KEY_REUSED, Some(refused.to_string())),
            Refused::NoAccount | Refused::NoSession | Refused::NoToken => {
                Self::new(NOT_FOUND, Some(refused.to_string()))
            }
            Refused::TooWeak(_)
            | Refused::SamePassword
            | Refused::Token(_)
            | Refused::Login
            | Refused::Name
            | Refused::LoginTaken(_)
            | Refused::OfficerTaken(_) => Self::new(BAD_REQUEST, Some(refused.to_string())),
            Refused::Office(error) => error.into(),
            Refused::NoRandomness | Refused::AuditLog => {
                tracing::error!(error = &refused as &dyn std::error::Error, "nobody can sign in");
                Self::broken()
            }
        }
    }
}
