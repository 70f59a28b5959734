//! All that the book says of one person.

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{application, person};
use super::{Book, BookError, IssuedStatement, Person, event, permit, statement};
use crate::Clerk;
use crate::record::{ApplicationId, History, PersonId, ResidencePermit};

/// 落户档案: a person, and what has happened to their registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFile {
    pub person: Person,
    pub history: History,
    /// What the person applied for, the oldest first.
    pub applications: Vec<ApplicationId>,
    pub permits: Vec<ResidencePermit>,
    pub statements: Vec<IssuedStatement>,
}

impl Book {
    /// The file of a person whom the officer sees.
    pub async fn person_file(&self, clerk: &Clerk, id: PersonId) -> Result<PersonFile, BookError> {
        let person = self.person(clerk, id).await?;
        let database = self.connection();
        let applications = application::Entity::find()
            .filter(application::Column::PersonId.eq(id.0))
            .order_by_asc(application::Column::Id)
            .select_only()
            .column(application::Column::Id);
        let applications: Vec<Uuid> = applications.into_tuple().all(database).await?;
        Ok(PersonFile {
            history: event::history(database, id).await?,
            applications: applications.into_iter().map(ApplicationId).collect(),
            permits: permit::of_person(database, id).await?,
            statements: statement::of_person(database, &person).await?,
            person,
        })
    }

    /// Everybody in the book with what happened to them, for reads that look at the whole of it (SR-47).
    pub async fn histories(&self) -> Result<Vec<(Person, History)>, BookError> {
        let rows = person::Entity::find().order_by_asc(person::Column::Id);
        let mut histories = Vec::new();
        for row in rows.all(self.connection()).await? {
            let person = super::person::read(row, &self.keys)?;
            let history = event::history(self.connection(), person.id).await?;
            histories.push((person, history));
        }
        Ok(histories)
    }
}
