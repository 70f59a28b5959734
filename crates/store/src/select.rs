//! Selects rows of any table of facts: by division, by id, by a column, as of a day and a moment.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult as _, QueryFilter as _, QueryTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query, SelectStatement},
};
use tenure::{Act, AsOf, Status, Version};
use uuid::Uuid;

use crate::{
    Keys, Row, Scope, StoreError,
    entity::{contact, register_object},
    row::{Anchor, Fact, to_microseconds},
    scope::within,
    session::Session,
};

/// More values than this are asked for in several queries.
pub(crate) const BATCH: usize = 5_000;

/// Which versions are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Those that are current now, whatever their days.
    Current,
    /// Those that held on a day, as the register knew it at a moment.
    AsOf(AsOf),
    /// Those that the register believed at a moment, whatever their days.
    Known(DateTime<Utc>),
    /// Those that were current between two acts of a county: the one of this number was recorded, and the next one was not.
    ///
    /// The numbers of acts tell them apart where the clock does not: two acts may bear one moment.
    AfterAct { county: County, number: i64 },
}

impl From<AsOf> for At {
    fn from(as_of: AsOf) -> Self {
        Self::AsOf(as_of)
    }
}

/// A column of a table.
pub(crate) fn column(table: &'static str, column: &'static str) -> Expr {
    Expr::col((table, column))
}

impl At {
    /// What an act of a county left.
    pub fn left_by(county: County, act: &Act) -> Self {
        Self::AfterAct { county, number: act.number }
    }

    /// What an act of a county found: what the one before it left.
    pub fn found_by(county: County, act: &Act) -> Self {
        Self::AfterAct { county, number: act.number.saturating_sub(1) }
    }

    pub(crate) fn condition(self, table: &'static str) -> Cond {
        match self {
            Self::Current => Cond::all().add(column(table, "status").eq("current")),
            Self::AsOf(at) => held(table, at),
            Self::Known(known_at) => believed(table, known_at),
            Self::AfterAct { county, number } => Cond::all()
                .add(column(table, "status").ne("pending"))
                .add(column(table, "last_day").is_null())
                .add(numbered(table, "act_id", county, |it| it.lte(number)))
                .add(Cond::any().add(column(table, "superseded_by").is_null()).add(numbered(
                    table,
                    "superseded_by",
                    county,
                    |it| it.gt(number),
                ))),
        }
    }

    /// A version that is asked for, without what came later and was not known then.
    fn version(self, version: Version) -> Version {
        match self {
            Self::Current => version,
            Self::AsOf(AsOf { known_at, .. }) | Self::Known(known_at) => {
                version.as_known_at(known_at)
            }
            Self::AfterAct { .. } => {
                Version { status: Status::Current, superseded: None, ..version }
            }
        }
    }
}

/// What held on the day, was recorded by the moment, and was superseded by nothing then.
fn held(table: &'static str, AsOf { as_of, known_at }: AsOf) -> Cond {
    believed(table, known_at).add(column(table, "first_day").lte(as_of)).add(
        Cond::any()
            .add(column(table, "last_day").is_null())
            .add(column(table, "last_day").gte(as_of)),
    )
}

/// What was recorded by the moment, and superseded by nothing then.
fn believed(table: &'static str, known_at: DateTime<Utc>) -> Cond {
    let known_at = to_microseconds(known_at);
    Cond::all()
        .add(column(table, "status").ne("pending"))
        .add(column(table, "recorded_at").lte(known_at))
        .add(
            Cond::any()
                .add(column(table, "superseded_at").is_null())
                .add(column(table, "superseded_at").gt(known_at)),
        )
}

/// Whether the number of the act that a column names fulfils a condition.
///
/// It is asked of each row by the key of the act: a county has more acts than a question has rows.
fn numbered(
    table: &'static str,
    name: &'static str,
    county: County,
    number: impl FnOnce(Expr) -> Expr,
) -> Expr {
    const ACT: &str = "register_act";
    let act = Query::select()
        .column((ACT, "id"))
        .from(ACT)
        .and_where(column(ACT, "county").eq(county.as_str()))
        .and_where(column(ACT, "id").equals((table, name)))
        .and_where(number(column(ACT, "number")))
        .to_owned();
    Expr::exists(act)
}

/// The versions of a table in a county; conditions follow.
fn of_county<T: Fact>(county: County, at: At) -> SelectStatement {
    T::Entity::find()
        .filter(column(T::NAME, "county").eq(county.as_str()))
        .filter(at.condition(T::NAME))
        .into_query()
}

/// Joins the object that gives a table its divisions, and keeps the rows of the divisions that are asked for.
pub(crate) fn anchored<T: Fact>(query: &mut SelectStatement, division: impl FnOnce(Expr) -> Cond) {
    const OBJECT: &str = "register_object";
    match T::ANCHOR {
        Anchor::Division => {
            query.cond_where(division(column(T::NAME, "division")));
        }
        Anchor::Object(id, kind) => {
            query
                .inner_join(
                    OBJECT,
                    Cond::all()
                        .add(column(OBJECT, "county").equals((T::NAME, "county")))
                        .add(column(OBJECT, "id").equals((T::NAME, id))),
                )
                .and_where(column(OBJECT, "kind").eq(kind.as_str()))
                .cond_where(division(column(OBJECT, "division")));
        }
    }
}

/// The rows of a division, in the order of their ids.
pub(crate) async fn of_division<T: Fact>(
    session: &Session,
    keys: &Keys,
    division: &DivisionCode,
    at: At,
) -> Result<Vec<Row<T>>, StoreError> {
    let county = division.county();
    let mut query = of_county::<T>(county, at);
    anchored::<T>(&mut query, |column| within(column, division));
    let mut rows = fetch::<T>(session, keys, query, at).await?;
    if rows.first_mut().is_some_and(|it| it.registered.fact.phone().is_some()) {
        let mut query = contact::Entity::find().into_query();
        query
            .inner_join(
                "register_object",
                Cond::all()
                    .add(column("register_object", "county").equals(("contact", "county")))
                    .add(column("register_object", "id").equals(("contact", "object_id"))),
            )
            .and_where(column("contact", "county").eq(county.as_str()))
            .cond_where(within(column("register_object", "division"), division));
        attach_phones(session, query, &mut rows).await?;
    }
    Ok(rows)
}

/// The rows whose column names one of these objects, within a scope, in the order of their ids.
pub(crate) async fn by_column<T: Fact>(
    session: &Session,
    keys: &Keys,
    scope: &Scope,
    county: County,
    name: &'static str,
    ids: &[Uuid],
    at: At,
) -> Result<Vec<Row<T>>, StoreError> {
    let mut rows = Vec::new();
    for ids in ids.chunks(BATCH) {
        let mut query = of_county::<T>(county, at);
        query.and_where(column(T::NAME, name).is_in(ids.iter().copied()));
        if *scope != Scope::Everywhere {
            anchored::<T>(&mut query, |column| scope.condition(column));
        }
        rows.extend(fetch::<T>(session, keys, query, at).await?);
    }
    if rows.first_mut().is_some_and(|it| it.registered.fact.phone().is_some()) {
        let objects: Vec<Uuid> = rows.iter().map(|it| it.id().0).collect();
        for objects in objects.chunks(BATCH) {
            let mut query = contact::Entity::find().into_query();
            query
                .and_where(column("contact", "county").eq(county.as_str()))
                .and_where(column("contact", "object_id").is_in(objects.iter().copied()));
            attach_phones(session, query, &mut rows).await?;
        }
    }
    Ok(rows)
}

/// The rows in the order of their ids, put so here: asked for in the query, the order would tempt SQLite to walk the whole primary key.
async fn fetch<T: Fact>(
    session: &Session,
    keys: &Keys,
    query: SelectStatement,
    at: At,
) -> Result<Vec<Row<T>>, StoreError> {
    let read = |row| {
        let mut row = T::read(T::Model::from_query_result(row, "")?, keys)?;
        row.registered.version = at.version(row.registered.version);
        Ok(row)
    };
    let rows = session.query_all(&query).await?;
    let mut rows: Vec<Row<T>> = rows.iter().map(read).collect::<Result<_, StoreError>>()?;
    rows.sort_by_key(|it| (it.id(), it.version().number));
    Ok(rows)
}

async fn attach_phones<T: Fact>(
    session: &Session,
    query: SelectStatement,
    rows: &mut [Row<T>],
) -> Result<(), StoreError> {
    let mut phones = HashMap::new();
    for row in session.query_all(&query).await? {
        let contact = contact::Model::from_query_result(&row, "")?;
        phones.insert(contact.object_id, contact.phone);
    }
    for row in rows {
        if let Some(phone) = phones.get(&row.id().0)
            && let Some(place) = row.registered.fact.phone()
        {
            *place = Some(phone.clone());
        }
    }
    Ok(())
}

/// The objects of a division, by id.
pub(crate) async fn objects(
    session: &Session,
    division: &DivisionCode,
) -> Result<Vec<register_object::Model>, StoreError> {
    let query = register_object::Entity::find()
        .filter(column("register_object", "county").eq(division.county().as_str()))
        .filter(within(column("register_object", "division"), division))
        .into_query();
    let rows = session.query_all(&query).await?;
    rows.iter()
        .map(|row| register_object::Model::from_query_result(row, "").map_err(Into::into))
        .collect()
}

/// The counties of a scope that have rows in a table, in the order of their codes: each costs one look into an index that `county` leads.
pub(crate) async fn counties_of(
    session: &Session,
    table: &'static str,
    scope: &Scope,
) -> Result<Vec<County>, StoreError> {
    if let Some(county) = scope.county() {
        return Ok(vec![county]);
    }
    let mut counties: Vec<County> = Vec::new();
    loop {
        let mut query = Query::select();
        query.expr(Expr::col("county").min()).from(table);
        if let Some(last) = counties.last() {
            query.and_where(Expr::col("county").gt(last.as_str()));
        }
        let row = session.query_one(&query).await?;
        let next: Option<String> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        let Some(next) = next else { return Ok(counties) };
        let corrupt = |error| StoreError::corrupt(table, Uuid::nil(), format!("county: {error}"));
        counties.push(County::parse(&next).map_err(corrupt)?);
    }
}
