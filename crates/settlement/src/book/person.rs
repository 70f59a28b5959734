//! People of the book, each entered once under their identity number.

use identity::{CitizenId, DivisionCode};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QuerySelect as _,
};
use seal::Keys;

use super::entity::{application, companion, permit, person};
use super::reading::Reading;
use super::{Book, BookError, Occasion, Unit};
use crate::lint::holds_a_code;
use crate::record::PersonId;
use crate::{Clerk, Role};

const TABLE: &str = "settlement_person";
/// Longer than any name; the number is our own.
const NAME_CHARACTERS_MAX: usize = 60;

/// 落户人员
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Absent for a newborn who has none yet.
    pub number: Option<CitizenId>,
    /// Where the person was entered first.
    pub place: DivisionCode,
}

/// A person who is entered.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub id: PersonId,
    pub name: String,
    pub number: Option<CitizenId>,
    /// The division of the office that enters.
    pub place: DivisionCode,
}

impl Book {
    /// Enters a person, or gives the one who is known by the number and the name.
    pub async fn enter_person(
        &self,
        occasion: &Occasion<'_>,
        new: NewPerson,
    ) -> Result<Person, BookError> {
        let unit = self.unit(occasion).await?;
        let person = unit.enter_person(new).await?;
        unit.commit().await?;
        Ok(person)
    }

    async fn known(
        &self,
        unit: &DatabaseTransaction,
        number: &CitizenId,
    ) -> Result<Option<Person>, BookError> {
        let index = self.keys.index(number.expose()).to_vec();
        let query = person::Entity::find().filter(person::Column::NumberIndex.eq(index));
        query.one(unit).await?.map(|it| read(it, &self.keys)).transpose()
    }

    fn row(&self, occasion: &Occasion<'_>, new: &NewPerson) -> Result<person::Model, BookError> {
        let NewPerson { id, name, number, place } = new;
        let sealed = |it: &CitizenId| self.keys.encrypt(it.expose(), &place_of(*id));
        Ok(person::Model {
            id: id.0,
            name: name.clone(),
            number_cipher: number.as_ref().map(sealed).transpose()?,
            number_index: number.as_ref().map(|it| self.keys.index(it.expose()).to_vec()),
            place: place.as_str().to_owned(),
            recorded_by: occasion.clerk.name.clone(),
            recorded_at: occasion.at,
        })
    }

    /// A person whom the officer sees: entered, applying or living in their division.
    pub async fn person(&self, clerk: &Clerk, id: PersonId) -> Result<Person, BookError> {
        self.seen_person(self.connection(), clerk, id).await
    }

    /// The same within a unit of work, which goes on to add to the person.
    pub(super) async fn seen_person(
        &self,
        database: &impl ConnectionTrait,
        clerk: &Clerk,
        id: PersonId,
    ) -> Result<Person, BookError> {
        let person = self.any_person(database, id).await?;
        let seen = clerk.jurisdiction.contains(&person.place)
            || places(database, id).await?.iter().any(|it| clerk.jurisdiction.contains(it));
        if seen { Ok(person) } else { Err(BookError::not_found("person", id.0)) }
    }

    /// A person, whoever asks; the row is locked where a unit of work goes on to add to it.
    pub(super) async fn any_person(
        &self,
        database: &impl ConnectionTrait,
        id: PersonId,
    ) -> Result<Person, BookError> {
        let found = person::Entity::find_by_id(id.0).lock_exclusive().one(database).await?;
        let model = found.ok_or_else(|| BookError::not_found("person", id.0))?;
        read(model, &self.keys)
    }
}

impl Unit<'_> {
    /// Enters a person, or gives the one who is known by the number and the name.
    pub async fn enter_person(&self, new: NewPerson) -> Result<Person, BookError> {
        let Self { book, occasion, transaction } = self;
        occasion.must(Role::Intake)?;
        occasion.place(new.place)?;
        if !is_a_name(&new.name) {
            return Err(BookError::NotAName(new.name));
        }
        if let Some(number) = new.number
            && let Some(known) = book.known(transaction, &number).await?
        {
            return if known.name == new.name {
                Ok(known)
            } else {
                Err(BookError::NumberOfAnotherName)
            };
        }
        book.row(occasion, &new)?.into_active_model().insert(transaction).await?;
        let NewPerson { id, name, number, place } = new;
        Ok(Person { id, name, number, place })
    }
}

/// Where a person applied, came along or holds a permit.
async fn places(
    database: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Vec<DivisionCode>, BookError> {
    let own = application::Entity::find().filter(application::Column::PersonId.eq(id.0));
    let mut codes: Vec<String> = own.all(database).await?.into_iter().map(|it| it.place).collect();
    let along = companion::Entity::find().filter(companion::Column::PersonId.eq(id.0));
    let along = along.all(database).await?.into_iter().map(|it| it.application_id);
    let along = application::Entity::find().filter(application::Column::Id.is_in(along));
    codes.extend(along.all(database).await?.into_iter().map(|it| it.place));
    let permits = permit::Entity::find().filter(permit::Column::PersonId.eq(id.0));
    codes.extend(permits.all(database).await?.into_iter().map(|it| it.place));
    codes.iter().map(|it| Reading("settlement_application").place(it)).collect()
}

/// Where a number stands: a cipher text that is moved to another row cannot be read there.
fn place_of(id: PersonId) -> Vec<u8> {
    format!("{TABLE}/{}", id.0).into_bytes()
}

fn is_a_name(name: &str) -> bool {
    let odd = name.chars().any(char::is_control) || holds_a_code(name);
    !name.is_empty() && name.trim() == name && !odd && name.chars().count() <= NAME_CHARACTERS_MAX
}

pub(super) fn read(model: person::Model, keys: &Keys) -> Result<Person, BookError> {
    let reading = Reading(TABLE);
    let id = PersonId(model.id);
    let number = |cipher: Vec<u8>| {
        let text = keys.decrypt(&cipher, &place_of(id));
        let text = text.map_err(|error| reading.corrupt(format!("number_cipher: {error}")))?;
        CitizenId::parse_whatever_area(&text)
            .map_err(|error| reading.corrupt(format!("number_cipher: {error}")))
    };
    Ok(Person {
        id,
        name: model.name,
        number: model.number_cipher.map(number).transpose()?,
        place: reading.place(&model.place)?,
    })
}
