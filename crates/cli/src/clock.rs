//! The clock of the binary, and the ids of what it makes: here the time of day begins.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The moment of the command: the only clock of the house.
#[expect(
    clippy::disallowed_methods,
    reason = "the business date is an argument everywhere else; here it begins"
)]
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// An id for what is made: a version-7 UUID of the moment.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}
