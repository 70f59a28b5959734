//! The objects that an act touched: those that a row which it wrote or closed names.

use std::collections::BTreeSet;

use identity::County;
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Cond, ExprTrait as _, Query, SelectStatement},
};
use tenure::{Act, ActKind};
use uuid::Uuid;

use crate::{StoreError, select::column, session::Session};

/// The objects that a column of a table names in the rows that an act wrote or closed.
pub(crate) async fn touched_by(
    session: &Session,
    county: County,
    act: &Act,
    table: &'static str,
    name: &'static str,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut objects = BTreeSet::new();
    for question in questions(county, act, table, name) {
        for row in session.query_all(&question).await? {
            objects.extend(row.try_get::<Option<Uuid>>("", "object")?);
        }
    }
    Ok(objects)
}

/// What the rows that the act wrote name, and what those name that it closed: each has an index of its own.
///
/// A name may come more than once: asked for once only, SQLite walks through the county in the order of the names instead.
pub(crate) fn questions(
    county: County,
    act: &Act,
    table: &'static str,
    name: &'static str,
) -> [SelectStatement; 2] {
    let closed = Cond::all().add(column(table, "superseded_by").eq(act.id.0));
    [written(act, table), closed].map(|by_act| {
        Query::select()
            .expr_as(column(table, name), "object")
            .from(table)
            .and_where(column(table, "county").eq(county.as_str()))
            .cond_where(by_act)
            .to_owned()
    })
}

/// The rows that an act wrote; what a case writes has no source in a submission, and is indexed by that.
///
/// Where a case says until when a row was true, it copies the source; but then it closed that row too.
fn written(act: &Act, table: &'static str) -> Cond {
    let written = Cond::all().add(column(table, "act_id").eq(act.id.0));
    match act.kind {
        ActKind::Case | ActKind::HandOver | ActKind::Collective | ActKind::Deal => {
            written.add(column(table, "source").is_null())
        }
        ActKind::Takeover => written,
    }
}
