//! The office database: accounts, sessions and the log of readings, on SQLite and PostgreSQL.
//!
//! Holds neither a right nor a settlement, and knows no crate of ours; what is kept here changes no book.

mod account;
mod again;
mod api_token;
mod audit_log;
mod database;
mod entity;
mod reading;
mod sign_in_session;
#[cfg(test)]
mod tests;
mod unit;

pub use account::{Account, AccountChange};
pub use again::{Again, Answer, Before, RequestKey};
pub use api_token::Token;
pub use audit_log::{AuditEntry, AuditHead};
pub use database::{Office, OfficeError};
pub use reading::{Reading, ReadingFilter};
pub use sign_in_session::{Session, SessionsEnded};
pub use unit::Unit;
