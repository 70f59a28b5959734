//! The objects that an act touched, each whole: as they were before it, and as it left them.

use std::collections::BTreeSet;

use identity::County;
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Cond, ExprTrait as _, Query},
};
use tenure::{Act, ObjectKind};
use uuid::Uuid;

use crate::{
    At, Scope, Store, StoreError, VillageRegister, codes, history::tables, select::column,
    session::Session,
};

/// The kinds of objects that a case changes.
const KINDS: [ObjectKind; 7] = [
    ObjectKind::Issuer,
    ObjectKind::Contractor,
    ObjectKind::Household,
    ObjectKind::Person,
    ObjectKind::Parcel,
    ObjectKind::LandContract,
    ObjectKind::Homestead,
];

impl Store {
    /// The objects that an act of the county touched, before it and after it.
    ///
    /// They stand as the acts left them, whatever the clock said: what another act did at the same moment is not mixed in.
    pub async fn states_around(
        &self,
        scope: &Scope,
        county: County,
        act: &Act,
    ) -> Result<[VillageRegister; 2], StoreError> {
        if !scope.contains(&county.into()) {
            return Err(StoreError::NotFound);
        }
        let session = self.read().await?;
        let mut touched = codes::Touched::default();
        for kind in KINDS {
            for (table, name) in tables(kind) {
                let ids = touched_by(&session, county, act.id.0, table, name).await?;
                touched.extend(kind, ids.into_iter().map(tenure::ObjectId));
            }
        }
        let [before, after] = [At::found_by(county, act), At::left_by(county, act)];
        // What one state brings with the objects belongs to the other state as well.
        for at in [before, after] {
            let found = codes::around(&session, self.keys(), county, at, &touched).await?;
            touched.take(&found);
        }
        Ok([
            codes::around(&session, self.keys(), county, before, &touched).await?,
            codes::around(&session, self.keys(), county, after, &touched).await?,
        ])
    }
}

/// The objects that a column names in the rows that an act made or closed.
async fn touched_by(
    session: &Session,
    county: County,
    act: Uuid,
    table: &'static str,
    name: &'static str,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let by_act = Cond::any()
        .add(column(table, "act_id").eq(act))
        .add(column(table, "superseded_by").eq(act));
    let query = Query::select()
        .distinct()
        .column(name)
        .from(table)
        .and_where(column(table, "county").eq(county.as_str()))
        .and_where(column(table, name).is_not_null())
        .cond_where(by_act)
        .to_owned();
    let rows = session.query_all(&query).await?;
    Ok(rows.iter().map(|it| it.try_get("", name)).collect::<Result<_, _>>()?)
}
