//! The clock of the binary, and the ids of what it makes: here the time of day begins.

use casework::case::Occasion;
use chrono::{DateTime, Utc};
use tenure::case::china_day;
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

/// The moment of what is done, its business day, and an id for it.
pub(crate) fn occasion() -> Occasion {
    let at = now();
    Occasion { at, today: china_day(at), id: new_id() }
}
