//! How long a member may ask a court to revoke a decision 撤销权.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ObjectId;

/// The years from when the member knew, and from the decision (集体法 57(2)).
const MONTHS_FROM_KNOWLEDGE: Months = Months::new(12);
const MONTHS_FROM_DECISION: Months = Months::new(60);

/// A suit by which a member asks a court to revoke a decision 撤销之诉 (集体法 57).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// The number of the decision in its collective's file.
    pub decision: u32,
    pub claimant: ObjectId,
    /// When the member knew, or should have known, of the decision.
    pub known_day: NaiveDate,
    pub filed_day: NaiveDate,
    pub court: String,
    /// The court's acceptance, by SHA-256.
    pub document_sha256: String,
    /// How and when it ended.
    pub ended: Option<(ChallengeEnd, NaiveDate)>,
}

/// How a suit against a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChallengeEnd {
    /// 撤销: the decision does not stand
    Revoked,
    /// 驳回
    Dismissed,
    /// 撤诉
    Withdrawn,
}

/// Whether a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionStanding {
    Stands,
    /// A suit against it is open; until a court revokes it, it stands.
    Challenged,
    Revoked,
}

impl ChallengeEnd {
    /// As it stands in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Dismissed => "dismissed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads what [`ChallengeEnd::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Revoked, Self::Dismissed, Self::Withdrawn].into_iter().find(|it| it.as_str() == text)
    }
}

impl DecisionStanding {
    /// What the suits make of a decision, by its number.
    pub fn of(decision: u32, challenges: &[Challenge]) -> Self {
        let about = || challenges.iter().filter(|it| it.decision == decision);
        let revoked = |it: &Challenge| matches!(it.ended, Some((ChallengeEnd::Revoked, _)));
        if about().any(revoked) {
            Self::Revoked
        } else if about().any(|it| it.ended.is_none()) {
            Self::Challenged
        } else {
            Self::Stands
        }
    }

    /// As it is shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Challenged => "challenged",
            Self::Revoked => "revoked",
        }
    }
}

/// Where a day lies in the time for a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengePeriod {
    /// Until this day, which counts.
    Open {
        last_day: NaiveDate,
    },
    Over {
        last_day: NaiveDate,
    },
}

/// The last day on which a member may sue: one year from knowing, five years from the decision, whichever ends first (集体法 57(2)).
///
/// A year ends on the day of the same date, or on the last of the month where there is none (民法典 202); `None` only beyond the calendar.
pub fn challengeable_until(decided: NaiveDate, known: Option<NaiveDate>) -> Option<NaiveDate> {
    let from_decision = decided.checked_add_months(MONTHS_FROM_DECISION)?;
    match known {
        Some(known) => Some(from_decision.min(known.checked_add_months(MONTHS_FROM_KNOWLEDGE)?)),
        None => Some(from_decision),
    }
}

impl ChallengePeriod {
    /// Where a day lies for a member who knew since a day, or does not know yet.
    pub fn on(day: NaiveDate, decided: NaiveDate, known: Option<NaiveDate>) -> Option<Self> {
        let last_day = challengeable_until(decided, known)?;
        Some(if day <= last_day { Self::Open { last_day } } else { Self::Over { last_day } })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Challenge, ChallengeEnd, ChallengePeriod, DecisionStanding, challengeable_until};
    use crate::ObjectId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_from_knowing_or_five_from_the_decision_whichever_ends_first() {
        let decided = day("2026-03-01");
        assert_eq!(challengeable_until(decided, None), Some(day("2031-03-01")));
        let knew = |text| challengeable_until(decided, Some(day(text)));
        assert_eq!(knew("2026-03-10"), Some(day("2027-03-10")));
        assert_eq!(knew("2030-02-28"), Some(day("2031-02-28")));
        assert_eq!(knew("2030-12-31"), Some(day("2031-03-01")));
    }

    #[test]
    fn the_last_day_is_in_time_and_the_day_after_is_not() {
        let (decided, known) = (day("2026-03-01"), Some(day("2026-03-10")));
        let last_day = day("2027-03-10");
        let on = |it| ChallengePeriod::on(day(it), decided, known);
        assert_eq!(on("2027-03-10"), Some(ChallengePeriod::Open { last_day }));
        assert_eq!(on("2027-03-11"), Some(ChallengePeriod::Over { last_day }));
    }

    #[test]
    fn one_suit_that_wins_revokes_and_one_that_is_open_challenges() {
        let suit = |decision: u32, ended: Option<ChallengeEnd>| Challenge {
            decision,
            claimant: ObjectId(uuid::Uuid::from_u128(1)),
            known_day: day("2026-03-10"),
            filed_day: day("2026-04-01"),
            court: "永吉县人民法院".to_owned(),
            document_sha256: "0".repeat(64),
            ended: ended.map(|it| (it, day("2026-09-01"))),
        };
        let standing = |suits: &[Challenge]| DecisionStanding::of(2, suits);
        assert_eq!(standing(&[]), DecisionStanding::Stands);
        assert_eq!(standing(&[suit(1, None)]), DecisionStanding::Stands, "another decision");
        let lost = suit(2, Some(ChallengeEnd::Dismissed));
        assert_eq!(standing(std::slice::from_ref(&lost)), DecisionStanding::Stands);
        assert_eq!(standing(&[lost.clone(), suit(2, None)]), DecisionStanding::Challenged);
        let won = suit(2, Some(ChallengeEnd::Revoked));
        assert_eq!(standing(&[lost, suit(2, None), won]), DecisionStanding::Revoked);
    }

    #[test]
    fn a_leap_day_ends_with_its_month() {
        let known = Some(day("2028-02-29"));
        assert_eq!(challengeable_until(day("2028-02-01"), known), Some(day("2029-02-28")));
    }
}
