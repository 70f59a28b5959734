//! How often a password may be wrong, and how long a session lasts.

use chrono::TimeDelta;

/// The limits of a service; the numbers are our own, and a county may be stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// After so many wrong passwords none is looked at for [`Limits::locked_for`].
    pub failures_max: u32,
    pub locked_for: TimeDelta,
    /// A session in which nothing was asked for so long is over.
    pub idle: TimeDelta,
    /// … and however busy it is, after so long.
    pub absolute: TimeDelta,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            failures_max: 5,
            locked_for: TimeDelta::minutes(15),
            idle: TimeDelta::minutes(30),
            absolute: TimeDelta::hours(12),
        }
    }
}
