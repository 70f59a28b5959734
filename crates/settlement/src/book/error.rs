//! Why the book could not do what it was asked.

use std::fmt::Display;

use chrono::NaiveDate;
use identity::DivisionCode;
use sea_orm::{DbErr, SqlErr};
use seal::SealError;
use uuid::Uuid;

use crate::record::{DecisionFault, HistoryFault, PermitFault};
use crate::roster::Role;

/// A refusal, or a failure of the database.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    #[error("the settlement database failed")]
    Database(#[source] DbErr),
    /// Stored data that breaks the model: an incident, never a 404.
    #[error("a row of `{table}` is corrupt: {what}")]
    Corrupt { table: &'static str, what: String },
    #[error(transparent)]
    Seal(#[from] SealError),
    /// There is none, or it lies outside what the officer sees.
    #[error("there is no {what} `{id}` in the officer's division")]
    NotFound { what: &'static str, id: String },
    #[error("there is no policy pack `{0}`")]
    NoSuchPack(String),
    #[error("{place} does not lie in the municipality of the policy pack `{pack}`")]
    ElsewhereThanPack { place: DivisionCode, pack: String },
    #[error("{0} lies outside the officer's division")]
    OutsideDivision(DivisionCode),
    #[error("`{officer}` has not the role {} that it takes", role.as_str())]
    RoleMissing { officer: String, role: Role },
    #[error("the identity number is entered under another name")]
    NumberOfAnotherName,
    #[error("`{0}` cannot be the name of a person")]
    NotAName(String),
    #[error("`{0}` cannot be the name of a place")]
    NotAPlaceName(String),
    #[error("the person {0} comes along twice, or with themself")]
    CompanionTwice(Uuid),
    #[error("the digest of a document is not a SHA-256 in hexadecimal")]
    NotADigest,
    #[error("the application is decided already")]
    Decided,
    #[error("the application is not decided yet")]
    Undecided,
    #[error("the decision on the application does not let this person settle")]
    NotAdmitted,
    #[error("it would hold from {effective} on, before the decision of {decided}")]
    BeforeDecision { effective: NaiveDate, decided: NaiveDate },
    #[error("{0} has not come yet")]
    NotYet(NaiveDate),
    #[error("the permit is another person's")]
    PermitOfAnother,
    #[error("the idempotency key `{0}` came with another request before")]
    KeyReused(String),
    #[error("somebody else entered the same at the same time")]
    Meanwhile,
    #[error(transparent)]
    Decision(#[from] DecisionFault),
    #[error(transparent)]
    Permit(#[from] PermitFault),
    #[error(transparent)]
    History(#[from] HistoryFault),
}

impl BookError {
    pub(super) fn corrupt(table: &'static str, what: impl Into<String>) -> Self {
        Self::Corrupt { table, what: what.into() }
    }

    pub(super) fn not_found(what: &'static str, id: impl Display) -> Self {
        Self::NotFound { what, id: id.to_string() }
    }
}

impl From<DbErr> for BookError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Meanwhile,
            _ => Self::Database(error),
        }
    }
}
