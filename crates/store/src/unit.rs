//! A unit of work: what an act changes, in one transaction, with its entry.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, EntityTrait, Iden as _, Iterable as _, ModelTrait,
    sea_query::{Cond, Expr, ExprTrait as _, Query, Value},
};
use seal::NumberIndex;
use tenure::{Act, ActId, HouseholdMember, NumberStanding, ObjectId, ShareHolding, Status};
use uuid::Uuid;

use crate::{
    ActEntry, At, Fact, Keys, RegisterObject, Row, Scope, StoreError, VillageRegister, act,
    dialect,
    entity::{contact, ledger_entry, register_act, register_object},
    object,
    row::{Pen, to_microseconds},
    select::{BATCH, by_column, column, of_division},
    session::Session,
    village_register,
};

/// So many rows that the planner should know of them before the server finds them by itself.
const ROWS_TO_ANALYZE: usize = 1_000;

/// A unit of work in a county; dropped without [`Unit::commit`], nothing of it happened.
///
/// After an error it is good for nothing but to be dropped: PostgreSQL takes no more statements then.
#[derive(Debug)]
pub struct Unit {
    pub(crate) session: Session,
    pub(crate) county: County,
    pub(crate) keys: Keys,
    pub(crate) pen: Pen,
    /// How many rows have gone into each table.
    n_inserted: BTreeMap<&'static str, usize>,
    database: DatabaseConnection,
}

/// A current person of the county, as far as a lookup by number tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    pub id: ObjectId,
    pub version: i32,
    pub name: String,
    pub standing: NumberStanding,
    pub division: DivisionCode,
}

impl Unit {
    pub(crate) async fn new(
        session: Session,
        database: DatabaseConnection,
        county: County,
        keys: Keys,
    ) -> Result<Self, StoreError> {
        if let Session::PostgreSql(it) = &session {
            dialect::lock_county(&mut *it.lock().await, county.as_str()).await?;
        }
        let pen = Pen::new(county, keys.clone());
        Ok(Self { session, county, keys, pen, n_inserted: BTreeMap::new(), database })
    }

    /// The county that the unit works in.
    pub fn county(&self) -> County {
        self.county
    }

    /// The number that the next act of the county bears.
    pub async fn next_act_number(&mut self) -> Result<i64, StoreError> {
        act::next_number(&self.session, self.county).await
    }

    /// The numbers of acts of the county, upwards.
    pub async fn act_numbers(&mut self, acts: &BTreeSet<ActId>) -> Result<Vec<i64>, StoreError> {
        let ids = acts.iter().map(|it| it.0).collect();
        let acts = act::by_id(&self.session, self.county, ids).await?;
        Ok(acts.into_iter().map(|it| it.number).collect())
    }

    /// Records the act; whatever the unit changes names it.
    pub async fn record_act(
        &mut self,
        act: &Act,
        division: &DivisionCode,
    ) -> Result<(), StoreError> {
        let row = act::write(act, division, &self.pen);
        self.insert_models::<register_act::Entity>(vec![row]).await
    }

    /// Appends the immutable entry of an act.
    pub async fn append_entry(&mut self, entry: ActEntry) -> Result<(), StoreError> {
        let row = ledger_entry::Model {
            county: self.pen.county(),
            act_id: entry.act.0,
            canonical: entry.canonical,
            digest: entry.digest,
        };
        self.insert_models::<ledger_entry::Entity>(vec![row]).await
    }

    /// Makes objects, before their first rows.
    pub async fn insert_objects(&mut self, objects: Vec<RegisterObject>) -> Result<(), StoreError> {
        *self.n_inserted.entry("register_object").or_default() += objects.len();
        let pen = &self.pen;
        let models = objects.into_iter().map(|it| object::write(it, pen)).collect();
        self.insert_models::<register_object::Entity>(models).await
    }

    /// Inserts rows of one table; the phones among them go to the table of contacts.
    pub async fn insert<T: Fact>(&mut self, mut rows: Vec<Row<T>>) -> Result<(), StoreError> {
        let phones = take_phones(&mut rows);
        *self.n_inserted.entry(T::NAME).or_default() += rows.len();
        let Self { session, pen, .. } = self;
        let mut models = rows.into_iter().map(|row| Ok(values::<T::Entity>(&T::write(row, pen)?)));
        insert_values::<T::Entity>(session, T::NAME, &mut models).await?;
        if let Some(phones) = phones {
            self.put_contacts(phones).await?;
        }
        Ok(())
    }

    /// Closes the current rows of objects: they become historic, and say by which act and when.
    pub async fn supersede<T: Fact>(
        &mut self,
        rows: &[(ObjectId, i32)],
        act: ActId,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut missing = 0;
        for rows in rows.chunks(BATCH) {
            // An object has one current row; nobody else can change that while the unit is under way.
            let current = Cond::all()
                .add(Expr::col("county").eq(self.county.as_str()))
                .add(Expr::col("status").eq(Status::Current.as_str()))
                .add(Expr::col("id").is_in(rows.iter().map(|(id, _)| id.0)));
            let versions = Query::select()
                .columns(["id", "version"])
                .from(T::NAME)
                .cond_where(current.clone())
                .to_owned();
            let mut found: HashMap<Uuid, i32> = HashMap::with_capacity(rows.len());
            for row in self.session.query_all(&versions).await? {
                found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
            let n_found = rows.iter().filter(|(id, version)| found.get(&id.0) == Some(version));
            missing += rows.len() - n_found.count();
            let statement = Query::update()
                .table(T::NAME)
                .value("status", Status::Historic.as_str())
                .value("superseded_by", act.0)
                .value("superseded_at", to_microseconds(at))
                .cond_where(current)
                .to_owned();
            self.session.execute(&statement).await?;
        }
        if missing > 0 {
            return Err(StoreError::NotCurrent { table: T::NAME, missing });
        }
        Ok(())
    }

    /// Whether the register knows any object of a division.
    pub async fn has_objects(&mut self, division: &DivisionCode) -> Result<bool, StoreError> {
        object::any(&self.session, division).await
    }

    /// All that is current in a division of the county.
    pub async fn current_of_village(
        &mut self,
        division: &DivisionCode,
    ) -> Result<VillageRegister, StoreError> {
        village_register::read(&self.session, &self.keys, division, At::Current).await
    }

    /// The rows of one table that are current in a division of the county.
    pub async fn current_of_division<T: Fact>(
        &mut self,
        division: &DivisionCode,
    ) -> Result<Vec<Row<T>>, StoreError> {
        of_division(&self.session, &self.keys, division, At::Current).await
    }

    /// The current rows of objects of the county, wherever in it they are.
    pub async fn current_of<T: Fact>(
        &mut self,
        objects: &[ObjectId],
    ) -> Result<Vec<Row<T>>, StoreError> {
        self.current_by("id", objects).await
    }

    /// The current holdings that are shown with households of the county.
    pub async fn holdings_of_households(
        &mut self,
        households: &[ObjectId],
    ) -> Result<Vec<Row<ShareHolding>>, StoreError> {
        self.current_by("household_id", households).await
    }

    /// The households of the county in which persons are members now.
    pub async fn memberships_of(
        &mut self,
        persons: &[ObjectId],
    ) -> Result<Vec<Row<HouseholdMember>>, StoreError> {
        self.current_by("person_id", persons).await
    }

    async fn current_by<T: Fact>(
        &mut self,
        column: &'static str,
        objects: &[ObjectId],
    ) -> Result<Vec<Row<T>>, StoreError> {
        let ids: Vec<Uuid> = objects.iter().map(|it| it.0).collect();
        let (scope, county) = (Scope::Everywhere, self.county);
        by_column(&self.session, &self.keys, &scope, county, column, &ids, At::Current).await
    }

    /// What an identity number is looked up by.
    pub fn number_index(&self, number: &str) -> NumberIndex {
        self.keys.index(number)
    }

    /// The current persons of the county with these numbers.
    pub async fn persons_by_index(
        &mut self,
        indexes: &[NumberIndex],
    ) -> Result<HashMap<NumberIndex, Vec<KnownPerson>>, StoreError> {
        let mut persons: HashMap<NumberIndex, Vec<KnownPerson>> = HashMap::new();
        for indexes in indexes.chunks(BATCH) {
            let query = Query::select()
                .columns(
                    ["id", "version", "name", "standing", "document_index"]
                        .map(|it| ("person", it)),
                )
                .column(("register_object", "division"))
                .from("person")
                .inner_join(
                    "register_object",
                    Cond::all()
                        .add(column("register_object", "county").equals(("person", "county")))
                        .add(column("register_object", "id").equals(("person", "id"))),
                )
                .and_where(column("person", "county").eq(self.county.as_str()))
                .and_where(column("person", "status").eq(Status::Current.as_str()))
                .and_where(
                    column("person", "document_index").is_in(indexes.iter().map(|it| it.to_vec())),
                )
                .to_owned();
            for row in self.session.query_all(&query).await? {
                let id: Uuid = row.try_get("", "id")?;
                let corrupt = |what: &str| StoreError::corrupt("person", id, what);
                let index: Vec<u8> = row.try_get("", "document_index")?;
                let standing: String = row.try_get("", "standing")?;
                let division: String = row.try_get("", "division")?;
                let index = index
                    .try_into()
                    .map_err(|_bytes| corrupt("document_index is not of its length"))?;
                persons.entry(index).or_default().push(KnownPerson {
                    id: ObjectId(id),
                    version: row.try_get("", "version")?,
                    name: row.try_get("", "name")?,
                    standing: NumberStanding::parse(&standing)
                        .ok_or_else(|| corrupt("standing is not in its list"))?,
                    division: DivisionCode::parse(&division)
                        .map_err(|error| corrupt(&error.to_string()))?,
                });
            }
        }
        Ok(persons)
    }

    /// Makes it happen.
    pub async fn commit(self) -> Result<(), StoreError> {
        let Self { session, n_inserted, database, .. } = self;
        session.commit().await?;
        let many = n_inserted.iter().filter(|(_, n_rows)| **n_rows >= ROWS_TO_ANALYZE);
        let tables: Vec<&str> = many.map(|(table, _)| *table).collect();
        if let Some(statement) = dialect::analyze(&database, &tables) {
            // It is done already; what fails here costs a plan, not a row.
            if let Err(error) = database.execute_unprepared(&statement).await {
                tracing::warn!(%error, "the statistics of the tables could not be brought up to date");
            }
        }
        Ok(())
    }

    /// The transaction, for the parts of the unit that stand beside their tables.
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    pub(crate) async fn insert_models<E: EntityTrait>(
        &mut self,
        models: Vec<E::Model>,
    ) -> Result<(), StoreError>
    where
        E::Model: ModelTrait<Entity = E> + Send + Sync,
    {
        insert_models::<E>(&self.session, models).await
    }

    async fn put_contacts(&mut self, phones: Vec<Phone>) -> Result<(), StoreError> {
        // What is no longer said is erased, and what is said is written anew; of a new object nothing was said before.
        let told_before: Vec<Uuid> =
            phones.iter().filter(|it| !it.of_new_object).map(|it| it.object.0).collect();
        for objects in told_before.chunks(BATCH) {
            let statement = Query::delete()
                .from_table("contact")
                .and_where(Expr::col("county").eq(self.county.as_str()))
                .and_where(Expr::col("object_id").is_in(objects.iter().copied()))
                .to_owned();
            self.session.execute(&statement).await?;
        }
        let county = self.pen.county();
        let models = phones.into_iter().filter_map(|Phone { object, number, .. }| {
            let phone = number.filter(|it| !it.is_empty())?;
            Some(contact::Model { county: county.clone(), object_id: object.0, phone })
        });
        self.insert_models::<contact::Entity>(models.collect()).await
    }
}

/// The first version of an object, which makes it.
const FIRST_VERSION: i32 = 1;

/// What a row says of a phone; it is kept in a table apart.
struct Phone {
    object: ObjectId,
    of_new_object: bool,
    number: Option<String>,
}

/// Takes the phones out of the facts; `None` for facts that have none.
fn take_phones<T: Fact>(rows: &mut [Row<T>]) -> Option<Vec<Phone>> {
    rows.first_mut()?.registered.fact.phone()?;
    let phones = rows.iter_mut().filter_map(|row| {
        let (object, of_new_object) = (row.id(), row.version().number == FIRST_VERSION);
        row.registered.fact.phone().map(|it| Phone { object, of_new_object, number: it.take() })
    });
    Some(phones.collect())
}

fn values<E: EntityTrait>(model: &E::Model) -> Vec<Value>
where
    E::Model: ModelTrait<Entity = E>,
{
    E::Column::iter().map(|it| model.get(it)).collect()
}

/// Inserts rows of a table in a session.
pub(crate) async fn insert_models<E: EntityTrait>(
    session: &Session,
    models: Vec<E::Model>,
) -> Result<(), StoreError>
where
    E::Model: ModelTrait<Entity = E> + Send + Sync,
{
    let mut rows = models.into_iter().map(|it| Ok(values::<E>(&it)));
    insert_values::<E>(session, E::default().table_name(), &mut rows).await
}

async fn insert_values<E: EntityTrait>(
    session: &Session,
    table: &str,
    rows: &mut (dyn ExactSizeIterator<Item = Result<Vec<Value>, StoreError>> + Send),
) -> Result<(), StoreError> {
    if rows.len() == 0 {
        return Ok(());
    }
    let columns: Vec<String> = E::Column::iter().map(|it| it.unquoted().to_owned()).collect();
    match session {
        Session::Sqlite(it) => {
            dialect::insert_into_sqlite(&mut *it.lock().await, table, &columns, rows).await
        }
        Session::PostgreSql(it) => {
            dialect::copy_into_postgresql(&mut *it.lock().await, table, &columns, rows).await
        }
    }
}
