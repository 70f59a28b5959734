//! Parcels by where they lie: what a village borders on, whatever village it belongs to.

use geometry::{Crs, Envelope, Outline};
use sea_orm::{ConnectionTrait as _, FromQueryResult as _};
use tenure::{ObjectId, Parcel};
use uuid::Uuid;

use crate::{
    Keys, Row, Scope, Store, StoreError, Unit, dialect, entity, row::sealed::Table as _,
    session::Session,
};

/// The parcels of today, of any county, whose envelope meets another, in longitude and latitude.
pub(crate) async fn meeting(
    session: &Session,
    keys: &Keys,
    envelope: Envelope,
) -> Result<Vec<Row<Parcel>>, StoreError> {
    let statement = dialect::meeting(session.engine(), Parcel::NAME, envelope);
    let rows = session.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| Parcel::read(entity::parcel::Model::from_query_result(row, "")?, keys))
        .collect()
}

impl Store {
    /// The parcels of today whose envelope meets another, in longitude and latitude.
    ///
    /// Those outside the scope are not found, so a village's officer sees no neighbour across the border.
    pub async fn parcels_meeting(
        &self,
        scope: &Scope,
        envelope: Envelope,
    ) -> Result<Vec<Row<Parcel>>, StoreError> {
        let parcels = meeting(&self.read().await?, self.keys(), envelope).await?;
        let seen = |it: &Row<Parcel>| scope.contains(&it.fact().code.issuer().division());
        Ok(parcels.into_iter().filter(seen).collect())
    }
}

impl Unit {
    /// The parcels of the county whose envelopes meet that of an outline.
    pub async fn parcels_near(
        &mut self,
        crs: Crs,
        outline: &Outline,
    ) -> Result<Vec<Row<Parcel>>, StoreError> {
        let nobody = ObjectId(Uuid::nil());
        let envelope = self.pen.envelope(nobody, crs, outline)?;
        let parcels = meeting(&self.session, &self.keys, envelope).await?;
        let own = |it: &Row<Parcel>| it.fact().code.issuer().division().county() == self.county;
        Ok(parcels.into_iter().filter(own).collect())
    }
}
