//! Who may come in 身份鉴别: accounts with their duties, passwords, lock-outs and sessions, over the office database.
//!
//! Knows no right and no settlement: a role is a word here, and what it lets an officer do is the business of the books.

mod account;
mod duty;
mod limits;
mod lock_out;
mod password;
mod secret;
mod session;
#[cfg(test)]
mod tests;

pub use account::{AccountAsked, Refused, close, make, set_password};
pub use duty::{ADMINISTRATORS, Administrator, Desk, Duty, NoDuty};
pub use limits::Limits;
pub use password::{Password, TooWeak};
pub use secret::Secret;
pub use session::{SignedIn, end_session, enter, sessions, sign_in, sign_out_everywhere};
