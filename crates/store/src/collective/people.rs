//! Persons with the households in which they are shown.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use identity::County;
use tenure::membership::RegisteredMembership;
use tenure::{Household, HouseholdMember, ObjectId, Person};
use uuid::Uuid;

use crate::{
    At, Fact, Keys, Row, Scope, Store, StoreError, Unit, select::by_column, session::Session,
};

/// A person, and where the person is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonAtHome {
    pub person: Row<Person>,
    /// None for somebody who is in no household.
    pub home: Option<(Row<HouseholdMember>, Row<Household>)>,
}

/// Reads rows wherever in the county they are.
struct Reader<'a> {
    session: &'a Session,
    keys: &'a Keys,
    county: County,
    at: At,
}

impl Unit {
    /// Persons as they are now, in the order of their ids.
    pub async fn people(&mut self, persons: &[ObjectId]) -> Result<Vec<PersonAtHome>, StoreError> {
        self.reader(At::Current).people(persons).await
    }

    /// The persons, and everybody who is in a household with one of them.
    pub async fn with_housemates(
        &mut self,
        persons: &[ObjectId],
    ) -> Result<Vec<ObjectId>, StoreError> {
        let reader = self.reader(At::Current);
        let members: Vec<Row<HouseholdMember>> = reader.rows("person_id", persons).await?;
        let households: Vec<ObjectId> = members.iter().map(|it| it.links.household).collect();
        let housemates: Vec<Row<HouseholdMember>> =
            reader.rows("household_id", &households).await?;
        let housemates = housemates.iter().map(|it| it.links.person);
        let all: BTreeSet<ObjectId> = persons.iter().copied().chain(housemates).collect();
        Ok(all.into_iter().collect())
    }

    /// What is believed at a moment of the memberships of persons, in every collective of the county.
    pub async fn memberships_of_persons(
        &mut self,
        persons: &[ObjectId],
        known_at: DateTime<Utc>,
    ) -> Result<Vec<Row<RegisteredMembership>>, StoreError> {
        self.reader(At::Known(known_at)).rows("person_id", persons).await
    }

    /// Who is in households of the county now, in the order of the ids.
    pub async fn members_of_households(
        &mut self,
        households: &[ObjectId],
    ) -> Result<Vec<Row<HouseholdMember>>, StoreError> {
        self.reader(At::Current).rows("household_id", households).await
    }

    fn reader(&self, at: At) -> Reader<'_> {
        Reader { session: &self.session, keys: &self.keys, county: self.county, at }
    }
}

impl Store {
    /// Persons as they were, in the order of their ids.
    pub async fn people(
        &self,
        county: County,
        persons: &[ObjectId],
        at: impl Into<At>,
    ) -> Result<Vec<PersonAtHome>, StoreError> {
        let session = self.read().await?;
        let reader = Reader { session: &session, keys: self.keys(), county, at: at.into() };
        reader.people(persons).await
    }

    /// Households as they were, in the order of their ids.
    pub async fn households(
        &self,
        county: County,
        households: &[ObjectId],
        at: impl Into<At>,
    ) -> Result<Vec<Row<Household>>, StoreError> {
        let session = self.read().await?;
        let reader = Reader { session: &session, keys: self.keys(), county, at: at.into() };
        reader.rows("id", households).await
    }

    /// What was believed at a moment of the memberships of persons, in every collective of a county.
    pub async fn memberships_of_persons(
        &self,
        county: County,
        persons: &[ObjectId],
        known_at: DateTime<Utc>,
    ) -> Result<Vec<Row<RegisteredMembership>>, StoreError> {
        let (session, at) = (self.read().await?, At::Known(known_at));
        let reader = Reader { session: &session, keys: self.keys(), county, at };
        reader.rows("person_id", persons).await
    }
}

impl Reader<'_> {
    async fn rows<T: Fact>(
        &self,
        column: &'static str,
        ids: &[ObjectId],
    ) -> Result<Vec<Row<T>>, StoreError> {
        let ids: BTreeSet<Uuid> = ids.iter().map(|it| it.0).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let scope = Scope::Everywhere;
        by_column(self.session, self.keys, &scope, self.county, column, &ids, self.at).await
    }

    async fn people(&self, persons: &[ObjectId]) -> Result<Vec<PersonAtHome>, StoreError> {
        let members: Vec<Row<HouseholdMember>> = self.rows("person_id", persons).await?;
        let households: Vec<ObjectId> = members.iter().map(|it| it.links.household).collect();
        let households: HashMap<ObjectId, Row<Household>> = self
            .rows("id", &households)
            .await?
            .into_iter()
            .map(|it: Row<Household>| (it.id(), it))
            .collect();
        let mut homes: HashMap<ObjectId, (Row<HouseholdMember>, Row<Household>)> = members
            .into_iter()
            .filter_map(|it| {
                let household = households.get(&it.links.household)?.clone();
                Some((it.links.person, (it, household)))
            })
            .collect();
        let persons: Vec<Row<Person>> = self.rows("id", persons).await?;
        let at_home = |person: Row<Person>| {
            let home = homes.remove(&person.id());
            PersonAtHome { person, home }
        };
        Ok(persons.into_iter().map(at_home).collect())
    }
}
