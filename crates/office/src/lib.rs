//! The office database: accounts, sessions and the log of readings, on SQLite and PostgreSQL.
//!
//! Holds neither a right nor a settlement, and knows no crate of ours; what is kept here changes no book.

mod account;
mod database;
mod entity;
mod reading;
mod sign_in_session;
#[cfg(test)]
mod tests;

pub use account::Account;
pub use database::{Office, OfficeError};
pub use reading::{Reading, ReadingFilter};
pub use sign_in_session::Session;
