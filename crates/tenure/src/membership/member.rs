//! A member of a collective as a person, and whether a vote belongs to the membership.

use chrono::{Months, NaiveDate};
use identity::{CitizenId, Relation, Sex};

use crate::{HouseholdCode, IdentityDocument, ObjectId};

/// Eighteen years make an adult, sixteen one who lives by their own work (民法典 17, 18).
const ADULT: Months = Months::new(18 * 12);
const LIVING_BY_OWN_WORK: Months = Months::new(16 * 12);

/// A member 成员, or somebody who is to become one, as a person in a household.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub person: ObjectId,
    pub name: String,
    pub sex: Sex,
    pub birth_day: Option<NaiveDate>,
    /// None for a newborn, who has no number yet.
    pub document: Option<IdentityDocument>,
    pub household: HouseholdCode,
    /// 与户主关系 (GB/T 4761)
    pub relation: Relation,
    pub capacity: Capacity,
}

/// What a person's civil capacity goes by 民事行为能力.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capacity {
    /// By age alone.
    ByAge,
    /// From sixteen on the person lives by their own work (民法典 18(2)).
    LivesByOwnWork,
    /// A court found the capacity to be less than full (民法典 24).
    FoundLimited,
}

impl Member {
    /// Whether the person has full civil capacity on a day 完全民事行为能力; `None` where the day of birth is not known.
    pub fn full_capacity(&self, on: NaiveDate) -> Option<bool> {
        let years = match self.capacity {
            Capacity::FoundLimited => return Some(false),
            Capacity::ByAge => ADULT,
            Capacity::LivesByOwnWork => LIVING_BY_OWN_WORK,
        };
        Some(self.birth_day?.checked_add_months(years)? <= on)
    }

    /// The number of an identity card that is sound on a day and agrees with the sex; what is wrong otherwise, in Chinese.
    pub fn number_trouble(&self, on: NaiveDate) -> Option<String> {
        let document = self.document.as_ref()?;
        if document.kind != identity::DocumentKind::IdentityCard {
            return None;
        }
        match CitizenId::parse_as_of(document.number.expose(), on) {
            Err(error) => Some(error.message_zh()),
            Ok(id) if id.sex() != self.sex => Some("公民身份号码与性别不符".to_owned()),
            Ok(id) if self.birth_day.is_some_and(|it| it != id.birth_day()) => {
                Some("公民身份号码与出生日期不符".to_owned())
            }
            Ok(_) => None,
        }
    }
}

/// How many of some members have full capacity, and how many cannot be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entitled {
    pub n_full: u32,
    pub n_unknown: u32,
}

/// Counts those who make up the assembly 成员大会 (集体法 26(1)): all members with full capacity.
pub fn entitled<'a>(members: impl IntoIterator<Item = &'a Member>, on: NaiveDate) -> Entitled {
    let mut entitled = Entitled::default();
    for it in members {
        match it.full_capacity(on) {
            Some(true) => entitled.n_full += 1,
            Some(false) => {}
            None => entitled.n_unknown += 1,
        }
    }
    entitled
}
