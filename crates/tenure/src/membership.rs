//! Membership 成员身份 in a collective: how it begins, how it ends, and the roll that shows it.

mod confirmation;
mod dispute;
mod exit;
mod ground;
mod loss;
mod matching;
mod member;
mod roll;

use chrono::NaiveDate;
use identity::CreditCode;

use crate::ObjectId;

pub use confirmation::{Answer, Confirmation, births_to_confirm};
pub use dispute::Dispute;
pub use exit::{Departure, Exit, ExitTerms, Loss, MembershipCertificate};
pub use ground::{Ground, Kinship, KinshipEvidence, LAW_IN_FORCE};
pub use loss::{ForbiddenReason, LossReason, StatedReason};
pub use matching::{
    KeyedMembership, KeyedPerson, Match, MatchKind, Ruling, Verdict, Verdicts, in_no_roll,
    in_two_rolls, with_gap,
};
pub use member::{Capacity, Entitled, Member, entitled};
pub use roll::{Roll, RollChanges};

/// A membership: one person in one collective, over the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub person: ObjectId,
    pub collective: CreditCode,
    pub ground: Ground,
    pub first_day: NaiveDate,
    /// The last day on which it holds; `None` while it goes on.
    pub last_day: Option<NaiveDate>,
    pub ending: Option<Ending>,
}

/// How a membership ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// By a reason of the closed list 丧失.
    Lost(LossReason),
    /// By the member's own will 自愿退出.
    Left,
    /// Carried on by another collective 承继.
    Succeeded,
}

/// A membership as it stands in the register: with the kinship that it began with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredMembership {
    pub membership: Membership,
    /// Of those who joined by birth, marriage or adoption.
    pub kinship: Option<Kinship>,
}

impl Ending {
    /// As it stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lost(reason) => reason.as_str(),
            Self::Left => "left",
            Self::Succeeded => "succeeded",
        }
    }

    /// Reads what [`Ending::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let lost = LossReason::ALL.into_iter().map(Self::Lost);
        lost.chain([Self::Left, Self::Succeeded]).find(|it| it.as_str() == text)
    }
}

impl Membership {
    /// Whether it holds on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.first_day <= on && self.last_day.is_none_or(|last| on <= last)
    }

    /// Whether two hold on one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time =
            |one: &Self, last: Option<NaiveDate>| last.is_none_or(|last| one.first_day <= last);
        begins_in_time(self, other.last_day) && begins_in_time(other, self.last_day)
    }

    /// Whether the other begins on the day after this one ends.
    pub fn is_followed_by(&self, other: &Self) -> bool {
        self.last_day.and_then(|it| it.succ_opt()) == Some(other.first_day)
    }
}

#[cfg(test)]
mod tests {
    use identity::CreditCode;
    use uuid::Uuid;

    use super::{Ground, Membership};
    use crate::ObjectId;

    fn membership(first: &str, last: Option<&str>) -> Membership {
        Membership {
            person: ObjectId(Uuid::from_u128(1)),
            collective: CreditCode::parse("N2429004KUJJ8W69XA").unwrap(),
            ground: Ground::Birth,
            first_day: first.parse().unwrap(),
            last_day: last.map(|it| it.parse().unwrap()),
            ending: None,
        }
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_it() {
        let it = membership("2026-01-01", Some("2026-01-31"));
        let holds = |day: &str| it.holds(day.parse().unwrap());
        assert!(holds("2026-01-01") && holds("2026-01-31"));
        assert!(!holds("2025-12-31") && !holds("2026-02-01"));
    }

    #[test]
    fn a_membership_from_the_day_after_follows_and_does_not_overlap() {
        let first = membership("2026-01-01", Some("2026-01-31"));
        let next = membership("2026-02-01", None);
        assert!(first.is_followed_by(&next) && !first.overlaps(&next) && !next.overlaps(&first));
        let same_day = membership("2026-01-31", None);
        assert!(first.overlaps(&same_day) && same_day.overlaps(&first));
        assert!(!first.is_followed_by(&same_day));
        assert!(!first.is_followed_by(&membership("2026-02-02", None)));
        assert!(!next.is_followed_by(&first), "what has no end is followed by nothing");
    }
}
