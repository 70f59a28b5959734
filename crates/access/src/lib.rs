//! Who may come in 身份鉴别: accounts with their duties, passwords, lock-outs and sessions, over the office database.
//!
//! Knows no right and no settlement: a role is a word here, and what it lets an officer do is the business of the books.

mod account;
mod audit_log;
mod authority;
mod duty;
mod limits;
mod lock_out;
mod own_password;
mod password;
mod refused;
mod secret;
mod session;
#[cfg(test)]
mod tests;
mod token;

pub use account::{
    AccountAsked, Occasion, Reply, Seen, close, give_duty, make, reset_password, unlock,
};
pub use audit_log::{Altered, AuditRoot, Audited, verify_audit_log, write_down, write_down_alone};
pub use authority::{AccountDeed, Authority};
pub use duty::{ADMINISTRATORS, Administrator, Desk, Duty, NoDuty};
pub use limits::Limits;
pub use own_password::change_password;
pub use password::{Password, TooWeak};
pub use refused::Refused;
pub use secret::Secret;
pub use session::{SignedIn, end_session, enter, sessions, sign_in, sign_out_everywhere};
pub use token::{
    NoToken, READ, TOKEN_DAYS_MAX, TokenAsked, enter_by_token, make_token, revoke_token, tokens,
};
