//! What is registered of a collective, and what an act would make of it.

use chrono::{Days, NaiveDate};

use super::{CollectiveAct, Organisation};
use crate::ObjectId;
use crate::membership::{
    Confirmation, Departure, Ending, Loss, LossReason, Member, Membership, Roll, StatedReason,
};
use crate::shares::HeldShares;

/// A collective as it is registered, or would be.
#[derive(Clone, Debug, PartialEq)]
pub struct CollectiveState {
    pub organisation: Organisation,
    /// The people of the memberships below, and those of their households who may come for them.
    pub members: Vec<Member>,
    /// Of the people above: here and in every other collective that is known of, past and present.
    pub memberships: Vec<Membership>,
    /// Where those went whose membership here ended for another one, as certificates show.
    pub departures: Vec<Departure>,
    /// The last version of the roll.
    pub roll: Option<Roll>,
    pub holdings: Vec<HeldShares>,
}

impl CollectiveState {
    /// Whether a person is a member here on a day.
    pub fn is_member(&self, person: ObjectId, on: NaiveDate) -> bool {
        let here = self.memberships.iter().filter(|it| self.is_here(it));
        here.filter(|it| it.person == person).any(|it| it.holds(on))
    }

    /// Whether a membership is one of this collective.
    pub fn is_here(&self, membership: &Membership) -> bool {
        membership.collective == self.organisation.collective.credit_code
    }

    /// The ids of the members here on a day, in order.
    pub fn persons_on(&self, on: NaiveDate) -> Vec<ObjectId> {
        let here = self.memberships.iter().filter(|it| self.is_here(it) && it.holds(on));
        let mut persons: Vec<ObjectId> = here.map(|it| it.person).collect();
        persons.sort_unstable();
        persons.dedup();
        persons
    }

    /// The members here on a day, as people, each once and in the order of the ids; fewer than the ids where somebody's facts are missing.
    pub fn members_on(&self, on: NaiveDate) -> Vec<&Member> {
        let persons = self.persons_on(on);
        let here = |it: &&Member| persons.binary_search(&it.person).is_ok();
        let mut members: Vec<&Member> = self.members.iter().filter(here).collect();
        members.sort_by_key(|it| it.person);
        members.dedup_by_key(|it| it.person);
        members
    }

    /// A person by the id.
    pub fn person(&self, person: ObjectId) -> Option<&Member> {
        self.members.iter().find(|it| it.person == person)
    }

    /// The name of a person, or the id where the person is unknown.
    pub fn name_of(&self, person: ObjectId) -> String {
        self.person(person).map_or_else(|| person.to_string(), |it| it.name.clone())
    }

    /// What an act makes of it; rules, not this, say whether the act may be.
    #[must_use]
    pub fn after(&self, act: &CollectiveAct) -> Self {
        let mut after = self.clone();
        match act {
            CollectiveAct::CharterChange(charter) => after.organisation.charter = charter.clone(),
            CollectiveAct::Confirmation(it) => after.confirm(it),
            CollectiveAct::Loss(it) => after.lose(it),
            CollectiveAct::Exit(it) => after.end(it.person, it.last_day, Ending::Left),
            CollectiveAct::RollVersion(roll) => after.roll = Some(roll.clone()),
            CollectiveAct::Quantification(plan) => {
                after.holdings.clone_from(&plan.holdings);
                after.organisation.collective.total_shares = plan.total;
            }
            CollectiveAct::ShareMovement(movement) => {
                if let Ok(holdings) = movement.applied(&self.holdings) {
                    after.holdings = holdings;
                }
            }
            CollectiveAct::Registration
            | CollectiveAct::Decision
            | CollectiveAct::Distribution(_)
            | CollectiveAct::Payments(_)
            | CollectiveAct::NonMemberBenefits(_)
            | CollectiveAct::Succession(_)
            | CollectiveAct::Audit => {}
        }
        after
    }

    /// Adds the membership, and ends the one that it follows on the day before.
    fn confirm(&mut self, it: &Confirmation) {
        if !it.confirmed() {
            return;
        }
        let eve = it.first_day.checked_sub_days(Days::new(1));
        let left = self.memberships.iter_mut().filter(|old| {
            old.person == it.member.person
                && old.last_day.is_none()
                && Some(&old.collective) == it.leaves.as_ref()
        });
        for old in left {
            old.last_day = eve;
            old.ending = Some(Ending::Lost(LossReason::MembershipElsewhere));
        }
        let collective = self.organisation.collective.credit_code.clone();
        self.memberships.push(it.membership(collective));
        if self.person(it.member.person).is_none() {
            self.members.push(it.member.clone());
        }
    }

    /// Ends the membership for a reason of the law, and keeps where the member went.
    fn lose(&mut self, it: &Loss) {
        let StatedReason::Lawful(reason) = StatedReason::read(&it.reason) else { return };
        self.end(it.person, it.last_day, Ending::Lost(reason));
        let gone = it.elsewhere.clone().filter(|_| reason == LossReason::MembershipElsewhere);
        self.departures.extend(gone.map(|certificate| Departure {
            person: it.person,
            last_day: it.last_day,
            certificate,
        }));
    }

    fn end(&mut self, person: ObjectId, last_day: NaiveDate, ending: Ending) {
        let here = self.organisation.collective.credit_code.clone();
        let open = self
            .memberships
            .iter_mut()
            .filter(|it| it.person == person && it.collective == here && it.last_day.is_none());
        for it in open {
            it.last_day = Some(last_day);
            it.ending = Some(ending);
        }
    }
}
