//! When an account is locked 锁定: wrong passwords are counted, and after so many none is looked at for a while.

use chrono::{DateTime, Utc};

use crate::Limits;

/// What is known of the tries at an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    pub(crate) n_failures: u32,
    pub(crate) locked_until: Option<DateTime<Utc>>,
}

impl Tries {
    /// Until when no password is looked at; `None` where one is.
    pub(crate) fn locked_until(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.locked_until.filter(|until| now < *until)
    }

    /// After one more wrong password; the count begins anew where a lock has run out.
    pub(crate) fn failed(self, now: DateTime<Utc>, limits: &Limits) -> Self {
        let ran_out = self.locked_until.is_some_and(|until| until <= now);
        let n_failures = if ran_out { 1 } else { self.n_failures.saturating_add(1) };
        let locked = n_failures >= limits.failures_max;
        let until = now.checked_add_signed(limits.locked_for);
        Self { n_failures, locked_until: until.filter(|_| locked) }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::Tries;
    use crate::Limits;

    fn now() -> DateTime<Utc> {
        "2026-11-22T01:00:00Z".parse().unwrap()
    }

    fn after(n: u32) -> Tries {
        (0..n).fold(Tries::default(), |tries, _| tries.failed(now(), &Limits::default()))
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_a_quarter_of_an_hour() {
        assert_eq!(after(4).locked_until(now()), None);
        let until = now() + TimeDelta::minutes(15);
        assert_eq!(after(5).locked_until(now()), Some(until));
        assert_eq!(after(5).locked_until(until - TimeDelta::seconds(1)), Some(until));
        assert_eq!(after(5).locked_until(until), None);
    }

    #[test]
    fn after_a_lock_the_count_begins_anew() {
        let later = now() + TimeDelta::minutes(16);
        let tried = after(5).failed(later, &Limits::default());
        assert_eq!(tried, Tries { n_failures: 1, locked_until: None });
    }
}
