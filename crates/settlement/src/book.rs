//! 落户簿: the book of settlement in a database of its own, on SQLite and PostgreSQL.
//!
//! No type, key or transaction of it reaches into another book: a row refers to rows of this database alone, and identity numbers are closed and found under keys of its own.
//! Everything is added and nothing is changed; each function is one unit of work.

mod again;
mod application;
mod database;
mod decision;
mod entity;
mod error;
mod event;
mod permit;
mod person;
mod person_file;
mod reading;
mod statement;
mod unit;

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use identity::DivisionCode;

pub use again::{Answer, RequestKey};
pub use application::{ApplicationFile, ApplicationFilter};
pub use database::{Book, settlement_keys};
pub use error::BookError;
pub use event::{EventAsked, Happened, Recorded, StatementHead};
pub use person::{NewPerson, Person};
pub use person_file::PersonFile;
pub use statement::IssuedStatement;
pub use unit::Unit;

use crate::{Clerk, Role};

/// Who enters something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    pub clerk: &'a Clerk,
    /// The moment, kept to the microsecond.
    pub at: DateTime<Utc>,
    /// The business day.
    pub today: NaiveDate,
}

impl Occasion<'_> {
    /// Refuses an officer who has not the role.
    fn must(&self, role: Role) -> Result<(), BookError> {
        if self.clerk.roles.contains(&role) {
            return Ok(());
        }
        Err(BookError::RoleMissing { officer: self.clerk.name.clone(), role })
    }

    /// Refuses a place outside the officer's division.
    fn place(&self, place: DivisionCode) -> Result<(), BookError> {
        if self.clerk.jurisdiction.contains(&place) {
            return Ok(());
        }
        Err(BookError::OutsideDivision(place))
    }

    /// Refuses a day that has not come yet.
    fn come(&self, day: NaiveDate) -> Result<(), BookError> {
        if day <= self.today { Ok(()) } else { Err(BookError::NotYet(day)) }
    }
}
