//! The history of an object: every act that made, changed or ended a row of it.

use sea_orm::{
    ConnectionTrait as _,
    sea_query::{ExprTrait as _, Query},
};
use tenure::ObjectKind;
use uuid::Uuid;

use crate::{
    RecordedAct, Scope, Store, StoreError, act, object, scope::county_of, select::column,
    session::Session,
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
        ObjectKind::Person => &[("person", "id"), ("household_member", "person_id")],
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
        ObjectKind::Collective => &[("collective", "id"), ("share_holding", "collective_id")],
        ObjectKind::Restriction => &[("restriction", "id")],
    }
}

impl Store {
    /// The acts that touched an object of the scope, in the order of their numbers.
    pub async fn acts_of_object(
        &self,
        scope: &Scope,
        kind: ObjectKind,
        code: &str,
    ) -> Result<Vec<RecordedAct>, StoreError> {
        let session = self.read().await?;
        let object = object::in_scope(&session, scope, kind, code).await?;
        let county = scope.county().or_else(|| county_of(code)).ok_or(StoreError::NotFound)?;
        let mut acts = vec![object.act.0];
        for (table, name) in tables(kind) {
            note_acts(&session, county.as_str(), table, name, object.id.0, &mut acts).await?;
        }
        act::recorded(&session, county, acts).await
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
