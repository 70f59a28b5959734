//! The people of the households and of the rolls with the keyed hashes of their identity numbers, in every county of the database.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use identity::{County, CreditCode, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, QueryResult,
    sea_query::{Cond, ExprTrait as _, Query},
};
use seal::NumberIndex;
use tenure::membership::{Ending, Ground, Membership};
use tenure::{ObjectId, Status};
use uuid::Uuid;

use super::{credit_code, of_collective};
use crate::{
    Keys, Scope, Store, StoreError, Unit, act,
    row::Reading,
    select::{BATCH, column},
    session::Session,
};

/// Somebody of a household, as a list of people tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    pub person: ObjectId,
    pub name: String,
    /// The code of the household.
    pub household: Option<String>,
    /// Where the household is.
    pub division: DivisionCode,
    pub key: NumberIndex,
}

/// A membership 成员身份 with the number behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedMembership {
    pub membership: Membership,
    pub name: String,
    /// Where the collective is.
    pub division: DivisionCode,
    pub key: NumberIndex,
    /// The credit code of the collective where it goes on, as a certificate shows.
    pub goes_on_in: Option<String>,
}

/// A collective that is registered with its charter and its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredCollective {
    pub credit_code: CreditCode,
    pub division: DivisionCode,
}

/// Who lives in a scope and who is in which roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleAndRolls {
    /// In the order of their ids.
    pub residents: Vec<Resident>,
    /// Of everybody above and of everybody in a roll of the scope, past and present, wherever they are.
    pub memberships: Vec<NumberedMembership>,
    pub collectives: Vec<RegisteredCollective>,
}

impl Store {
    /// Who lives in a scope and who is in its rolls, with what the rolls of other places say of them.
    pub async fn people_and_rolls(&self, scope: &Scope) -> Result<PeopleAndRolls, StoreError> {
        let session = self.read().await?;
        let reader = Reader { session: &session, keys: self.keys() };
        let within = || scope.condition(column("register_object", "division"));
        let residents = reader.residents(within()).await?;
        let mut memberships = reader.memberships(within()).await?;
        if *scope != Scope::Everywhere {
            let here = memberships.iter().map(|it| it.key);
            let keys: BTreeSet<NumberIndex> =
                here.chain(residents.iter().map(|it| it.key)).collect();
            let everywhere = reader.memberships_by_key(&keys).await?;
            let elsewhere = everywhere.into_iter().filter(|it| !scope.contains(&it.division));
            memberships.extend(elsewhere);
        }
        let collectives = reader.registered_collectives().await?;
        Ok(PeopleAndRolls { residents, memberships, collectives })
    }

    /// The same of one person, wherever the number stands.
    pub async fn people_and_rolls_of(
        &self,
        person: ObjectId,
    ) -> Result<PeopleAndRolls, StoreError> {
        let session = self.read().await?;
        let reader = Reader { session: &session, keys: self.keys() };
        let counties = act::counties(&session).await?;
        let mut numbers = Vec::new();
        for county in &counties {
            numbers.extend(reader.numbers(&[person], *county).await?);
        }
        let mut found = PeopleAndRolls::default();
        for county in counties {
            let same = || {
                let same = match numbers.first() {
                    Some((_, index)) => column("person", "document_index").eq(index.to_vec()),
                    None => column("person", "id").eq(person.0),
                };
                Cond::all().add(column("person", "county").eq(county.as_str())).add(same)
            };
            found.residents.extend(reader.residents(same()).await?);
            found.memberships.extend(reader.memberships(same()).await?);
        }
        found.residents.sort_by_key(|it| it.person);
        found.collectives = reader.registered_collectives().await?;
        Ok(found)
    }
}

impl Unit {
    /// What the rolls of other counties say of persons of this one, who are told by their numbers.
    pub async fn memberships_in_other_counties(
        &mut self,
        persons: &[ObjectId],
    ) -> Result<Vec<(ObjectId, Membership)>, StoreError> {
        let reader = Reader { session: &self.session, keys: &self.keys };
        let numbers = reader.numbers(persons, self.county).await?;
        let keys: BTreeSet<NumberIndex> = numbers.iter().map(|(_, key)| *key).collect();
        let memberships = reader.memberships_by_key(&keys).await?;
        let elsewhere = memberships.iter().filter(|it| it.division.county() != self.county);
        let of = |it: &NumberedMembership| {
            let person = numbers.iter().find(|(_, key)| *key == it.key).map(|(person, _)| *person);
            Some((person?, Membership { person: person?, ..it.membership.clone() }))
        };
        Ok(elsewhere.filter_map(of).collect())
    }

    /// Those of some codes whose rolls are in the register, in whichever county.
    pub async fn rolls_at_hand(&mut self, codes: &[String]) -> Result<Vec<CreditCode>, StoreError> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        let reader = Reader { session: &self.session, keys: &self.keys };
        let registered = reader.registered_collectives().await?.into_iter();
        let registered = registered.map(|it| it.credit_code);
        Ok(registered.filter(|it| codes.iter().any(|code| code == it.as_str())).collect())
    }
}

struct Reader<'a> {
    session: &'a Session,
    keys: &'a Keys,
}

impl Reader<'_> {
    /// The numbers of current persons of a county; those who have none are left out.
    async fn numbers(
        &self,
        persons: &[ObjectId],
        county: County,
    ) -> Result<Vec<(ObjectId, NumberIndex)>, StoreError> {
        let mut numbers = Vec::new();
        for persons in persons.chunks(BATCH) {
            let mut query = Query::select();
            query
                .columns(["id", "document_index"])
                .from("person")
                .and_where(column("person", "county").eq(county.as_str()))
                .and_where(column("person", "id").is_in(persons.iter().map(|it| it.0)))
                .and_where(column("person", "status").eq(Status::Current.as_str()))
                .and_where(column("person", "document_index").is_not_null());
            for row in self.session.query_all(&query).await? {
                let id: Uuid = row.try_get("", "id")?;
                numbers.push((ObjectId(id), self.key(&row, id)?));
            }
        }
        Ok(numbers)
    }

    async fn residents(&self, condition: Cond) -> Result<Vec<Resident>, StoreError> {
        let mut query = Query::select();
        query
            .columns([("person", "id"), ("person", "name"), ("person", "document_index")])
            .columns([("register_object", "code"), ("register_object", "division")])
            .from("household_member")
            .inner_join("person", same_object("person", "id", "household_member", "person_id"))
            .inner_join(
                "register_object",
                same_object("register_object", "id", "household_member", "household_id"),
            )
            .and_where(column("household_member", "status").eq(Status::Current.as_str()))
            .and_where(column("person", "status").eq(Status::Current.as_str()))
            .cond_where(condition)
            .order_by(("person", "id"), sea_orm::Order::Asc);
        let rows = self.session.query_all(&query).await?;
        let resident = |row: &QueryResult| {
            let id: Uuid = row.try_get("", "id")?;
            Ok(Resident {
                person: ObjectId(id),
                name: row.try_get("", "name")?,
                household: row.try_get("", "code")?,
                division: division(row, id)?,
                key: self.key(row, id)?,
            })
        };
        rows.iter().map(resident).collect()
    }

    /// The memberships of those numbers, county by county, so that each is found over the index that `county` leads.
    async fn memberships_by_key(
        &self,
        keys: &BTreeSet<NumberIndex>,
    ) -> Result<Vec<NumberedMembership>, StoreError> {
        let keys: Vec<Vec<u8>> = keys.iter().map(|it| it.to_vec()).collect();
        let mut memberships = Vec::new();
        for county in act::counties(self.session).await? {
            for keys in keys.chunks(BATCH) {
                let here = column("person", "county").eq(county.as_str());
                let same = column("person", "document_index").is_in(keys.iter().cloned());
                memberships.extend(self.memberships(Cond::all().add(here).add(same)).await?);
            }
        }
        Ok(memberships)
    }

    /// What is believed now of memberships, past and present.
    async fn memberships(&self, condition: Cond) -> Result<Vec<NumberedMembership>, StoreError> {
        let own = ["county", "collective_code", "ground", "first_day", "last_day", "ending"];
        let mut query = Query::select();
        query
            .columns(own.map(|it| ("membership", it)))
            .columns([("person", "id"), ("person", "name"), ("person", "document_index")])
            .column(("register_object", "division"))
            .column(("membership_departure", "credit_code"))
            .from("membership")
            .inner_join("person", same_object("person", "id", "membership", "person_id"))
            .inner_join(
                "register_object",
                same_object("register_object", "id", "membership", "collective_id"),
            )
            .left_join("membership_departure", departure_of("membership"))
            .and_where(column("membership", "superseded_by").is_null())
            .and_where(column("membership", "status").ne("pending"))
            .and_where(column("person", "status").eq(Status::Current.as_str()))
            .cond_where(condition);
        let rows = self.session.query_all(&query).await?;
        rows.iter().map(|it| self.membership(it)).collect()
    }

    fn membership(&self, row: &QueryResult) -> Result<NumberedMembership, StoreError> {
        let id: Uuid = row.try_get("", "id")?;
        let county: String = row.try_get("", "county")?;
        let reading = Reading { table: "membership", county: &county, id };
        let (code, ground): (String, String) =
            (row.try_get("", "collective_code")?, row.try_get("", "ground")?);
        let ending: Option<String> = row.try_get("", "ending")?;
        let (first_day, last_day): (NaiveDate, Option<NaiveDate>) =
            (row.try_get("", "first_day")?, row.try_get("", "last_day")?);
        let ending = ending.map(|it| reading.listed("ending", Ending::parse(&it))).transpose()?;
        Ok(NumberedMembership {
            membership: Membership {
                person: ObjectId(id),
                collective: credit_code(reading, "collective_code", &code, Some(of_collective()))?,
                ground: reading.listed("ground", Ground::parse(&ground))?,
                first_day,
                last_day,
                ending,
            },
            name: row.try_get("", "name")?,
            division: division(row, id)?,
            key: self.key(row, id)?,
            goes_on_in: row.try_get("", "credit_code")?,
        })
    }

    async fn registered_collectives(&self) -> Result<Vec<RegisteredCollective>, StoreError> {
        let query = Query::select()
            .columns(["county", "id", "code", "division"].map(|it| ("register_object", it)))
            .from("collective_particulars")
            .inner_join(
                "register_object",
                same_object("register_object", "id", "collective_particulars", "id"),
            )
            .and_where(column("collective_particulars", "status").eq(Status::Current.as_str()))
            .to_owned();
        let rows = self.session.query_all(&query).await?;
        let collective = |row: &QueryResult| {
            let id: Uuid = row.try_get("", "id")?;
            let (county, code): (String, String) =
                (row.try_get("", "county")?, row.try_get("", "code")?);
            let reading = Reading { table: "register_object", county: &county, id };
            let credit_code = credit_code(reading, "code", &code, Some(of_collective()))?;
            Ok(RegisteredCollective { credit_code, division: division(row, id)? })
        };
        rows.iter().map(collective).collect()
    }

    /// The keyed hash of a number; who has none is told by the id, which no other person has.
    fn key(&self, row: &QueryResult, id: Uuid) -> Result<NumberIndex, StoreError> {
        let index: Option<Vec<u8>> = row.try_get("", "document_index")?;
        let Some(index) = index else { return Ok(self.keys.index(&format!("person/{id}"))) };
        let corrupt =
            |_bytes| StoreError::corrupt("person", id, "document_index is not of its length");
        index.try_into().map_err(corrupt)
    }
}

fn division(row: &QueryResult, id: Uuid) -> Result<DivisionCode, StoreError> {
    let text: String = row.try_get("", "division")?;
    let corrupt = |error| StoreError::corrupt("register_object", id, format!("division: {error}"));
    DivisionCode::parse(&text).map_err(corrupt)
}

/// The certificate of where somebody went when a membership ended.
fn departure_of(membership: &'static str) -> Cond {
    let same = |it: &'static str| column("membership_departure", it).equals((membership, it));
    let all = ["county", "collective_id", "person_id", "last_day"].map(same);
    all.into_iter().fold(Cond::all(), Cond::add)
}

/// Two tables of one county joined by an id.
fn same_object(one: &'static str, id: &'static str, other: &'static str, of: &'static str) -> Cond {
    Cond::all()
        .add(column(one, "county").equals((other, "county")))
        .add(column(one, id).equals((other, of)))
}
