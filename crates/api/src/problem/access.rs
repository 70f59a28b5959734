//! What stands in the way of coming in, as problems.

use access::Refused;

use super::Problem;
use super::kinds::{
    BAD_REQUEST, FROM_ELSEWHERE, LOCKED_OUT, NOT_FOUND, NOT_SIGNED_IN, WRONG_DESK, WRONG_PASSWORD,
};

impl Problem {
    /// Nobody is signed in, or the session is over.
    pub(crate) fn not_signed_in() -> Self {
        Self::new(NOT_SIGNED_IN, None)
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
            Refused::NoAccount | Refused::NoSession => {
                Self::new(NOT_FOUND, Some(refused.to_string()))
            }
            Refused::TooWeak(_)
            | Refused::Login
            | Refused::Name
            | Refused::LoginTaken(_)
            | Refused::OfficerTaken(_) => Self::new(BAD_REQUEST, Some(refused.to_string())),
            Refused::Office(error) => error.into(),
            Refused::NoRandomness => {
                tracing::error!(error = &refused as &dyn std::error::Error, "nobody can sign in");
                Self::broken()
            }
        }
    }
}
