//! Why something about accounts is not done.

use chrono::{DateTime, Utc};
use office::OfficeError;

use crate::{Administrator, NoToken, TooWeak};

/// Why something about accounts is not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    TooWeak(#[from] TooWeak),
    #[error("a login has 3 to 64 small letters, digits, dots, dashes and underscores")]
    Login,
    #[error(
        "the name of an officer is not empty and has neither blanks around it nor a line break"
    )]
    Name,
    #[error("an account with the login `{0}` was made before")]
    LoginTaken(String),
    #[error(
        "the officer `{0}` has an account at this desk; acts name the officer, so that a name is given once"
    )]
    OfficerTaken(String),
    /// The same for a login that is unknown, closed, or whose password is another.
    #[error("login or password is wrong")]
    Wrong,
    #[error("the account is locked until {0}, since its password was wrong too often")]
    Locked(DateTime<Utc>),
    #[error("the new password is the one that is to be changed")]
    SamePassword,
    #[error("there is no such account")]
    NoAccount,
    #[error("there is no such session")]
    NoSession,
    #[error(transparent)]
    Token(#[from] NoToken),
    #[error("there is no such token")]
    NoToken,
    #[error("that is the part of the {}", .0.as_str())]
    PartOf(Administrator),
    #[error("the accounts of administrators are made, closed and reset on the command line alone")]
    OfAdministrator,
    #[error("the account has changed since it was read: it is at revision {0} now")]
    Stale(u32),
    #[error("another request came under the key before")]
    KeyReused,
    #[error("the audit log has no end that could be written on")]
    AuditLog,
    #[error("the machine gives no randomness")]
    NoRandomness,
    #[error(transparent)]
    Office(#[from] OfficeError),
}
