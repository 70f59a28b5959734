//! What the tables of a collective have in common that are only added to: whose a row is, and by which act it came.

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    EntityTrait, FromQueryResult as _, Iterable as _, Order, PrimaryKeyToColumn as _,
    QueryFilter as _, QueryOrder as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _},
};
use tenure::{ActId, ObjectId, ObjectKind};

use crate::{
    At, Fact, Row, Scope, Store, StoreError, Unit,
    row::{Anchor, to_microseconds},
    select::by_column,
    session::Session,
};

/// Where a collective is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectiveKey {
    pub county: County,
    pub id: ObjectId,
}

/// By which act a row came, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub act: ActId,
    pub at: DateTime<Utc>,
}

/// The column by which a table names the collective that its rows belong to.
fn anchor<T: Fact>() -> &'static str {
    match T::ANCHOR {
        Anchor::Object(column, ObjectKind::Collective) => column,
        Anchor::Object(..) | Anchor::Division => "collective_id",
    }
}

impl Unit {
    /// The rows of a table that belong to a collective, in the order of their ids.
    pub async fn of_collective<T: Fact>(
        &mut self,
        collective: ObjectId,
        at: impl Into<At>,
    ) -> Result<Vec<Row<T>>, StoreError> {
        let (scope, ids) = (Scope::Everywhere, [collective.0]);
        let (session, keys) = (&self.session, &self.keys);
        by_column(session, keys, &scope, self.county, anchor::<T>(), &ids, at.into()).await
    }
}

impl Store {
    /// The same; whoever asks has seen the collective.
    pub async fn of_collective<T: Fact>(
        &self,
        key: CollectiveKey,
        at: impl Into<At>,
    ) -> Result<Vec<Row<T>>, StoreError> {
        let (scope, ids) = (Scope::Everywhere, [key.id.0]);
        let session = self.read().await?;
        by_column(&session, self.keys(), &scope, key.county, anchor::<T>(), &ids, at.into()).await
    }
}

/// The rows of a collective, in the order of their keys; with a moment, those that were recorded by then.
pub(super) async fn rows<E: EntityTrait>(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<E::Model>, StoreError> {
    let mut query = E::find()
        .filter(Expr::col("county").eq(key.county.as_str()))
        .filter(Expr::col("collective_id").eq(key.id.0));
    if let Some(known_at) = known_at {
        query = query.filter(Expr::col("recorded_at").lte(to_microseconds(known_at)));
    }
    for column in E::PrimaryKey::iter() {
        query = query.order_by(column.into_column(), Order::Asc);
    }
    let rows = sea_orm::ConnectionTrait::query_all(session, &query.into_query()).await?;
    rows.iter().map(|it| Ok(E::Model::from_query_result(it, "")?)).collect()
}

/// A count as the database keeps it.
pub(super) fn stored(number: u32, table: &'static str) -> Result<i32, StoreError> {
    let unwritable = StoreError::Unwritable { table, what: "a number" };
    i32::try_from(number).map_err(|_too_large| unwritable)
}
