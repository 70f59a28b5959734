//! The confirmation of a member 成员身份确认, and the newborn for whom one is due.

use chrono::NaiveDate;
use identity::CreditCode;

use super::{Ground, Kinship, LAW_IN_FORCE, Member, Membership};
use crate::ObjectId;

/// A confirmation of a membership, or its refusal (集体法 12).
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmation {
    pub member: Member,
    pub ground: Ground,
    /// To the member through whom the person joins.
    pub kinship: Option<Kinship>,
    pub answer: Answer,
    /// The first day of the membership.
    pub first_day: NaiveDate,
    /// The collective whose membership ends on the day before, where the person has one.
    pub leaves: Option<CreditCode>,
}

/// What the assembly answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Confirmed,
    Refused {
        reason: String,
        /// SHA-256 of the note by which the township was told.
        township_note_sha256: Option<String>,
    },
}

impl Confirmation {
    pub fn confirmed(&self) -> bool {
        self.answer == Answer::Confirmed
    }

    /// The membership that it makes.
    pub fn membership(&self, collective: CreditCode) -> Membership {
        Membership {
            person: self.member.person,
            collective,
            ground: self.ground,
            first_day: self.first_day,
            last_day: None,
            ending: None,
        }
    }
}

/// The newborn who are to be confirmed: born since the law is in force to somebody who was a member on that day, and never a member since (集体法 12(2)).
///
/// Children and parents are given as pairs; the answer is in the order of the ids.
pub fn births_to_confirm(
    children: &[(&Member, ObjectId)],
    memberships: &[Membership],
) -> Vec<ObjectId> {
    let mut ordered: Vec<&Membership> = memberships.iter().collect();
    ordered.sort_unstable_by_key(|it| it.person);
    let of = |person: ObjectId| {
        let from = ordered.partition_point(|it| it.person < person);
        ordered.iter().skip(from).take_while(move |it| it.person == person)
    };
    let due = children.iter().filter(|(child, parent)| {
        let born = child.birth_day.filter(|it| Some(*it) >= LAW_IN_FORCE);
        let to_a_member = born.is_some_and(|day| of(*parent).any(|it| it.holds(day)));
        to_a_member && of(child.person).next().is_none()
    });
    let mut due: Vec<ObjectId> = due.map(|(child, _)| child.person).collect();
    due.sort_unstable();
    due.dedup();
    due
}
