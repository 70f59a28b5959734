//! The history of an object: every act that made, changed or ended a row of it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    ConnectionTrait as _, Order, QueryResult,
    sea_query::{ExprTrait as _, Query},
};
use tenure::{Act, ActId, ObjectKind, Status, Version};
use uuid::Uuid;

use crate::{
    RecordedAct, RegisterObject, Scope, Store, StoreError, act, object, select::column,
    session::Session, touched_by::touched_by,
};

/// The tables that say something of the objects of a kind, with the column that names the object.
pub(crate) const fn tables(kind: ObjectKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        ObjectKind::Issuer => &[("issuer", "id"), ("land_contract", "issuer_id")],
        ObjectKind::Contractor => &[("contractor", "id"), ("land_contract", "contractor_id")],
        ObjectKind::Household => &[
            ("household", "id"),
            ("household_member", "household_id"),
            ("contractor", "household_id"),
            ("homestead", "household_id"),
            ("share_holding", "household_id"),
        ],
        ObjectKind::Person => {
            &[("person", "id"), ("household_member", "person_id"), ("membership", "person_id")]
        }
        ObjectKind::Parcel => &[("parcel", "id"), ("contracted_parcel", "parcel_id")],
        ObjectKind::LandContract => &[
            ("land_contract", "id"),
            ("contract_right", "id"),
            ("certificate", "id"),
            ("certificate_change", "contract_id"),
            ("title_document", "contract_id"),
            ("circulation", "contract_id"),
            ("contracted_parcel", "contract_id"),
            ("restriction", "on_id"),
        ],
        ObjectKind::Homestead => &[("homestead", "id"), ("restriction", "on_id")],
        ObjectKind::Collective => &[
            ("collective", "id"),
            ("collective_particulars", "id"),
            ("charter", "id"),
            ("organ", "collective_id"),
            ("collective_asset", "collective_id"),
            ("membership", "collective_id"),
            ("share_holding", "collective_id"),
        ],
        ObjectKind::Restriction => &[("restriction", "id")],
    }
}

/// What an act did to an object.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    pub act: RecordedAct,
    /// The versions of the object's own row that the act made, by number; none where it changed only what belongs to the object.
    pub versions: Vec<Version>,
}

/// The table of an object's own rows, where histories are shown of it.
const fn own_table(kind: ObjectKind) -> Option<&'static str> {
    match kind {
        ObjectKind::Household => Some("household"),
        ObjectKind::Parcel => Some("parcel"),
        ObjectKind::LandContract => Some("land_contract"),
        ObjectKind::Homestead => Some("homestead"),
        _ => None,
    }
}

impl Store {
    /// What each act did to an object of the scope, in the order of the acts' numbers: at most `limit` acts, after a number.
    pub async fn history_of_object(
        &self,
        scope: &Scope,
        kind: ObjectKind,
        code: &str,
        after: i64,
        limit: usize,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        let acts = self.acts_of_object(scope, kind, code).await?;
        let acts = acts.into_iter().filter(|it| it.act.number > after).take(limit);
        let session = self.read().await?;
        let object = object::in_scope(&session, scope, kind, code).await?;
        let mut versions = match own_table(kind) {
            Some(table) => versions(&session, &object, table).await?,
            None => Vec::new(),
        };
        let entry = |act: RecordedAct| {
            let made = versions.extract_if(.., |it| it.act == act.act.id).collect();
            HistoryEntry { act, versions: made }
        };
        Ok(acts.map(entry).collect())
    }

    /// The acts that touched an object of the scope, in the order of their numbers.
    pub async fn acts_of_object(
        &self,
        scope: &Scope,
        kind: ObjectKind,
        code: &str,
    ) -> Result<Vec<RecordedAct>, StoreError> {
        let session = self.read().await?;
        let object = object::in_scope(&session, scope, kind, code).await?;
        let county = object.division.county();
        let mut acts = vec![object.act.0];
        for (table, name) in tables(kind) {
            note_acts(&session, county.as_str(), table, name, object.id.0, &mut acts).await?;
        }
        act::recorded(&session, county, acts).await
    }
}

impl Store {
    /// The objects that an act made, changed or ended, in the order of their ids: at most `limit` of them, after an id.
    ///
    /// The act has been seen to lie in the scope; objects that do not are left out.
    pub async fn objects_of_act(
        &self,
        scope: &Scope,
        county: County,
        act: &Act,
        after: Option<Uuid>,
        limit: usize,
    ) -> Result<Vec<RegisterObject>, StoreError> {
        let session = self.read().await?;
        let mut ids: BTreeSet<Uuid> = BTreeSet::new();
        for (table, name) in ObjectKind::ALL.iter().flat_map(|kind| tables(*kind)) {
            ids.extend(touched_by(&session, county, act, table, name).await?);
        }
        let ids: Vec<Uuid> =
            ids.into_iter().filter(|it| after.is_none_or(|after| *it > after)).collect();
        let objects = object::by_id(&session, county, &ids).await?;
        Ok(objects.into_iter().filter(|it| scope.contains(&it.division)).take(limit).collect())
    }
}

async fn note_acts(
    session: &Session,
    county: &str,
    table: &'static str,
    name: &'static str,
    object: Uuid,
    acts: &mut Vec<Uuid>,
) -> Result<(), StoreError> {
    let query = Query::select()
        .distinct()
        .columns(["act_id", "superseded_by"])
        .from(table)
        .and_where(column(table, "county").eq(county))
        .and_where(column(table, name).eq(object))
        .to_owned();
    for row in session.query_all(&query).await? {
        acts.push(row.try_get("", "act_id")?);
        acts.extend(row.try_get::<Option<Uuid>>("", "superseded_by")?);
    }
    Ok(())
}

/// Every version of an object's own row, by number.
async fn versions(
    session: &Session,
    object: &RegisterObject,
    table: &'static str,
) -> Result<Vec<Version>, StoreError> {
    let query = Query::select()
        .columns(VERSION)
        .from(table)
        .and_where(column(table, "county").eq(object.division.county().as_str()))
        .and_where(column(table, "id").eq(object.id.0))
        .order_by("version", Order::Asc)
        .to_owned();
    let rows = session.query_all(&query).await?;
    rows.iter().map(|row| version(row, object, table)).collect()
}

/// The columns that every table of facts has.
const VERSION: [&str; 9] = [
    "version",
    "status",
    "first_day",
    "last_day",
    "act_id",
    "recorded_at",
    "superseded_by",
    "superseded_at",
    "source",
];

fn version(
    row: &QueryResult,
    object: &RegisterObject,
    table: &'static str,
) -> Result<Version, StoreError> {
    let status: String = row.try_get("", "status")?;
    let unlisted = || StoreError::corrupt(table, object.id.0, "status is not in its list");
    let by: Option<Uuid> = row.try_get("", "superseded_by")?;
    let at: Option<DateTime<Utc>> = row.try_get("", "superseded_at")?;
    Ok(Version {
        object: object.id,
        number: row.try_get("", "version")?,
        status: Status::parse(&status).ok_or_else(unlisted)?,
        first_day: row.try_get("", "first_day")?,
        last_day: row.try_get("", "last_day")?,
        act: ActId(row.try_get("", "act_id")?),
        recorded_at: row.try_get("", "recorded_at")?,
        superseded: by.map(ActId).zip(at),
        source: row.try_get("", "source")?,
    })
}
