//! The office database: the log of readings, on SQLite and PostgreSQL.
//!
//! Holds neither a right nor a settlement, and knows no crate of ours; what is kept here changes no book.

mod database;
mod entity;
mod reading;
#[cfg(test)]
mod tests;

pub use database::{Office, OfficeError};
pub use reading::{Reading, ReadingFilter};
