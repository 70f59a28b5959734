//! The member roll 成员名册 in versions: who stood in it on a day, and where it was filed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::CreditCode;

use super::Membership;
use crate::ObjectId;
use crate::collective::Filings;

/// A version of the member roll 成员名册 (集体法 12(4)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    pub collective: CreditCode,
    /// Counted upwards from 1.
    pub version: u32,
    /// The day as of which it is made up.
    pub day: NaiveDate,
    /// The members, in the order in which they stand.
    pub persons: Vec<ObjectId>,
    pub filings: Filings,
}

/// Who stands in one version and not in the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollChanges {
    pub joined: Vec<ObjectId>,
    pub left: Vec<ObjectId>,
}

impl Roll {
    /// The roll of a collective as its memberships make it on a day, in the order of the persons' ids.
    pub fn drawn_up(
        collective: &CreditCode,
        version: u32,
        day: NaiveDate,
        memberships: &[Membership],
    ) -> Self {
        let current = memberships.iter().filter(|it| it.collective == *collective && it.holds(day));
        let persons: BTreeSet<ObjectId> = current.map(|it| it.person).collect();
        let persons = persons.into_iter().collect();
        let collective = collective.clone();
        Self { collective, version, day, persons, filings: Filings::default() }
    }

    /// What changed since an earlier version, in the order of the persons' ids.
    pub fn changes_since(&self, before: Option<&Self>) -> RollChanges {
        let set = |it: &Self| it.persons.iter().copied().collect::<BTreeSet<ObjectId>>();
        let (now, then) = (set(self), before.map(set).unwrap_or_default());
        let joined = now.difference(&then).copied().collect();
        RollChanges { joined, left: then.difference(&now).copied().collect() }
    }

    /// Those who stand in it more than once.
    pub fn repeated(&self) -> Vec<ObjectId> {
        let mut persons = self.persons.clone();
        persons.sort_unstable();
        let pairs = persons.windows(2);
        let repeated = pairs.filter_map(|it| match it {
            [one, other] if one == other => Some(*one),
            _ => None,
        });
        repeated.collect::<BTreeSet<ObjectId>>().into_iter().collect()
    }
}
